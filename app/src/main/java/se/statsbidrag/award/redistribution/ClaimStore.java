package se.statsbidrag.award.redistribution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has come in to a round, and what of it waits for a decision. */
@Repository
class ClaimStore {

  /** What counts of what a recipient has sent in, or else the latest. */
  record Row(
      UUID organisationId,
      UUID id,
      UUID caseId,
      String caseNumber,
      String status,
      String choice,
      boolean share) {}

  private final JdbcClient jdbc;

  ClaimStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Row> claims(UUID agency, UUID round) {
    return jdbc.sql(
            """
            select distinct on (organisation_id)
                   organisation_id, id, case_id, case_number, status, choice, share
              from requisition.requisition
             where agency_id = :agency and round_id = :round and status <> 'REPLACED'
             order by organisation_id,
                      status in ('SUBMITTED', 'COMPLETION_ASKED', 'APPROVED') desc,
                      received_at desc
            """)
        .param("agency", agency)
        .param("round", round)
        .query(Row.class)
        .list();
  }

  /** What is asked for in a round and not decided, in öre. */
  long undecided(UUID agency, UUID round) {
    return jdbc.sql(
            """
            select coalesce(sum(amount_ore), 0) from requisition.requisition
             where agency_id = :agency and round_id = :round
               and status in ('SUBMITTED', 'COMPLETION_ASKED')
            """)
        .param("agency", agency)
        .param("round", round)
        .query(Long.class)
        .single();
  }

  /** Whether anybody whose requisition counts has asked for a part. */
  boolean anybodyAsks(UUID agency, UUID round) {
    return jdbc.sql(
            """
            select exists (select from requisition.requisition
                            where agency_id = :agency and round_id = :round and share
                              and status in ('SUBMITTED', 'COMPLETION_ASKED', 'APPROVED'))
            """)
        .param("agency", agency)
        .param("round", round)
        .query(Boolean.class)
        .single();
  }

  /** The most that each says it can use, in öre, by organisation; the latest word counts. */
  Map<UUID, Long> needs(UUID agency, UUID round) {
    Map<UUID, Long> needs = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (organisation_id) organisation_id, amount_ore
              from award.redistribution_need
             where agency_id = :agency and round_id = :round
             order by organisation_id, id desc
            """)
        .param("agency", agency)
        .param("round", round)
        .query(row -> {
          needs.put(row.getObject("organisation_id", UUID.class), row.getLong("amount_ore"));
        });
    return needs;
  }
}
