package se.statsbidrag.award.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.award.Award;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

@Repository
class ReleaseStore {

  private final JdbcClient jdbc;

  ReleaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID insert(Actor actor, Award award, Money amount, String heard, Instant now) {
    return jdbc.sql(
            """
            insert into award.release
              (agency_id, award_id, amount_ore, heard, proposed_by, proposed_at)
            values (:agency, :award, :amount, :heard, :person, :now) returning id
            """)
        .param("agency", actor.agencyId())
        .param("award", award.id())
        .param("amount", amount.ore())
        .param("heard", heard)
        .param("person", actor.personId())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  void proposed(UUID id, UUID proposal) {
    jdbc.sql("update award.release set proposal_id = :proposal where id = :id")
        .param("proposal", proposal)
        .param("id", id)
        .update();
  }

  /** It was decided, or it came to nothing. */
  void end(UUID id, String status) {
    jdbc.sql("update award.release set status = :status where id = :id")
        .param("status", status)
        .param("id", id)
        .update();
  }

  /** A party whose allocation was withdrawn whole may be given it again. */
  void reopen(Award award) {
    jdbc.sql("update award.direct set open = false where proposal_id = :proposal and open")
        .param("proposal", award.proposalId())
        .update();
  }

  Optional<Release> release(UUID agency, UUID id) {
    return jdbc.sql("select * from award.release where id = :id and agency_id = :agency")
        .param("id", id)
        .param("agency", agency)
        .query(ReleaseStore::read)
        .optional();
  }

  /** What waits to be decided about an award. */
  Optional<Release> waiting(UUID award) {
    return jdbc.sql("select * from award.release where award_id = :award and status = 'WAITS'")
        .param("award", award)
        .query(ReleaseStore::read)
        .optional();
  }

  private static Release read(ResultSet row, int number) throws SQLException {
    return new Release(
        row.getObject("id", UUID.class),
        row.getObject("agency_id", UUID.class),
        row.getObject("award_id", UUID.class),
        new Money(row.getLong("amount_ore")),
        row.getString("heard"),
        row.getObject("proposal_id", UUID.class),
        row.getString("status"));
  }
}
