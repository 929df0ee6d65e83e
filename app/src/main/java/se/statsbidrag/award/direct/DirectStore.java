package se.statsbidrag.award.direct;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

@Repository
class DirectStore {

  private final JdbcClient jdbc;

  DirectStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID insert(
      Actor actor,
      UUID line,
      Named.Party party,
      UUID organisation,
      String kind,
      DirectForm.Read form,
      CaseFile matter,
      Instant now) {
    return jdbc.sql(
            """
            insert into award.direct
              (agency_id, line_id, party, organisation_id, recipient_kind, recipient_name,
               amount_ore, purpose, pay_by, case_id, case_number, proposed_by, proposed_at)
            values (:agency, :line, :party, :organisation, :kind, :name,
                    :amount, :purpose, :payBy, :case, :number, :person, :now)
            returning id
            """)
        .param("agency", actor.agencyId())
        .param("line", line)
        .param("party", party.code())
        .param("organisation", organisation)
        .param("kind", kind)
        .param("name", form.organisation())
        .param("amount", form.amount().ore())
        .param("purpose", form.purpose())
        .param("payBy", form.payBy())
        .param("case", matter.id())
        .param("number", matter.caseNumber())
        .param("person", actor.personId())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  void proposed(UUID id, UUID proposal) {
    jdbc.sql("update award.direct set proposal_id = :proposal where id = :id")
        .param("proposal", proposal)
        .param("id", id)
        .update();
  }

  /** It came to nothing: the party can be proposed again. */
  void close(UUID id) {
    jdbc.sql("update award.direct set open = false where id = :id").param("id", id).update();
  }

  Optional<Direct> direct(UUID agency, UUID id) {
    return jdbc.sql("select * from award.direct where id = :id and agency_id = :agency")
        .param("id", id)
        .param("agency", agency)
        .query(DirectStore::read)
        .optional();
  }

  /** What is proposed or decided of a line. */
  List<Direct> open(UUID line) {
    return jdbc.sql("select * from award.direct where line_id = :line and open order by id")
        .param("line", line)
        .query(DirectStore::read)
        .list();
  }

  /** The award that a proposal became. */
  Optional<UUID> award(UUID proposal) {
    return jdbc.sql("select id from award.award where proposal_id = :id and kind = 'DIRECT'")
        .param("id", proposal)
        .query(UUID.class)
        .optional();
  }

  Optional<Named.Payer> payer(UUID line) {
    return jdbc.sql(
            """
            select ours, reason, stated_by_name, stated_at from award.payer
             where line_id = :line order by id desc limit 1
            """)
        .param("line", line)
        .query((row, n) ->
            new Named.Payer(
                row.getBoolean("ours"),
                row.getString("reason"),
                row.getString("stated_by_name"),
                row.getObject("stated_at", OffsetDateTime.class)))
        .optional();
  }

  void state(Actor actor, UUID line, boolean ours, String reason, Instant now) {
    jdbc.sql(
            """
            insert into award.payer
              (agency_id, line_id, ours, reason, stated_at, stated_by, stated_by_name)
            values (:agency, :line, :ours, :reason, :now, :person, :name)
            """)
        .param("agency", actor.agencyId())
        .param("line", line)
        .param("ours", ours)
        .param("reason", reason)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("name", actor.name())
        .update();
  }

  private static Direct read(ResultSet row, int number) throws SQLException {
    return new Direct(
        row.getObject("id", UUID.class),
        row.getObject("agency_id", UUID.class),
        row.getObject("line_id", UUID.class),
        row.getString("party"),
        row.getObject("organisation_id", UUID.class),
        row.getString("recipient_kind"),
        row.getString("recipient_name"),
        new Money(row.getLong("amount_ore")),
        row.getString("purpose"),
        row.getObject("pay_by", LocalDate.class),
        row.getObject("case_id", UUID.class),
        row.getString("case_number"),
        row.getObject("proposal_id", UUID.class));
  }
}
