package se.statsbidrag.casefile.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.casefile.Document;

/** Reads what the views of the public register show, from where the page before ended. */
@Repository
class PublicRegister {

  /** A matter as everybody sees it. */
  record Entry(
      UUID id,
      UUID agencyId,
      String caseNumber,
      String title,
      String partyNames,
      Instant openedAt,
      @Nullable Instant closedAt) {}

  /**
   * A document as everybody sees it.
   *
   * @param title null where it is confidential
   * @param counterparty an organisation, or null where it is confidential or a person
   */
  record Paper(
      int number,
      Document.Direction direction,
      LocalDate documentDate,
      boolean confidential,
      @Nullable String title,
      @Nullable String counterparty) {}

  private static final String ENTRY =
      """
      select id, agency_id, case_number, title, party_names, opened_at, closed_at
        from casefile.public_case
      """;

  private static final String FOUND =
      """
       where agency_id = :agency
         and (:words::text is null or words @@ to_tsquery('swedish', :words)
              or lower(case_number) like :number)
      """;

  private static final String NEWEST =
      """
         and (:after::uuid is null or (opened_at, id) < (:at::timestamptz, :after::uuid))
       order by opened_at desc, id desc limit :limit
      """;

  private static final String BY_TITLE =
      """
         and (:after::uuid is null
              or (title collate "sv-x-icu", id) > (:title::text, :after::uuid))
       order by title collate "sv-x-icu", id limit :limit
      """;

  /** Steps from agency to agency through the index, however many matters each has. */
  private static final String AGENCIES =
      """
      with recursive one as (
        (select agency_id from casefile.public_case order by agency_id limit 1)
        union all
        select (select c.agency_id from casefile.public_case c
                 where c.agency_id > one.agency_id order by c.agency_id limit 1)
          from one where one.agency_id is not null)
      select agency_id from one where agency_id is not null
      """;

  private final JdbcClient jdbc;

  PublicRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<UUID> agencies() {
    return jdbc.sql(AGENCIES).query(UUID.class).list();
  }

  @Transactional(readOnly = true)
  List<Entry> entries(
      UUID agency,
      @Nullable String words,
      @Nullable String number,
      boolean byTitle,
      @Nullable UUID after,
      int limit) {
    jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    Optional<Entry> last = after == null ? Optional.empty() : entry(after);
    String sql = statement(byTitle);
    return jdbc.sql(sql)
        .param("agency", agency)
        .param("words", words)
        .param("number", number)
        .param("after", last.isPresent() ? after : null)
        .param("at", last.map(one -> one.openedAt().atOffset(ZoneOffset.UTC)).orElse(null))
        .param("title", last.map(Entry::title).orElse(null))
        .param("limit", limit)
        .query(Entry.class)
        .list();
  }

  static String statement(boolean byTitle) {
    return ENTRY + FOUND + (byTitle ? BY_TITLE : NEWEST);
  }

  Optional<Entry> entry(UUID id) {
    return jdbc.sql(ENTRY + " where id = :id")
        .param("id", id)
        .query((row, n) ->
            new Entry(
                row.getObject("id", UUID.class),
                row.getObject("agency_id", UUID.class),
                row.getString("case_number"),
                row.getString("title"),
                row.getString("party_names"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("closed_at", OffsetDateTime.class))))
        .optional();
  }

  List<Paper> papers(UUID caseId) {
    return jdbc.sql(
            """
            select number, direction, document_date, confidential, title, counterparty
              from casefile.public_document where case_id = :case order by number
            """)
        .param("case", caseId)
        .query(Paper.class)
        .list();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
