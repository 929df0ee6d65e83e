package se.statsbidrag.casefile.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads lists of matters and documents from where the page before ended. Each statement is planned
 * for the very words it is asked, since a word that stands in every matter and one that stands in
 * three are found in different ways.
 */
@Repository
class CaseSearch {

  /** A matter in a list. */
  record Row(
      UUID id,
      String caseNumber,
      String title,
      String partyNames,
      Instant openedAt,
      @Nullable String officerName,
      @Nullable Instant closedAt) {}

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

  /** What the last row of a page was sorted by. */
  private record Place(Instant openedAt, String title) {}

  /** So many are counted; beyond that a list says "more than". */
  static final int COUNTED = 1000;

  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  /** So many that hold the words are sorted; beyond that the list is walked until enough do. */
  private static final int SORTED = 10_000;

  private static final String CUSTOM =
      "set local plan_cache_mode = force_custom_plan; set local enable_seqscan = off";

  private static final String BY_WORDS = "set local enable_indexscan = off";

  private static final String ROWS =
      """
      select c.id, c.case_number, c.title, c.party_names, c.opened_at, c.officer_name, c.closed_at
      """;

  private static final String AT_AGENCY =
      """
        from casefile.case_file c
       where c.agency_id = :agency
      """;

  private static final String OF_PARTY =
      """
        from casefile.case_file c
       where c.id in (select p.case_id from casefile.party p where p.organisation_id = :agency)
      """;

  private static final String CHOSEN =
      """
         and (:words::text is null or c.words @@ to_tsquery('swedish', :words)
              or lower(c.case_number) like :number)
         and (:open::boolean is null or (:open and c.closed_at is null)
              or (not :open and c.closed_at is not null))
         and (:officer::uuid is null or c.officer_id = :officer)
         and (:from::timestamptz is null or c.opened_at >= :from)
         and (:until::timestamptz is null or c.opened_at < :until)
      """;

  private static final String NEWEST =
      """
         and (:after::uuid is null or (c.opened_at, c.id) < (:at::timestamptz, :after::uuid))
       order by c.opened_at desc, c.id desc limit :limit
      """;

  private static final String OLDEST =
      """
         and (:after::uuid is null or (c.opened_at, c.id) > (:at::timestamptz, :after::uuid))
       order by c.opened_at, c.id limit :limit
      """;

  private static final String BY_TITLE =
      """
         and (:after::uuid is null
              or (c.title collate "sv-x-icu", c.id) > (:title::text, :after::uuid))
       order by c.title collate "sv-x-icu", c.id limit :limit
      """;

  private static final String DOCUMENTS =
      """
      select f.id, f.case_id, c.case_number, f.number, f.title, f.kind, f.registered_at,
             ts_headline('swedish', coalesce(f.body, f.title), f.query,
                         'StartSel="", StopSel="", MaxWords=24, MinWords=8') as excerpt
        from (select d.*, to_tsquery('swedish', :words) as query from casefile.document d
               where d.words @@ to_tsquery('swedish', :words)
      """;

  private static final String OF_AGENCY =
      " and d.agency_id = :agency and (:secret or d.confidentiality_basis is null) ";

  private static final String TO_PARTY =
      """
       and d.confidentiality_basis is null
       and d.case_id in (select p.case_id from casefile.party p where p.organisation_id = :agency)
      """;

  private static final String DOCUMENT_PLACE =
      """
       and (:after::uuid is null or (d.registered_at, d.id) < (:at::timestamptz, :after::uuid))
       order by d.registered_at desc, d.id desc limit :limit) f
        join casefile.case_file c on c.id = f.case_id
       order by f.registered_at desc, f.id desc
      """;

  private final JdbcClient jdbc;

  CaseSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A page of an agency's matters, or of those to which a recipient is a party. */
  @Transactional(readOnly = true)
  List<Row> rows(UUID organisation, boolean party, CaseQuery query, int limit) {
    if (!query.words().isEmpty() && atMost(SORTED, organisation, party, query) <= SORTED) {
      jdbc.sql(BY_WORDS).update();
    }
    jdbc.sql(CUSTOM).update();
    String sql = statement(party, query.order(), false);
    return bound(jdbc.sql(sql), organisation, query, limit).query(Row.class).list();
  }

  /** How many there are in all, at most one more than is counted. */
  @Transactional(readOnly = true)
  int count(UUID organisation, boolean party, CaseQuery query) {
    return atMost(COUNTED, organisation, party, query);
  }

  /** How many there are in all, or one more than the most. */
  private int atMost(int most, UUID organisation, boolean party, CaseQuery query) {
    jdbc.sql(CUSTOM).update();
    CaseQuery whole =
        new CaseQuery(
            query.words(),
            query.open(),
            query.officer(),
            query.first(),
            query.last(),
            query.order(),
            null);
    String sql = statement(party, query.order(), true);
    return bound(jdbc.sql(sql), organisation, whole, most + 1).query(Integer.class).single();
  }

  /** The statement itself, so that a test can ask how the database goes about it. */
  static String statement(boolean party, CaseQuery.Order order, boolean counts) {
    String tail =
        (party ? OF_PARTY : AT_AGENCY)
            + CHOSEN
            + switch (order) {
              case NEWEST -> NEWEST;
              case OLDEST -> OLDEST;
              case TITLE -> BY_TITLE;
            };
    return counts ? "select count(*) from (select 1" + tail + ") counted" : ROWS + tail;
  }

  JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement, UUID organisation, CaseQuery query, int limit) {
    Optional<Place> place = place(query.after());
    return statement
        .param("agency", organisation)
        .param("words", query.words().query())
        .param("number", query.words().number())
        .param("open", query.open())
        .param("officer", query.officer())
        .param("from", start(query.first()))
        .param("until", query.last() == null ? null : start(query.last().plusDays(1)))
        .param("after", place.isPresent() ? query.after() : null)
        .param("at", place.map(one -> one.openedAt().atOffset(ZoneOffset.UTC)).orElse(null))
        .param("title", place.map(Place::title).orElse(null))
        .param("limit", limit);
  }

  private Optional<Place> place(@Nullable UUID after) {
    return after == null
        ? Optional.empty()
        : jdbc.sql("select opened_at, title from casefile.case_file where id = :id")
            .param("id", after)
            .query(Place.class)
            .optional();
  }

  private static java.time.@Nullable OffsetDateTime start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(STOCKHOLM).toInstant().atOffset(ZoneOffset.UTC);
  }

  /**
   * A page of the documents that hold the words, latest first.
   *
   * @param secret whether the reader may read what is confidential
   */
  @Transactional(readOnly = true)
  List<Found> documents(
      UUID organisation,
      boolean party,
      boolean secret,
      Words words,
      @Nullable UUID after,
      int limit) {
    if (words.isEmpty()) {
      return List.of();
    }
    jdbc.sql(CUSTOM).update();
    Optional<Instant> at = documentPlace(after);
    String sql = documentStatement(party);
    return jdbc.sql(sql)
        .param("agency", organisation)
        .param("secret", secret)
        .param("words", words.query())
        .param("after", at.isPresent() ? after : null)
        .param("at", at.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null))
        .param("limit", limit)
        .query(Found.class)
        .list();
  }

  static String documentStatement(boolean party) {
    return DOCUMENTS + (party ? TO_PARTY : OF_AGENCY) + DOCUMENT_PLACE;
  }

  private Optional<Instant> documentPlace(@Nullable UUID after) {
    return after == null
        ? Optional.empty()
        : jdbc.sql("select registered_at from casefile.document where id = :id")
            .param("id", after)
            .query((row, n) -> row.getObject(1, java.time.OffsetDateTime.class).toInstant())
            .optional();
  }
}
