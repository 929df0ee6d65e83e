package se.statsbidrag.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ledger as it is: its migrations, and its statements word for word out of the source, so that
 * what is measured cannot fall behind. Beside it the same tables without triggers, for the peer.
 */
final class LedgerTables {

  private static final Path MIGRATIONS = Path.of("app/src/main/resources/db/migration");
  private static final Path SOURCE = Path.of("app/src/main/java/se/statsbidrag/ledger");
  private static final Pattern TEXT = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);

  private LedgerTables() {}

  /** Makes the ledger's schema and the peer's, each with so many pots; the first gave it all. */
  static void create(Connection database, int pots) throws SQLException, IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS);
        Statement statement = database.createStatement()) {
      List<Path> ledger =
          files
              .filter(file -> file.getFileName().toString().contains("__ledger__"))
              .sorted()
              .toList();
      for (Path file : ledger) {
        statement.execute(Files.readString(file));
      }
      statement.execute(
          """
          insert into ledger.pot (id, agency_id, budget_year, code, kind, name, side,
                                  object_type, object_id, object_label, opened_at)
            select lpad(to_hex(n), 32, '0')::uuid, '00000000-0000-0000-0000-000000000001', 2020,
                   n::text, 'BENCH', n::text, case n when 0 then 'DEBIT' else 'CREDIT' end,
                   'bench.pot', n::text, n::text, now()
              from generate_series(0, %1$d) n;
          insert into ledger.transfer
              (agency_id, budget_year, key, code, phase, from_pot, to_pot, amount_ore, value_day,
               booked_at, booked_by, booked_by_name, object_type, object_id, object_label, text)
            select '00000000-0000-0000-0000-000000000001', 2020, 'given ' || n, 'BENCH', 'POSTED',
                   '00000000-0000-0000-0000-000000000000', lpad(to_hex(n), 32, '0')::uuid,
                   1000000000, '2020-01-01', now(), '00000000-0000-0000-0000-000000000001',
                   'Bench', 'bench.pot', '1', '1', 'bench'
              from generate_series(1, %1$d) n;
          create schema peer;
          create table peer.pot (like ledger.pot including all);
          create table peer.transfer (like ledger.transfer including all);
          create table peer.day (like ledger.day including all);
          """
              .formatted(pots));
      copyPots(statement);
    }
  }

  private static void copyPots(Statement statement) throws SQLException {
    statement.execute(
        """
        insert into peer.pot (id, agency_id, budget_year, code, kind, name, side,
                              object_type, object_id, object_label, opened_at)
          select id, agency_id, budget_year, code, kind, name, side,
                 object_type, object_id, object_label, opened_at from ledger.pot
        """);
  }

  /** The statement in a source file that begins so. */
  static String statement(String file, String beginning) throws IOException {
    Matcher text = TEXT.matcher(Files.readString(SOURCE.resolve(file)));
    while (text.find()) {
      String sql = text.group(1).strip();
      if (sql.replaceAll("\\s+", " ").startsWith(beginning)) {
        return sql;
      }
    }
    throw new IOException(file + " has no statement that begins: " + beginning);
  }
}
