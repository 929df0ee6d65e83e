package se.statsbidrag.requisition.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what waits at the desk. */
@Repository
class DeskStore {

  /** A round in which something waits. */
  record WaitingRound(UUID roundId, String name, long waiting, java.time.Instant since) {}

  /** A completion that was asked for and has not come in time. */
  record Overdue(UUID id, UUID agencyId, String caseNumber, UUID caseId, LocalDate answerBy) {}

  private final JdbcClient jdbc;

  DeskStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the content still is what its hash and the values beside it say. */
  boolean intact(UUID id) {
    return jdbc.sql(
            """
            select encode(sha256(convert_to(content, 'UTF8')), 'hex') = sha256
                   and (content::jsonb ->> 'amountOre')::bigint = amount_ore
                   and (content::jsonb -> 'recipient' ->> 'organisationId')::uuid = organisation_id
              from requisition.requisition where id = :id
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /** Whether somebody has proposed something about it that has not been closed. */
  List<UUID> proposals(UUID requisition) {
    return jdbc.sql(
            """
            select v.proposal_id from requisition.verdict v
              join decision.proposal p on p.id = v.proposal_id
             where v.requisition_id = :id
            union all
            select b.proposal_id from requisition.batch_line l
              join requisition.batch b on b.id = l.batch_id
             where l.requisition_id = :id and l.open and b.proposal_id is not null
            """)
        .param("id", requisition)
        .query(UUID.class)
        .list();
  }

  /** What waits for an officer: sent in, something asked for, and not proposed. */
  List<UUID> unproposed(UUID agency, UUID round) {
    return jdbc.sql(
            """
            select r.id from requisition.requisition r
             where r.agency_id = :agency and r.round_id = :round and r.status = 'SUBMITTED'
               and r.choice <> 'NONE'
               and not exists (select from requisition.batch_line l
                                where l.requisition_id = r.id and l.open)
               and not exists (select from requisition.verdict v
                                 join decision.proposal p on p.id = v.proposal_id
                                where v.requisition_id = r.id and p.status = 'PROPOSED')
             order by r.recipient_code, r.received_at, r.id
            """)
        .param("agency", agency)
        .param("round", round)
        .query(UUID.class)
        .list();
  }

  List<WaitingRound> waiting(UUID agency, int limit) {
    return jdbc.sql(
            """
            select r.round_id, min(o.name_sv) as name, count(*) as waiting,
                   min(r.received_at) as since
              from requisition.requisition r join programme.round o on o.id = r.round_id
             where r.agency_id = :agency and r.status = 'SUBMITTED' and r.choice <> 'NONE'
               and not exists (select from requisition.batch_line l
                                where l.requisition_id = r.id and l.open)
               and not exists (select from requisition.verdict v
                                 join decision.proposal p on p.id = v.proposal_id
                                where v.requisition_id = r.id and p.status = 'PROPOSED')
             group by r.round_id order by since limit :limit
            """)
        .param("agency", agency)
        .param("limit", limit)
        .query(WaitingRound.class)
        .list();
  }

  /** Completions whose day has passed, for an agency or for all. */
  List<Overdue> overdue(java.util.Optional<UUID> agency, LocalDate today, int limit) {
    return jdbc.sql(
            """
            select id, agency_id, case_number, case_id, answer_by
              from requisition.requisition
             where status = 'COMPLETION_ASKED' and answer_by < :today
               and (:agency::uuid is null or agency_id = :agency)
             order by answer_by, id limit :limit
            """)
        .param("agency", agency.orElse(null))
        .param("today", today)
        .param("limit", limit)
        .query(Overdue.class)
        .list();
  }
}
