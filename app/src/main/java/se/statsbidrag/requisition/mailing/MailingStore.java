package se.statsbidrag.requisition.mailing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

@Repository
class MailingStore {

  private static final String MAILING =
      """
      select id, agency_id, round_id, organisation_id, recipient_name, ceiling_ore, case_id,
             sent_at, addresses, document_id
        from requisition.mailing
      """;

  private final JdbcClient jdbc;
  private final Clock machine;

  MailingStore(JdbcClient jdbc, @Qualifier("systemClock") Clock machine) {
    this.jdbc = jdbc;
    this.machine = machine;
  }

  /** Keeps that a form goes out; empty where it already has. */
  Optional<UUID> insert(Actor actor, UUID round, UUID caseId, Mailings.Addressed to, Instant at) {
    return jdbc.sql(
            """
            insert into requisition.mailing
              (agency_id, round_id, organisation_id, recipient_name, ceiling_ore, case_id, sent_at,
               sent_by, addresses, due_at)
            values (:agency, :round, :organisation, :name, :ceiling, :case, :at, :person,
                    :addresses, :due)
            on conflict (round_id, organisation_id) do nothing
            returning id
            """)
        .param("agency", actor.agencyId())
        .param("round", round)
        .param("organisation", to.organisation())
        .param("name", to.name())
        .param("ceiling", to.ceiling().ore())
        .param("case", caseId)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("addresses", to.addressees().size())
        .param("due", machine.instant().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional();
  }

  List<Mailing> inRound(UUID agency, UUID round) {
    return jdbc.sql(
            MAILING
                + """
                 where agency_id = :agency and round_id = :round
                 order by recipient_name collate "sv-SE-x-icu", id
                """)
        .param("agency", agency)
        .param("round", round)
        .query(MailingStore::mailing)
        .list();
  }

  Optional<Mailing> mailing(UUID id) {
    return jdbc.sql(MAILING + " where id = :id")
        .param("id", id)
        .query(MailingStore::mailing)
        .optional();
  }

  Optional<Mailing> to(UUID organisation, UUID round) {
    return jdbc.sql(MAILING + " where round_id = :round and organisation_id = :organisation")
        .param("round", round)
        .param("organisation", organisation)
        .query(MailingStore::mailing)
        .optional();
  }

  /** Takes forms that are to be made; each is due again if this node is lost. */
  List<UUID> claim(Duration lease, int limit) {
    Instant now = machine.instant();
    return jdbc.sql(
            """
            update requisition.mailing set attempts = attempts + 1, due_at = :lease
             where id in (select id from requisition.mailing where due_at <= :now
                           order by due_at limit :limit for update skip locked)
            returning id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  /** Whether the form still waits to be made; locks it. */
  boolean waits(UUID id) {
    return jdbc.sql("select document_id is null from requisition.mailing where id = :id for update")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  void made(UUID id, UUID document) {
    jdbc.sql("update requisition.mailing set document_id = :document, due_at = null where id = :id")
        .param("id", id)
        .param("document", document)
        .update();
  }

  private static Mailing mailing(ResultSet row, int index) throws SQLException {
    return new Mailing(
        row.getObject("id", UUID.class),
        row.getObject("agency_id", UUID.class),
        row.getObject("round_id", UUID.class),
        row.getObject("organisation_id", UUID.class),
        row.getString("recipient_name"),
        Money.of(row.getLong("ceiling_ore")),
        row.getObject("case_id", UUID.class),
        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
        row.getInt("addresses"),
        row.getObject("document_id", UUID.class));
  }
}
