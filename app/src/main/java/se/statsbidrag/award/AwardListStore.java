package se.statsbidrag.award;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Money;

/** Reads lists of awards, and their sums. */
@Repository
class AwardListStore {

  /** One of a list. */
  record Row(
      UUID id,
      String kind,
      String recipientName,
      String caseNumber,
      String title,
      String lineName,
      Money amount,
      Money released,
      OffsetDateTime decidedAt,
      LocalDate due) {

    /** What is left of it after what has been withdrawn. */
    public Money standing() {
      return amount.minus(released);
    }
  }

  /**
   * What has been awarded of a line in a round.
   *
   * @param roundId null for what nobody asked for
   */
  record Sum(
      @Nullable UUID roundId,
      UUID lineId,
      String title,
      String lineName,
      long awards,
      Money amount,
      Money released) {

    /** What is left after what has been withdrawn. */
    public Money standing() {
      return amount.minus(released);
    }
  }

  private static final String CHOSEN =
      """
       where a.agency_id = :agency and a.year = :year
         and (:round::uuid is null or a.round_id = :round)
         and (:line::uuid is null or a.line_id = :line)
      """;

  private final JdbcClient jdbc;

  AwardListStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The years of which something has been awarded, latest first. */
  List<Integer> years(UUID agency) {
    return jdbc.sql(
            "select distinct year from award.award where agency_id = :agency order by year desc")
        .param("agency", agency)
        .query(Integer.class)
        .list();
  }

  List<Sum> sums(UUID agency, int year) {
    return jdbc.sql(
            """
            select a.round_id, a.line_id,
                   case when a.round_id is null then l.name else min(a.title) end as title,
                   l.name as line_name, count(*) as awards,
                   sum(a.amount_ore)::bigint as amount_ore,
                   sum(a.released_ore)::bigint as released_ore
              from award.award a join appropriation.line l on l.id = a.line_id
             where a.agency_id = :agency and a.year = :year
             group by a.round_id, a.line_id, l.name, l.place
             order by l.place, title
            """)
        .param("agency", agency)
        .param("year", year)
        .query((row, n) ->
            new Sum(
                row.getObject("round_id", UUID.class),
                row.getObject("line_id", UUID.class),
                row.getString("title"),
                row.getString("line_name"),
                row.getLong("awards"),
                new Money(row.getLong("amount_ore")),
                new Money(row.getLong("released_ore"))))
        .list();
  }

  List<Row> rows(UUID agency, AwardQuery query, int limit) {
    return jdbc.sql(
            """
            select a.id, a.kind, a.recipient_name, a.case_number, a.title, l.name as line_name,
                   a.amount_ore, a.released_ore, a.decided_at, a.due
              from award.award a join appropriation.line l on l.id = a.line_id
            """
                + CHOSEN
                + """
                 and (:after::uuid is null or (a.recipient_name, a.id) >
                      (select recipient_name, id from award.award where id = :after))
                order by a.recipient_name, a.id limit :limit
                """)
        .param("agency", agency)
        .param("year", query.year())
        .param("round", query.round())
        .param("line", query.line())
        .param("after", query.after())
        .param("limit", limit)
        .query((row, n) ->
            new Row(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("recipient_name"),
                row.getString("case_number"),
                row.getString("title"),
                row.getString("line_name"),
                new Money(row.getLong("amount_ore")),
                new Money(row.getLong("released_ore")),
                row.getObject("decided_at", OffsetDateTime.class),
                row.getObject("due", LocalDate.class)))
        .list();
  }
}
