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

  /** What the last row of a page was sorted by. */
  private record Place(Instant openedAt, String title) {}

  /** So many are counted; beyond that a list says "more than". */
  static final int COUNTED = 1000;

  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  /** So many that hold the words are sorted; beyond that the list is walked until enough do. */
  private static final int SORTED = 10_000;

  private static final String CUSTOM = "set local plan_cache_mode = force_custom_plan";

  private static final String ROWS =
      """
      select c.id, c.case_number, c.title, c.party_names, c.opened_at, c.officer_name, c.closed_at
        from casefile.case_file c
      """;

  /** All that hold the words first, and of them a page: nothing is walked in the list's order. */
  private static final String FENCED =
      """
      select c.id, c.case_number, c.title, c.party_names, c.opened_at, c.officer_name, c.closed_at
        from (select * from casefile.case_file c
      """;

  private static final String FENCE = " offset 0) c where true ";

  private static final String COUNT = "select count(*) from (select 1 from casefile.case_file c ";

  private static final String AT_AGENCY =
      """
       where c.agency_id = :agency
      """;

  private static final String OF_PARTY =
      """
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

  private final JdbcClient jdbc;

  CaseSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A page of an agency's matters, or of those to which a recipient is a party. */
  @Transactional(readOnly = true)
  List<Row> rows(UUID organisation, boolean party, CaseQuery query, int limit) {
    boolean few = !query.words().isEmpty() && atMost(SORTED, organisation, party, query) <= SORTED;
    jdbc.sql(CUSTOM).update();
    String sql = statement(party, query.order(), few);
    return bound(jdbc.sql(sql), organisation, query, limit).query(Row.class).list();
  }

  /** How many there are in all, at most one more than is counted. */
  @Transactional(readOnly = true)
  int count(UUID organisation, boolean party, CaseQuery query) {
    return atMost(COUNTED, organisation, party, query);
  }

  /** How many there are in all, or one more than the most. */
  int atMost(int most, UUID organisation, boolean party, CaseQuery query) {
    jdbc.sql(CUSTOM).update();
    String sql = counting(party);
    return bound(jdbc.sql(sql), organisation, query.whole(), most + 1)
        .query(Integer.class)
        .single();
  }

  /**
   * The statement itself, so that a test can ask how the database goes about it.
   *
   * @param few whether what holds the words is few enough to be found first and sorted then
   */
  static String statement(boolean party, CaseQuery.Order order, boolean few) {
    return (few ? FENCED : ROWS)
        + (party ? OF_PARTY : AT_AGENCY)
        + CHOSEN
        + (few ? FENCE : "")
        + switch (order) {
          case NEWEST -> NEWEST;
          case OLDEST -> OLDEST;
          case TITLE -> BY_TITLE;
        };
  }

  static String counting(boolean party) {
    return COUNT + (party ? OF_PARTY : AT_AGENCY) + CHOSEN + " limit :limit) counted";
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
}
