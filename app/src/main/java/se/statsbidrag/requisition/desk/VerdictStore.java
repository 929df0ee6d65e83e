package se.statsbidrag.requisition.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.requisition.Requisition;

/** Writes what is proposed and decided, for one and for many. */
@Repository
class VerdictStore {

  /** A list of requisitions to be decided in one act. */
  record Batch(
      UUID id,
      UUID agencyId,
      UUID roundId,
      UUID caseId,
      @Nullable UUID proposalId,
      @Nullable String decidedByName) {}

  /** One of a list whose document waits to be made. */
  record Line(UUID batchId, UUID requisitionId) {}

  private final JdbcClient jdbc;
  private final Clock machine;

  VerdictStore(JdbcClient jdbc, @Qualifier("systemClock") Clock machine) {
    this.jdbc = jdbc;
    this.machine = machine;
  }

  void insert(UUID proposal, UUID requisition, Verdict verdict) {
    jdbc.sql(
            """
            insert into requisition.verdict (proposal_id, requisition_id, outcome, heard)
            values (:proposal, :requisition, :outcome, :heard)
            """)
        .param("proposal", proposal)
        .param("requisition", requisition)
        .param("outcome", verdict.outcome().name())
        .param("heard", verdict.outcome().burdens() ? verdict.heard() : null)
        .update();
  }

  Verdict.Outcome outcome(UUID proposal) {
    return Verdict.Outcome.valueOf(
        jdbc.sql("select outcome from requisition.verdict where proposal_id = :proposal")
            .param("proposal", proposal)
            .query(String.class)
            .single());
  }

  UUID insertBatch(Actor actor, UUID round, UUID caseId, Instant at) {
    return jdbc.sql(
            """
            insert into requisition.batch (agency_id, round_id, case_id, proposed_by, proposed_at)
            values (:agency, :round, :case, :person, :at) returning id
            """)
        .param("agency", actor.agencyId())
        .param("round", round)
        .param("case", caseId)
        .param("person", actor.personId())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  void insertLine(UUID batch, int position, Requisition sent) {
    jdbc.sql(
            """
            insert into requisition.batch_line
              (batch_id, position, requisition_id, amount_ore, sha256)
            values (:batch, :position, :requisition, :amount, :sha256)
            """)
        .param("batch", batch)
        .param("position", position)
        .param("requisition", sent.id())
        .param("amount", sent.amount().ore())
        .param("sha256", sent.sha256())
        .update();
  }

  void proposed(UUID batch, UUID proposal) {
    jdbc.sql("update requisition.batch set proposal_id = :proposal where id = :batch")
        .param("batch", batch)
        .param("proposal", proposal)
        .update();
  }

  Optional<Batch> batch(UUID agency, UUID id) {
    return jdbc.sql(
            """
            select id, agency_id, round_id, case_id, proposal_id, decided_by_name
              from requisition.batch where id = :id and agency_id = :agency
            """)
        .param("id", id)
        .param("agency", agency)
        .query(Batch.class)
        .optional();
  }

  /** The requisitions of a list, in its order. */
  List<UUID> lines(UUID batch) {
    return jdbc.sql(
            """
            select requisition_id from requisition.batch_line
             where batch_id = :batch order by position
            """)
        .param("batch", batch)
        .query(UUID.class)
        .list();
  }

  /** How many of a list are not any more as they were when it was proposed. */
  int changed(UUID batch) {
    return jdbc.sql(
            """
            select count(*) from requisition.batch_line l
              join requisition.requisition r on r.id = l.requisition_id
             where l.batch_id = :batch and r.status <> 'SUBMITTED'
            """)
        .param("batch", batch)
        .query(Integer.class)
        .single();
  }

  /** The list is decided, and each of its lines; their documents are due. */
  void decided(UUID batch, Actor by, Instant at) {
    jdbc.sql(
            """
            update requisition.batch
               set decided_by = :person, decided_by_name = :name, decided_at = :at
             where id = :batch and decided_by is null
            """)
        .param("batch", batch)
        .param("person", by.personId())
        .param("name", by.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            update requisition.batch_line set decided = true, due_at = :due
             where batch_id = :batch
            """)
        .param("batch", batch)
        .param("due", machine.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The list came to nothing: what stood in it can stand in another. */
  void release(UUID batch) {
    jdbc.sql("update requisition.batch_line set open = false where batch_id = :batch")
        .param("batch", batch)
        .update();
  }

  /** Takes lines whose documents are due; each is due again if this node is lost. */
  List<Line> claim(Duration lease, int limit) {
    Instant now = machine.instant();
    return jdbc.sql(
            """
            update requisition.batch_line
               set attempts = attempts + 1, due_at = :lease
             where (batch_id, requisition_id) in
                   (select batch_id, requisition_id from requisition.batch_line
                     where due_at <= :now order by due_at limit :limit for update skip locked)
            returning batch_id, requisition_id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(Line.class)
        .list();
  }

  /** Whether the line still waits for its document; locks it. */
  boolean waits(Line line) {
    return jdbc.sql(
            """
            select document_id is null from requisition.batch_line
             where batch_id = :batch and requisition_id = :requisition for update
            """)
        .param("batch", line.batchId())
        .param("requisition", line.requisitionId())
        .query(Boolean.class)
        .single();
  }

  void made(Line line, UUID document) {
    jdbc.sql(
            """
            update requisition.batch_line set document_id = :document, due_at = null
             where batch_id = :batch and requisition_id = :requisition
            """)
        .param("batch", line.batchId())
        .param("requisition", line.requisitionId())
        .param("document", document)
        .update();
  }

  UUID agency(UUID batch) {
    return jdbc.sql("select agency_id from requisition.batch where id = :batch")
        .param("batch", batch)
        .query(UUID.class)
        .single();
  }
}
