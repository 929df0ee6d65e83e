package se.statsbidrag.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The databases, by window functions, on one thread; only a checksum leaves them. */
final class InSql {

  private static final int LARGE = 1_000_000;

  private InSql() {}

  private static String query(Problem problem, String divide, String wide) {
    return """
    WITH total AS (SELECT sum(heads)::bigint AS heads FROM population),
    shares AS (
      SELECT id,
             (%1$d::%5$s * p.heads) %4$s total.heads AS share,
             (%1$d::%5$s * p.heads) %% total.heads AS remainder
      FROM population p, total),
    ranked AS (
      SELECT id, share,
             row_number() OVER (ORDER BY remainder DESC, id) AS place,
             %1$d - sum(share) OVER () AS missing
      FROM shares)
    SELECT sum((%2$d + share + CASE WHEN place <= missing THEN 1 ELSE 0 END)
               * (id %% 1009 + 1))::text
    FROM ranked
    """
        .formatted(problem.potKronor(), Problem.BASE_KRONOR, problem.size(), divide, wide);
  }

  private static Peer.Result measure(Connection connection, String query, int runs)
      throws Exception {
    try (Statement statement = connection.createStatement()) {
      long[] checksum = new long[1];
      long nanos =
          Stopwatch.bestOf(
              runs,
              () -> {
                try (ResultSet rows = statement.executeQuery(query)) {
                  rows.next();
                  // The same modulo 2^64 as the sum of longs.
                  checksum[0] = new java.math.BigInteger(rows.getString(1)).longValue();
                  return checksum[0];
                }
              });
      return new Peer.Result(nanos, checksum[0]);
    }
  }

  private static int runs(Problem problem) {
    return problem.size() < LARGE ? 30 : problem.size() == LARGE ? 5 : 2;
  }

  /** DuckDB in this process, by its JDBC driver. */
  record DuckDb() implements Peer {
    @Override
    public String name() {
      return "DuckDB, JDBC";
    }

    @Override
    public Result solve(Problem problem) throws Exception {
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SET threads = 1");
          statement.execute("CREATE TABLE population (id INTEGER, heads BIGINT)");
        }
        load(connection.unwrap(DuckDBConnection.class), problem);
        return measure(connection, query(problem, "//", "bigint"), runs(problem));
      }
    }

    private static void load(DuckDBConnection connection, Problem problem) throws SQLException {
      try (DuckDBAppender appender = connection.createAppender("main", "population")) {
        for (int i = 0; i < problem.size(); i++) {
          appender.beginRow();
          appender.append(i);
          appender.append(problem.population()[i]);
          appender.endRow();
        }
      }
    }
  }

  /** PostgreSQL, embedded and real, with memory enough to sort in. */
  static final class PostgreSql implements Peer {

    private @Nullable EmbeddedPostgres server;

    @Override
    public String name() {
      return "PostgreSQL, window functions";
    }

    @Override
    public Result solve(Problem problem) throws Exception {
      if (problem.size() > LARGE) {
        throw new Absent("more than a million rows, which take minutes");
      }
      EmbeddedPostgres running = server;
      if (running == null) {
        running = start();
        server = running;
      }
      try (Connection connection = running.getPostgresDatabase().getConnection()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SET work_mem = '2GB'");
          statement.execute("SET max_parallel_workers_per_gather = 0");
          statement.execute("DROP TABLE IF EXISTS population");
          statement.execute("CREATE UNLOGGED TABLE population (id integer, heads bigint)");
          load(connection, problem);
          statement.execute("VACUUM ANALYZE population");
        }
        return measure(connection, query(problem, "/", "bigint"), runs(problem));
      }
    }

    private static EmbeddedPostgres start() throws Absent {
      try {
        return EmbeddedPostgres.builder().setServerConfig("shared_buffers", "1GB").start();
      } catch (IOException | RuntimeException e) {
        throw new Absent("PostgreSQL does not start: " + e.getMessage());
      }
    }

    private static void load(Connection connection, Problem problem) throws Exception {
      StringBuilder rows = new StringBuilder(problem.size() * 14);
      for (int i = 0; i < problem.size(); i++) {
        rows.append(i).append('\t').append(problem.population()[i]).append('\n');
      }
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY population FROM STDIN",
              new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws Exception {
      if (server != null) {
        server.close();
      }
    }
  }
}
