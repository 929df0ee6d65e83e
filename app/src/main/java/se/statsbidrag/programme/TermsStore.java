package se.statsbidrag.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TermsStore {

  private static final int MOST_KEPT = 500;
  private static final String COLUMNS =
      """
      id, round_id, version, reason, entered_by, entered_by_name, entered_at, published_by_name,
      published_at
      """;

  /** A version without what it says, which is read when it is needed. */
  record Row(
      UUID id,
      UUID roundId,
      int version,
      @Nullable String reason,
      UUID enteredBy,
      String enteredByName,
      OffsetDateTime enteredAt,
      @Nullable String publishedByName,
      @Nullable OffsetDateTime publishedAt) {

    @Nullable Instant published() {
      return publishedAt == null ? null : publishedAt.toInstant();
    }
  }

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  /** What published versions say: it never changes, so it is read once. */
  private final Map<UUID, TermsDocument> published = new ConcurrentHashMap<>();

  TermsStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** The version in force of each of the rounds that has one. */
  Map<UUID, Row> inForce(List<UUID> rounds) {
    return jdbc
        .sql(
            "select distinct on (round_id) "
                + COLUMNS
                + """
                 from programme.terms
                where round_id in (:rounds) and published_at is not null
                order by round_id, version desc
                """)
        .param("rounds", rounds)
        .query(Row.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Row::roundId, Function.identity()));
  }

  /** Every version of a round's terms, the latest first. */
  List<Row> versions(UUID round) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from programme.terms where round_id = :round order by version desc")
        .param("round", round)
        .query(Row.class)
        .list();
  }

  /** The drafts of an agency's rounds, the oldest first. */
  List<Row> drafts(UUID agency, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from programme.terms where agency_id = :agency and published_at is null"
                + " order by entered_at limit :limit")
        .param("agency", agency)
        .param("limit", limit)
        .query(Row.class)
        .list();
  }

  Optional<Row> row(UUID agency, UUID id) {
    return jdbc.sql(
            "select " + COLUMNS + " from programme.terms where id = :id and agency_id = :agency")
        .param("id", id)
        .param("agency", agency)
        .query(Row.class)
        .optional();
  }

  TermsDocument document(Row row) {
    if (row.publishedAt() == null) {
      return document(row.id());
    }
    if (published.size() > MOST_KEPT) {
      published.clear();
    }
    return published.computeIfAbsent(row.id(), this::document);
  }

  private TermsDocument document(UUID id) {
    return json.readValue(
        jdbc.sql("select document from programme.terms where id = :id")
            .param("id", id)
            .query(String.class)
            .single(),
        TermsDocument.class);
  }

  /** Writes the draft of a round, in the place of the one that may be there. */
  UUID draft(
      Actor actor, UUID round, int version, TermsDocument document, @Nullable String reason) {
    Terms terms = new Terms(round, round, version, null, document, Map.of());
    return jdbc.sql(
            """
            insert into programme.terms
              (round_id, agency_id, version, document, opens_at, closes_at, reason,
               entered_by, entered_by_name, entered_at)
            values (:round, :agency, :version, :document::jsonb, :opens, :closes, :reason,
                    :person, :name, :now)
            on conflict (round_id) where published_at is null do update
               set document = excluded.document, opens_at = excluded.opens_at,
                   closes_at = excluded.closes_at, reason = excluded.reason,
                   entered_by = excluded.entered_by, entered_by_name = excluded.entered_by_name,
                   entered_at = excluded.entered_at
            returning id
            """)
        .param("round", round)
        .param("agency", actor.agencyId())
        .param("version", version)
        .param("document", json.writeValueAsString(document))
        .param("opens", terms.opens().atOffset(ZoneOffset.UTC))
        .param("closes", terms.closes().atOffset(ZoneOffset.UTC))
        .param("reason", reason)
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("now", now())
        .query(UUID.class)
        .single();
  }

  /** Puts a draft in force, if it is the one that was entered at that moment. */
  int publish(Actor actor, UUID id, OffsetDateTime enteredAt) {
    return jdbc.sql(
            """
            update programme.terms
               set published_by = :person, published_by_name = :name, published_at = :now
             where id = :id and agency_id = :agency and published_at is null
               and entered_at = :entered
            """)
        .param("id", id)
        .param("agency", actor.agencyId())
        .param("entered", enteredAt)
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("now", now())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
