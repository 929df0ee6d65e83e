package se.statsbidrag.cli;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The system's tables as PostgreSQL's own catalogue tells them. */
final class DataTables {

  private DataTables() {}

  /** A table, and its columns but those that the database computes. */
  record Table(String name, List<String> columns) {

    String withColumns() {
      return name + " (" + String.join(", ", columns) + ")";
    }
  }

  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname) as name, quote_ident(a.attname) as attribute
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p') and not c.relispartition and a.attgenerated = ''
         and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')
       order by 1, a.attnum
      """;

  private static final String REFERENCES =
      """
      select format('%I.%I', n.nspname, c.relname) as name,
             format('%I.%I', rn.nspname, r.relname) as needed
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_class r on r.oid = k.confrelid join pg_namespace rn on rn.oid = r.relnamespace
       where k.contype = 'f' and k.conrelid <> k.confrelid
       order by 1, 2
      """;

  /** Every table after those that it refers to. */
  static List<Table> inOrder(Connection database) throws SQLException {
    Map<String, List<String>> columns = pairs(database, TABLES);
    Map<String, List<String>> references = pairs(database, REFERENCES);
    Set<String> order = new LinkedHashSet<>();
    columns.keySet().forEach(name -> place(name, references, order, new LinkedHashSet<>()));
    return order.stream()
        .map(name -> new Table(name, columns.getOrDefault(name, List.of())))
        .toList();
  }

  private static void place(
      String name, Map<String, List<String>> references, Set<String> order, Set<String> path) {
    if (order.contains(name)) {
      return;
    }
    if (!path.add(name)) {
      throw new IllegalStateException("tables refer to each other in a circle: " + path);
    }
    references.getOrDefault(name, List.of()).forEach(n -> place(n, references, order, path));
    path.remove(name);
    order.add(name);
  }

  private static Map<String, List<String>> pairs(Connection database, String sql)
      throws SQLException {
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        pairs.computeIfAbsent(rows.getString(1), n -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    return pairs;
  }

  static boolean hasRows(Connection database, Table table) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select exists (table " + table.name() + ")")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  static String schemaVersion(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select version from public.flyway_schema_history
                 where success and version is not null order by installed_rank desc limit 1
                """)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** The rows were checked when they first came in; their effects are among the data. */
  static void triggers(Connection database, List<Table> tables, boolean on) throws SQLException {
    for (Table table : tables) {
      run(
          database,
          "alter table %s %s trigger user".formatted(table.name(), on ? "enable" : "disable"));
    }
  }

  /** Sequences go on where they were; unsealed audit lines belong to this server's time. */
  static void afterRestore(Connection database, List<Table> tables) throws SQLException {
    for (Table table : tables) {
      for (String column : table.columns()) {
        run(
            database,
            """
            select setval(s, greatest((select max(%1$s) from %2$s), 1),
                          exists (table %2$s))
              from pg_get_serial_sequence('%2$s', '%3$s') s where s is not null
            """
                .formatted(numberOf(column), table.name(), column.replace("\"", "")));
      }
    }
    run(database, "update audit.line set transaction = pg_current_xact_id()");
    run(database, "set constraints all immediate"); // what waits for the commit is checked now
  }

  private static String numberOf(String column) {
    return column + "::text::bigint";
  }

  private static void run(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
