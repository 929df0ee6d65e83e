package se.statsbidrag.requisition.overview;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OverviewStore {

  /** What counts of what an organisation has sent in to a round. */
  record Row(
      UUID organisationId,
      String status,
      String choice,
      long amountOre,
      OffsetDateTime receivedAt,
      boolean late,
      UUID caseId,
      String caseNumber) {}

  private final JdbcClient jdbc;

  OverviewStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One row an organisation: the one in force, or else the latest. */
  List<Row> answers(UUID agency, UUID round) {
    return jdbc.sql(
            """
            select distinct on (organisation_id)
                   organisation_id, status, choice, amount_ore, received_at, late, case_id,
                   case_number
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

  /** Who has something in force in a round. */
  List<UUID> answered(UUID round) {
    return jdbc.sql(
            """
            select organisation_id from requisition.requisition
             where round_id = :round
               and status in ('SUBMITTED', 'COMPLETION_ASKED', 'APPROVED')
            """)
        .param("round", round)
        .query(UUID.class)
        .list();
  }

  int requisitioned(UUID round) {
    return jdbc.sql(
            """
            select count(*) from requisition.requisition
             where round_id = :round and choice <> 'NONE'
               and status in ('SUBMITTED', 'COMPLETION_ASKED', 'APPROVED')
            """)
        .param("round", round)
        .query(Integer.class)
        .single();
  }
}
