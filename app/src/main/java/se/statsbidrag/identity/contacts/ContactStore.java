package se.statsbidrag.identity.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;

@Repository
class ContactStore {

  private static final String CONTACTS =
      """
      select id, organisation_id, grant_id, recipient_kind, name, email, phone, mailbox,
             lower(valid) as first, upper(valid) as last, told_by_name
        from identity.contact_person
      """;

  private final JdbcClient jdbc;

  ContactStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of one recipient in one grant and role, latest first. */
  List<ContactPerson> history(UUID organisation, UUID grant, String kind) {
    return jdbc.sql(
            CONTACTS
                + """
                 where organisation_id = :organisation and grant_id = :grant
                   and recipient_kind = :kind
                 order by lower(valid) desc
                """)
        .param("organisation", organisation)
        .param("grant", grant)
        .param("kind", kind)
        .query(ContactStore::contact)
        .list();
  }

  /** All that are current: of one recipient, or of one grant. */
  List<ContactPerson> current(@Nullable UUID organisation, @Nullable UUID grant) {
    return jdbc.sql(
            CONTACTS
                + """
                 where upper_inf(valid)
                   and (:organisation::uuid is null or organisation_id = :organisation)
                   and (:grant::uuid is null or grant_id = :grant)
                 order by organisation_id, grant_id, recipient_kind
                """)
        .param("organisation", organisation)
        .param("grant", grant)
        .query(ContactStore::contact)
        .list();
  }

  /** The last of those who have no successor, of an agency's grants, longest gone first. */
  List<ContactPerson> gone(UUID agency, int limit) {
    return jdbc.sql(
            CONTACTS
                + """
                 c where c.agency_id = :agency and not upper_inf(c.valid)
                   and not exists (select from identity.contact_person later
                                    where later.organisation_id = c.organisation_id
                                      and later.grant_id = c.grant_id
                                      and later.recipient_kind = c.recipient_kind
                                      and lower(later.valid) >= upper(c.valid))
                 order by upper(c.valid) limit :limit
                """)
        .param("agency", agency)
        .param("limit", limit)
        .query(ContactStore::contact)
        .list();
  }

  /** False when it is no longer the current one. */
  boolean end(UUID id, Instant at, Actor actor) {
    return jdbc.sql(
                """
                update identity.contact_person
                   set valid = tstzrange(lower(valid), :at), ended_by_name = :name
                 where id = :id and upper_inf(valid)
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("name", actor.name())
            .param("id", id)
            .update()
        == 1;
  }

  UUID insert(
      Actor actor,
      UUID agency,
      UUID grant,
      String kind,
      ContactPerson.Details details,
      Instant at) {
    return jdbc.sql(
            """
            insert into identity.contact_person
              (organisation_id, agency_id, grant_id, recipient_kind, name, email, phone, mailbox,
               valid, told_by, told_by_name, told_at)
            values (:organisation, :agency, :grant, :kind, :name, :email, :phone, :mailbox,
                    tstzrange(:at, null), :person, :personName, :at)
            returning id
            """)
        .param("organisation", actor.agencyId())
        .param("agency", agency)
        .param("grant", grant)
        .param("kind", kind)
        .param("name", details.name())
        .param("email", details.email())
        .param("phone", details.phone())
        .param("mailbox", details.mailbox())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("personName", actor.name())
        .query(UUID.class)
        .single();
  }

  private static ContactPerson contact(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
    return new ContactPerson(
        row.getObject("id", UUID.class),
        row.getObject("organisation_id", UUID.class),
        row.getObject("grant_id", UUID.class),
        row.getString("recipient_kind"),
        new ContactPerson.Details(
            row.getString("name"),
            row.getString("email"),
            row.getString("phone"),
            row.getString("mailbox")),
        row.getObject("first", OffsetDateTime.class).toInstant(),
        last == null ? null : last.toInstant(),
        row.getString("told_by_name"));
  }
}
