package se.statsbidrag.casefile.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.SearchWords;

/**
 * Finds documents by what stands in them: notes, messages and the papers that we have printed. What
 * is confidential is found by those who may read it, and a recipient finds what is in its own
 * matters.
 */
@Repository
class DocumentSearch {

  /** A document that was found, with the words around. */
  record Found(
      UUID id,
      UUID caseId,
      String caseNumber,
      int number,
      String title,
      String kind,
      Instant registeredAt,
      String excerpt) {}

  /** So many that hold the words are sorted; beyond that the latest are walked. */
  private static final int SORTED = 10_000;

  private static final String CUSTOM = "set local plan_cache_mode = force_custom_plan";

  private static final String HOLDS = " where d.words @@ to_tsquery('swedish', :words) ";

  private static final String OF_AGENCY =
      " and d.agency_id = :organisation and (:secret or not d.confidential) ";

  private static final String TO_PARTY =
      """
       and not d.confidential
       and d.case_id in (select p.case_id from casefile.party p
                          where p.organisation_id = :organisation)
      """;

  private static final String COUNT =
      "select count(*) from (select 1 from casefile.document_text d ";

  private static final String PLACE =
      """
       where (:after::uuid is null
              or (d.registered_at, d.document_id) < (:at::timestamptz, :after::uuid))
       order by d.registered_at desc, d.document_id desc limit :limit
      """;

  private static final String BEGINNING =
      """
      select f.document_id as id, f.case_id, c.case_number, o.number, o.title, o.kind,
             f.registered_at,
             ts_headline('swedish', left(f.text, 200000), to_tsquery('swedish', :words),
                         'StartSel="", StopSel="", MaxWords=24, MinWords=8') as excerpt
        from (select d.document_id, d.case_id, d.registered_at, d.text
                from (select d.* from casefile.document_text d
      """;

  private static final String END =
      """
             ) f
        join casefile.document o on o.id = f.document_id
        join casefile.case_file c on c.id = f.case_id
       order by f.registered_at desc, f.document_id desc
      """;

  private final JdbcClient jdbc;

  DocumentSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A page of the documents that hold the words and that the actor may read, latest first. */
  @Transactional(readOnly = true)
  List<Found> find(Actor actor, SearchWords words, @Nullable UUID after, int limit) {
    if (words.isEmpty()) {
      return List.of();
    }
    jdbc.sql(CUSTOM).update();
    boolean party = actor.forRecipient();
    String counting = COUNT + HOLDS + (party ? TO_PARTY : OF_AGENCY) + " limit :limit) counted";
    String sql = counting;
    boolean few =
        bound(jdbc.sql(sql), actor, words, SORTED + 1).query(Integer.class).single() <= SORTED;
    Optional<Instant> at = place(after);
    sql = statement(party, few);
    return bound(jdbc.sql(sql), actor, words, limit)
        .param("after", at.isPresent() ? after : null)
        .param("at", at.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null))
        .query(Found.class)
        .list();
  }

  /** The statement itself, so that a test can ask how the database goes about it. */
  static String statement(boolean party, boolean few) {
    return BEGINNING
        + HOLDS
        + (party ? TO_PARTY : OF_AGENCY)
        + (few ? " offset 0) d " : ") d ")
        + PLACE
        + END;
  }

  static JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement, Actor actor, SearchWords words, int limit) {
    return statement
        .param("organisation", actor.agencyId())
        .param("secret", mayReadSecret(actor))
        .param("words", words.query())
        .param("limit", limit);
  }

  private static boolean mayReadSecret(Actor actor) {
    return actor.has(Role.REGISTRATOR)
        || actor.has(Role.CASE_OFFICER)
        || actor.has(Role.DECISION_MAKER)
        || actor.has(Role.AUDITOR);
  }

  private Optional<Instant> place(@Nullable UUID after) {
    return after == null
        ? Optional.empty()
        : jdbc.sql("select registered_at from casefile.document_text where document_id = :id")
            .param("id", after)
            .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
            .optional();
  }
}
