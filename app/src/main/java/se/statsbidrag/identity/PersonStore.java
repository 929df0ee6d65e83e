package se.statsbidrag.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

@Repository
class PersonStore {

  /** A person with the roles held at one organisation on one day. */
  record Holder(
      UUID person,
      String name,
      @Nullable Instant signedOut,
      @Nullable String organisation,
      int places,
      Set<Role> roles) {

    Actor as(UUID agency, String assurance) {
      return new Actor(person, name, agency, roles, assurance);
    }

    boolean signedInSince(Instant signedIn) {
      return signedOut == null || signedOut.isBefore(signedIn);
    }
  }

  private final JdbcClient jdbc;

  PersonStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The person behind a provider's subject, made at the first sign-in; the rest is kept fresh. */
  UUID register(
      String issuer, String subject, String name, @Nullable String email, String language) {
    return jdbc.sql(
            """
            insert into identity.person (issuer, subject, name, email, language)
            values (:issuer, :subject, :name, :email, :language)
            on conflict (issuer, subject) do update
               set name = excluded.name, language = excluded.language,
                   email = coalesce(excluded.email, person.email)
            returning id
            """)
        .param("issuer", issuer)
        .param("subject", subject)
        .param("name", name)
        .param("email", email)
        .param("language", language)
        .query(UUID.class)
        .single();
  }

  Optional<UUID> find(String issuer, String subject) {
    return jdbc.sql("select id from identity.person where issuer = :issuer and subject = :subject")
        .param("issuer", issuer)
        .param("subject", subject)
        .query(UUID.class)
        .optional();
  }

  Optional<UUID> find(String codeOrAddress) {
    List<UUID> found =
        jdbc.sql(
                """
                select id from identity.person
                 where id::text = lower(:text) or lower(email) = lower(:text) limit 2
                """)
            .param("text", codeOrAddress)
            .query(UUID.class)
            .list();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** Everything that a page view needs to know of a person, in one reading. */
  Optional<Holder> holder(UUID person, UUID agency, LocalDate day) {
    return jdbc.sql(
            """
            select p.id, p.name, p.signed_out_at, o.name as organisation, held.at, held.role
              from identity.person p
              left join recipient.organisation o on o.id = :agency
              left join lateral (
                select r.agency_id as at, r.role from identity.role_assignment r
                 where r.person_id = p.id and r.withdrawn_at is null
                   and r.valid_from <= :day and (r.valid_to is null or r.valid_to >= :day)
                union all
                select w.organisation_id, w.role from identity.power w
                 where w.person_id = p.id and w.removed_at is null
                   and w.valid_from <= :day and w.valid_to >= :day) held on true
             where p.id = :person
            """)
        .param("person", person)
        .param("agency", agency)
        .param("day", day)
        .query((ResultSetExtractor<Optional<Holder>>) rows -> holder(rows, agency));
  }

  /** One row for each role that the person holds anywhere, or one without. */
  private static Optional<Holder> holder(ResultSet rows, UUID agency) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    UUID person = rows.getObject("id", UUID.class);
    String name = rows.getString("name");
    @Nullable OffsetDateTime out = rows.getObject("signed_out_at", OffsetDateTime.class);
    @Nullable String organisation = rows.getString("organisation");
    Set<UUID> places = new HashSet<>();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    do {
      @Nullable UUID at = rows.getObject("at", UUID.class);
      if (at != null) {
        places.add(at);
      }
      if (agency.equals(at)) {
        roles.add(Role.valueOf(rows.getString("role")));
      }
    } while (rows.next());
    return Optional.of(
        new Holder(
            person,
            name,
            out == null ? null : out.toInstant(),
            organisation,
            places.size(),
            Set.copyOf(roles)));
  }

  List<People.Named> holding(UUID agency, Role role, LocalDate day) {
    return jdbc.sql(
            """
            select p.id, p.name from identity.person p
             where exists (select from identity.role_assignment r
                            where r.person_id = p.id and r.agency_id = :agency
                              and r.role = :role and r.withdrawn_at is null
                              and r.valid_from <= :day
                              and (r.valid_to is null or r.valid_to >= :day))
             order by p.name collate "sv-SE-x-icu", p.id
            """)
        .param("agency", agency)
        .param("role", role.name())
        .param("day", day)
        .query(People.Named.class)
        .list();
  }

  List<UUID> agencies(UUID person, LocalDate day) {
    return jdbc.sql(
            """
            select agency_id from identity.role_assignment
             where person_id = :person and withdrawn_at is null
               and valid_from <= :day and (valid_to is null or valid_to >= :day)
            union
            select organisation_id from identity.power
             where person_id = :person and removed_at is null
               and valid_from <= :day and valid_to >= :day
             order by agency_id
            """)
        .param("person", person)
        .param("day", day)
        .query(UUID.class)
        .list();
  }

  void assign(
      UUID person,
      UUID agency,
      Role role,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable UUID change) {
    jdbc.sql(
            """
            insert into identity.role_assignment
              (person_id, agency_id, role, valid_from, valid_to, change_id)
            values (:person, :agency, :role, :from, :to, :change)
            """)
        .param("person", person)
        .param("agency", agency)
        .param("role", role.name())
        .param("from", from)
        .param("to", to)
        .param("change", change)
        .update();
  }

  void signOut(UUID person, Instant at) {
    jdbc.sql("update identity.person set signed_out_at = :at where id = :person")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("person", person)
        .update();
  }
}
