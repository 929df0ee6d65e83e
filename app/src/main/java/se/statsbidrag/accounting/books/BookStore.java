package se.statsbidrag.accounting.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import tools.jackson.databind.json.JsonMapper;

/** What the books have said, and what has been said of it. */
@Repository
class BookStore {

  private record Cell(String item, String month, long whole, @Nullable Long within) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;

  BookStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Keeps what a file says; empty where this very file has been read before. */
  Optional<UUID> insert(
      Actor actor,
      String fileName,
      String format,
      String sha256,
      List<BookFile.Row> rows,
      OffsetDateTime now) {
    Optional<UUID> id =
        jdbc.sql(
                """
                insert into accounting.book_reading
                  (agency_id, file_name, format, sha256, months, read_at, read_by, read_by_name)
                values (:agency, :file, :format, :sha256, :months, :now, :person, :name)
                on conflict (agency_id, sha256) do nothing returning id
                """)
            .param("agency", actor.agencyId())
            .param("file", fileName)
            .param("format", format)
            .param("sha256", sha256)
            .param("months", (int) rows.stream().map(BookFile.Row::month).distinct().count())
            .param("now", now)
            .param("person", actor.personId())
            .param("name", actor.name())
            .query(UUID.class)
            .optional();
    id.ifPresent(reading -> months(reading, rows));
    return id;
  }

  private void months(UUID reading, List<BookFile.Row> rows) {
    jdbc.sql(
            """
            insert into accounting.book_month (reading_id, item, month, whole_ore, within_ore)
            select :reading, item, month, whole, within
              from jsonb_to_recordset(:rows::jsonb)
                   as row (item text, month date, whole bigint, within bigint)
            """)
        .param("reading", reading)
        .param("rows", json.writeValueAsString(rows.stream().map(BookStore::cell).toList()))
        .update();
  }

  private static Cell cell(BookFile.Row row) {
    return new Cell(
        row.item(),
        row.month().atDay(1).toString(),
        row.whole().ore(),
        row.within() == null ? null : row.within().ore());
  }

  /** The latest files. */
  List<BookReading> readings(UUID agency, int limit) {
    return jdbc.sql(
            """
            select id, file_name, format, months, read_at, read_by_name
              from accounting.book_reading where agency_id = :agency
             order by read_at desc, id desc limit :limit
            """)
        .param("agency", agency)
        .param("limit", limit)
        .query((row, n) ->
            new BookReading(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getString("format"),
                row.getInt("months"),
                row.getObject("read_at", OffsetDateTime.class),
                row.getString("read_by_name")))
        .list();
  }

  /** A year's items and months, in the ledger and in the books. */
  List<BookMonth> compared(UUID agency, int year) {
    return jdbc.sql(
            """
            select * from accounting.book_compared
             where agency_id = :agency and extract(year from month) = :year
             order by month desc, item
            """)
        .param("agency", agency)
        .param("year", year)
        .query(BookStore::month)
        .list();
  }

  Optional<BookMonth> compared(UUID agency, String item, YearMonth month) {
    return jdbc.sql(
            """
            select * from accounting.book_compared
             where agency_id = :agency and item = :item and month = :month
            """)
        .param("agency", agency)
        .param("item", item)
        .param("month", month.atDay(1))
        .query(BookStore::month)
        .optional();
  }

  /** Keeps why a month differs, with the figures that are explained. */
  void explain(Actor actor, BookMonth month, Money books, String text, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into accounting.book_explanation
              (agency_id, item, month, ledger_ore, books_ore, text, given_at, given_by,
               given_by_name)
            values (:agency, :item, :month, :ledger, :books, :text, :now, :person, :name)
            """)
        .param("agency", actor.agencyId())
        .param("item", month.item())
        .param("month", month.month().atDay(1))
        .param("ledger", month.ledger().ore())
        .param("books", books.ore())
        .param("text", text)
        .param("now", now)
        .param("person", actor.personId())
        .param("name", actor.name())
        .update();
  }

  private static BookMonth month(ResultSet row, int n) throws SQLException {
    return new BookMonth(
        row.getString("item"),
        YearMonth.from(row.getObject("month", LocalDate.class)),
        new Money(row.getLong("ledger_ore")),
        money(row, "whole_ore"),
        money(row, "within_ore"),
        row.getString("explanation"),
        row.getString("explained_by"),
        row.getObject("explained_at", OffsetDateTime.class));
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    long ore = row.getLong(column);
    return row.wasNull() ? null : new Money(ore);
  }
}
