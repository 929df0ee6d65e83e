package se.statsbidrag.requisition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RequisitionStore {

  private static final String COLUMNS =
      """
      select id, agency_id, round_id, organisation_id, recipient_kind, recipient_name, version,
             replaces, case_id, case_number, content, sha256, channel, received_at, closes_at, late,
             submitted_by, submitted_by_name, submitted_role, assurance, first_by, first_by_name,
             first_role, first_assurance, signatory, status, status_at, status_by_name, answer_by,
             document_id
        from requisition.requisition
      """;
  private static final String ACTIVE =
      " and status in ('SUBMITTED', 'COMPLETION_ASKED', 'APPROVED')";

  private final JdbcClient jdbc;

  RequisitionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Requisition> requisition(UUID id) {
    return jdbc.sql(COLUMNS + " where id = :id")
        .param("id", id)
        .query(RequisitionStore::requisition)
        .optional();
  }

  Optional<Requisition> active(UUID organisation, String kind, UUID round) {
    return jdbc.sql(
            COLUMNS
                + " where organisation_id = :organisation and recipient_kind = :kind"
                + " and round_id = :round"
                + ACTIVE)
        .param("organisation", organisation)
        .param("kind", kind)
        .param("round", round)
        .query(RequisitionStore::requisition)
        .optional();
  }

  List<Requisition> ofOrganisation(UUID organisation, int limit) {
    return jdbc.sql(
            COLUMNS
                + " where organisation_id = :organisation order by received_at desc, id desc"
                + " limit :limit")
        .param("organisation", organisation)
        .param("limit", limit)
        .query(RequisitionStore::requisition)
        .list();
  }

  List<Requisition> versions(UUID caseId) {
    return jdbc.sql(COLUMNS + " where case_id = :case order by version")
        .param("case", caseId)
        .query(RequisitionStore::requisition)
        .list();
  }

  /** The ones that count in a round, by the recipient's code and name. */
  List<Requisition> inRound(
      UUID agency, UUID round, @Nullable RequisitionStatus status, long offset, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                 where agency_id = :agency and round_id = :round
                   and (status = :status
                        or :status::text is null and status not in ('REPLACED', 'WITHDRAWN'))
                 order by recipient_code, recipient_name collate "sv-SE-x-icu", received_at, id
                offset :offset limit :limit
                """)
        .param("agency", agency)
        .param("round", round)
        .param("status", status == null ? null : status.name())
        .param("offset", offset)
        .param("limit", limit)
        .query(RequisitionStore::requisition)
        .list();
  }

  Map<RequisitionStatus, Long> counts(UUID agency, UUID round) {
    Map<RequisitionStatus, Long> counts = new EnumMap<>(RequisitionStatus.class);
    jdbc.sql(
            """
            select status, count(*) as number from requisition.requisition
             where agency_id = :agency and round_id = :round group by status
            """)
        .param("agency", agency)
        .param("round", round)
        .query((row, n) ->
            counts.put(RequisitionStatus.valueOf(row.getString("status")), row.getLong("number")))
        .list();
    return counts;
  }

  /** What those that count ask for together, in öre. */
  long sum(UUID agency, UUID round) {
    return jdbc.sql(
            """
            select coalesce(sum(amount_ore), 0) from requisition.requisition
             where agency_id = :agency and round_id = :round
            """
                + ACTIVE)
        .param("agency", agency)
        .param("round", round)
        .query(Long.class)
        .single();
  }

  private static Requisition requisition(ResultSet row, int number) throws SQLException {
    return new Requisition(
        row.getObject("id", UUID.class),
        row.getObject("agency_id", UUID.class),
        row.getObject("round_id", UUID.class),
        row.getObject("organisation_id", UUID.class),
        row.getString("recipient_kind"),
        row.getString("recipient_name"),
        row.getInt("version"),
        row.getObject("replaces", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getString("case_number"),
        Sent.read(row.getString("content")),
        row.getString("sha256"),
        Requisition.Channel.valueOf(row.getString("channel")),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getObject("closes_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("late"),
        new Requisition.Person(
            row.getObject("submitted_by", UUID.class),
            row.getString("submitted_by_name"),
            row.getString("submitted_role"),
            row.getString("assurance")),
        first(row),
        row.getString("signatory"),
        RequisitionStatus.valueOf(row.getString("status")),
        standing(row),
        row.getObject("answer_by", LocalDate.class),
        row.getObject("document_id", UUID.class));
  }

  private static Requisition.@Nullable Person first(ResultSet row) throws SQLException {
    @Nullable UUID first = row.getObject("first_by", UUID.class);
    return first == null
        ? null
        : new Requisition.Person(
            first,
            row.getString("first_by_name"),
            row.getString("first_role"),
            row.getString("first_assurance"));
  }

  private static Requisition.@Nullable Standing standing(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject("status_at", OffsetDateTime.class);
    return at == null
        ? null
        : new Requisition.Standing(at.toInstant(), row.getString("status_by_name"));
  }
}
