package se.statsbidrag.decision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import tools.jackson.databind.json.JsonMapper;

/** What writes and lists proposals; {@link ProposalReader} reads a whole one. */
@Repository
class DecisionStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DecisionStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  UUID insert(Actor actor, NewProposal proposal, String hash, Instant at) {
    Appeal appeal = proposal.appeal();
    Appeal.@Nullable Appealable open = appeal instanceof Appeal.Appealable a ? a : null;
    @Nullable LegalBasis closed = appeal instanceof Appeal.NotAppealable n ? n.basis() : null;
    UUID id =
        jdbc.sql(
                """
                insert into decision.proposal
                  (agency_id, authority, case_id, subject_type, subject_id, subject_label, title,
                   outcome, decision_text, reasons, appeal_to, appeal_how, no_appeal_source,
                   no_appeal_place, content_hash, proposed_by, proposed_by_name, proposed_at)
                values
                  (:agency, :authority, :case, :type, :subject, :label, :title, :outcome, :text,
                   :reasons, :to, :how, :source, :place, :hash, :person, :name, :at)
                returning id
                """)
            .param("agency", actor.agencyId())
            .param("authority", proposal.authority().strip())
            .param("case", proposal.caseId())
            .param("type", proposal.subject().type())
            .param("subject", proposal.subject().id())
            .param("label", proposal.subject().label())
            .param("title", proposal.title().strip())
            .param("outcome", proposal.outcome().strip())
            .param("text", proposal.text().strip())
            .param("reasons", proposal.reasons().strip())
            .param("to", open == null ? null : open.to().strip())
            .param("how", open == null ? null : open.how().strip())
            .param("source", closed == null ? null : closed.source().strip())
            .param("place", closed == null ? null : closed.place())
            .param("hash", hash)
            .param("person", actor.personId())
            .param("name", actor.name())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .single();
    insertParts(id, proposal);
    return id;
  }

  private void insertParts(UUID id, NewProposal proposal) {
    for (int i = 0; i < proposal.legalBasis().size(); i++) {
      LegalBasis basis = proposal.legalBasis().get(i);
      jdbc.sql("insert into decision.legal_basis values (:id, :position, :source, :place)")
          .param("id", id)
          .param("position", i + 1)
          .param("source", basis.source().strip())
          .param("place", basis.place())
          .update();
    }
    for (int i = 0; i < proposal.annexes().size(); i++) {
      jdbc.sql("insert into decision.annex values (:id, :position, :content::jsonb)")
          .param("id", id)
          .param("position", i + 1)
          .param("content", json.writeValueAsString(proposal.annexes().get(i)))
          .update();
    }
  }

  void insert(UUID proposal, int position, Participant participant) {
    jdbc.sql(
            """
            insert into decision.participant
              (proposal_id, person_id, position, name, part, no_conflict_at, dissent)
            values (:proposal, :person, :position, :name, :part, :at, :dissent)
            """)
        .param("proposal", proposal)
        .param("person", participant.personId())
        .param("position", position)
        .param("name", participant.name())
        .param("part", participant.part().name())
        .param("at", participant.noConflictAt().atOffset(ZoneOffset.UTC))
        .param("dissent", participant.dissent())
        .update();
  }

  /** Sets the hash after somebody joined; 0 rows where the proposal was changed or closed. */
  int rehash(UUID id, String seen, String hash) {
    return jdbc.sql(
            """
            update decision.proposal set content_hash = :hash
             where id = :id and content_hash = :seen and status = 'PROPOSED'
            """)
        .param("id", id)
        .param("seen", seen)
        .param("hash", hash)
        .update();
  }

  /** Closes what waits and is what was seen; 0 rows where somebody else came first. */
  int close(
      UUID id,
      String seen,
      ProposalStatus status,
      Actor actor,
      Instant at,
      @Nullable String note,
      @Nullable UUID document) {
    boolean decided = status == ProposalStatus.DECIDED;
    return jdbc.sql(
            """
            update decision.proposal
               set status = :status, closed_by = :person, closed_by_name = :name,
                   closed_at = :at, closing_note = :note, document_id = :document,
                   no_conflict_at = case when :decided then cast(:at as timestamptz) end
             where id = :id and content_hash = :seen and status = 'PROPOSED'
            """)
        .param("id", id)
        .param("seen", seen)
        .param("status", status.name())
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("note", note)
        .param("document", document)
        .param("decided", decided)
        .update();
  }

  Optional<UUID> latest(UUID agency, String subjectType, String subjectId) {
    return jdbc.sql(
            """
            select id from decision.proposal
             where agency_id = :agency and subject_type = :type and subject_id = :subject
             order by proposed_at desc, id desc limit 1
            """)
        .param("agency", agency)
        .param("type", subjectType)
        .param("subject", subjectId)
        .query(UUID.class)
        .optional();
  }

  List<ProposalLine> list(UUID agency, boolean waiting, int limit) {
    return jdbc.sql(
            """
            select p.id, c.case_number, p.title, p.status, p.proposed_by, p.proposed_by_name,
                   p.proposed_at, p.closed_by_name, p.closed_at
              from decision.proposal p join casefile.case_file c on c.id = p.case_id
             where p.agency_id = :agency and (p.status = 'PROPOSED') = :waiting
             order by case when :waiting then p.proposed_at end,
                      p.closed_at desc, p.id
             limit :limit
            """)
        .param("agency", agency)
        .param("waiting", waiting)
        .param("limit", limit)
        .query(ProposalLine.class)
        .list();
  }
}
