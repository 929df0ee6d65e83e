package se.statsbidrag.identity.clients;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.identity.AccessTokens.Proved;
import se.statsbidrag.kernel.Actor;

@Repository
class ClientStore {

  private static final String CLIENT =
      """
      select c.*, p.name as registered_by_name
        from identity.client c join identity.person p on p.id = c.registered_by
      """;

  private final JdbcClient jdbc;

  ClientStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(
      UUID id, Actor by, UUID person, String name, boolean maySubmit, Code code, Instant now) {
    jdbc.sql(
            """
            insert into identity.client
              (id, organisation_id, person_id, name, may_submit, code, code_until,
               registered_by, registered_at)
            values (:id, :organisation, :person, :name, :submit, :code, :until, :by, :now)
            """)
        .param("id", id)
        .param("organisation", by.agencyId())
        .param("person", person)
        .param("name", name)
        .param("submit", maySubmit)
        .param("code", code.digest())
        .param("until", utc(now.plus(Code.GOOD_FOR)))
        .param("by", by.personId())
        .param("now", utc(now))
        .update();
  }

  List<Client> of(UUID organisation) {
    return jdbc.sql(CLIENT + " where c.organisation_id = :organisation order by c.registered_at")
        .param("organisation", organisation)
        .query(Client.class)
        .list();
  }

  Optional<Client> client(UUID id, UUID organisation) {
    return jdbc.sql(CLIENT + " where c.id = :id and c.organisation_id = :organisation")
        .param("id", id)
        .param("organisation", organisation)
        .query(Client.class)
        .optional();
  }

  /** The system that a token proves, unless it was taken away. */
  Optional<Client> proved(Proved who) {
    return jdbc.sql(
            CLIENT + " where c.issuer = :issuer and c.subject = :subject and c.removed_at is null")
        .param("issuer", who.issuer())
        .param("subject", who.subject())
        .query(Client.class)
        .optional();
  }

  /** Connects the system that hands in a code which is still good; the code is good once. */
  Optional<UUID> activate(Proved who, Code code, Instant now) {
    return jdbc.sql(
            """
            update identity.client
               set issuer = :issuer, subject = :subject, activated_at = :now
             where code = :code and code_until > :now and activated_at is null
               and removed_at is null
            returning id
            """)
        .param("issuer", who.issuer())
        .param("subject", who.subject())
        .param("code", code.digest())
        .param("now", utc(now))
        .query(UUID.class)
        .optional();
  }

  /** Takes a system away, and its power with it; false where that was done already. */
  boolean remove(UUID id, Actor by, String reason, Instant now) {
    return jdbc.sql(
                """
                with gone as (
                  update identity.client set removed_by = :by, removed_at = :now
                   where id = :id and organisation_id = :organisation and removed_at is null
                  returning person_id)
                , ended as (
                  update identity.power
                     set removed_by = :by, removed_at = :now, removal_reason = :reason
                   where person_id in (select person_id from gone) and removed_at is null)
                select count(*) from gone
                """)
            .param("id", id)
            .param("organisation", by.agencyId())
            .param("by", by.personId())
            .param("reason", reason)
            .param("now", utc(now))
            .query(Long.class)
            .single()
        == 1;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
