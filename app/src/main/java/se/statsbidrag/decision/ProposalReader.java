package se.statsbidrag.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.ObjectRef;
import tools.jackson.databind.json.JsonMapper;

/** Reads a proposal with all its parts. */
@Repository
class ProposalReader {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ProposalReader(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Proposal> proposal(UUID agency, UUID id) {
    return jdbc.sql(
            """
            select p.*, c.case_number
              from decision.proposal p join casefile.case_file c on c.id = p.case_id
             where p.id = :id and p.agency_id = :agency
            """)
        .param("id", id)
        .param("agency", agency)
        .query(this::proposal)
        .optional();
  }

  private Proposal proposal(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Proposal(
        id,
        row.getObject("agency_id", UUID.class),
        Objects.requireNonNullElse(row.getString("authority"), ""),
        row.getObject("case_id", UUID.class),
        row.getString("case_number"),
        new ObjectRef(
            row.getString("subject_type"),
            row.getString("subject_id"),
            row.getString("subject_label")),
        row.getString("title"),
        row.getString("outcome"),
        row.getString("decision_text"),
        row.getString("reasons"),
        legalBasis(id),
        appeal(row),
        annexes(id),
        participants(id),
        row.getObject("proposed_by", UUID.class),
        row.getString("proposed_by_name"),
        instant(row, "proposed_at"),
        row.getString("content_hash"),
        ProposalStatus.valueOf(row.getString("status")),
        closing(row));
  }

  private static Appeal appeal(ResultSet row) throws SQLException {
    @Nullable String to = row.getString("appeal_to");
    return to != null
        ? new Appeal.Appealable(to, row.getString("appeal_how"))
        : new Appeal.NotAppealable(
            new LegalBasis(row.getString("no_appeal_source"), row.getString("no_appeal_place")));
  }

  private static Proposal.@Nullable Closing closing(ResultSet row) throws SQLException {
    @Nullable UUID by = row.getObject("closed_by", UUID.class);
    return by == null
        ? null
        : new Proposal.Closing(
            by,
            row.getString("closed_by_name"),
            instant(row, "closed_at"),
            row.getString("closing_note"),
            row.getObject("document_id", UUID.class));
  }

  private List<LegalBasis> legalBasis(UUID proposal) {
    return jdbc.sql(
            """
            select source, place from decision.legal_basis
             where proposal_id = :proposal order by position
            """)
        .param("proposal", proposal)
        .query(LegalBasis.class)
        .list();
  }

  private List<Annex> annexes(UUID proposal) {
    return jdbc.sql(
            "select content from decision.annex where proposal_id = :proposal order by position")
        .param("proposal", proposal)
        .query((row, index) -> json.readValue(row.getString("content"), Annex.class))
        .list();
  }

  private List<Participant> participants(UUID proposal) {
    return jdbc.sql(
            """
            select person_id, name, part, no_conflict_at, dissent from decision.participant
             where proposal_id = :proposal order by position
            """)
        .param("proposal", proposal)
        .query((row, index) ->
            new Participant(
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                Participant.Part.valueOf(row.getString("part")),
                instant(row, "no_conflict_at"),
                row.getString("dissent")))
        .list();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
