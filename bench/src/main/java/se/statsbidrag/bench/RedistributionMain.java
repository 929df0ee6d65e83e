package se.statsbidrag.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.postgresql.PGConnection;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Redistribution;
import se.statsbidrag.engine.Redistribution.By;
import se.statsbidrag.engine.Redistribution.Columns;
import se.statsbidrag.engine.Redistribution.Outcome;

/**
 * What is left, shared again among those who asked, each at most what it can use: the engine beside
 * Java with streams over {@code BigDecimal}, DuckDB and PostgreSQL, in the same run. All must give
 * the same amounts.
 */
final class RedistributionMain {

  private static final int SIZE = 100_000;
  private static final int FEW_RUNS = 5;
  private static final long ORE = 100;

  /**
   * The problem.
   *
   * @param asked 1 for who asked, and 0 for who did not
   * @param key the amounts of the key, kronor
   * @param most what each can use, kronor
   * @param left what there is to share, kronor: less than they can use together
   */
  private record Shares(long[] asked, long[] key, long[] most, long left) {

    static Shares of(int size) {
      SplittableRandom random = new SplittableRandom(1066);
      long[] asked = new long[size];
      long[] key = new long[size];
      long[] most = new long[size];
      long room = 0;
      for (int i = 0; i < size; i++) {
        asked[i] = random.nextInt(10) < 6 ? 1 : 0;
        key[i] = 100_000 + random.nextLong(4_500_000);
        most[i] = random.nextInt(3) == 0 ? random.nextLong(200_000) : key[i] / 2;
        room += asked[i] * most[i];
      }
      return new Shares(asked, key, most, room / 3);
    }

    int[] taking() {
      return IntStream.range(0, asked.length).filter(i -> asked[i] == 1).toArray();
    }
  }

  private RedistributionMain() {}

  /** Measures. An argument is the number of recipients. */
  public static void main(String[] arguments) throws Exception {
    int size = arguments.length == 0 ? SIZE : Integer.parseInt(arguments[0]);
    Shares shares = Shares.of(size);
    Figures figures =
        Figures.numbered(size)
            .with(Columns.ASKED, shares.asked())
            .with(Columns.KEY, shares.key())
            .with(
                Columns.CAN_USE,
                IntStream.range(0, size).mapToLong(i -> shares.most()[i] * ORE).toArray());
    Redistribution rule = new Redistribution(By.KEY, null);
    long expected = engine(rule, figures, shares);
    System.out.printf(Locale.ROOT, "%,d recipients, %,d kronor%n", size, shares.left());
    tell("Engine", expected, Stopwatch.best(() -> engine(rule, figures, shares)), size);
    tell("Java, BigDecimal in streams", inDecimals(shares), best(() -> inDecimals(shares)), size);
    inDuckDb(shares, size);
    inPostgreSql(shares, size);
  }

  private static long best(Callable<Long> work) throws Exception {
    return Stopwatch.bestOf(FEW_RUNS, work);
  }

  private static long expected;

  private static void tell(String name, long checksum, long nanos, int size) {
    if (expected == 0) {
      expected = checksum;
    } else if (expected != checksum) {
      throw new IllegalStateException(name + " gives other amounts");
    }
    System.out.printf(
        Locale.ROOT,
        "%-30s %10.2f ms %10.1f ns a recipient%n",
        name,
        nanos / 1e6,
        nanos * 1.0 / size);
  }

  private static long engine(Redistribution rule, Figures figures, Shares shares) {
    Outcome outcome = rule.share(figures, shares.left() * ORE);
    long sum = 0;
    for (int i = 0; i < shares.asked().length; i++) {
      sum += outcome.ore(i) / ORE * (i % 1009 + 1);
    }
    return sum;
  }

  /** As one writes it when it is to be exact and easy to read. */
  private static long inDecimals(Shares shares) {
    long[] amounts = new long[shares.asked().length];
    List<Integer> open = IntStream.of(shares.taking()).boxed().collect(Collectors.toList());
    BigDecimal left = BigDecimal.valueOf(shares.left());
    while (true) {
      BigDecimal total = sum(open, shares.key());
      BigDecimal now = left;
      List<Integer> full =
          open.stream()
              .filter(i ->
                  BigDecimal.valueOf(shares.most()[i])
                          .multiply(total)
                          .compareTo(BigDecimal.valueOf(shares.key()[i]).multiply(now))
                      <= 0)
              .toList();
      if (full.isEmpty()) {
        return remainder(shares, amounts, open, left, total);
      }
      full.forEach(i -> amounts[i] = shares.most()[i]);
      left = left.subtract(sum(full, shares.most()));
      open = open.stream().filter(i -> amounts[i] == 0 && shares.most()[i] > 0).toList();
    }
  }

  private static long remainder(
      Shares shares, long[] amounts, List<Integer> open, BigDecimal left, BigDecimal total) {
    record Rest(int row, BigDecimal rest) {}
    List<Rest> rests = new ArrayList<>();
    for (int row : open) {
      BigDecimal[] parts =
          BigDecimal.valueOf(shares.key()[row]).multiply(left).divideAndRemainder(total);
      amounts[row] = parts[0].longValueExact();
      rests.add(new Rest(row, parts[1]));
    }
    long missing = left.longValueExact() - open.stream().mapToLong(row -> amounts[row]).sum();
    rests.stream()
        .sorted(Comparator.comparing(Rest::rest).reversed().thenComparing(Rest::row))
        .limit(missing)
        .forEach(rest -> amounts[rest.row()]++);
    return Problem.checksum(amounts);
  }

  private static BigDecimal sum(List<Integer> rows, long[] column) {
    return rows.stream()
        .map(i -> BigDecimal.valueOf(column[i]))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Those who are full come first by what they can use for their share; one pass finds them. */
  private static String query(long left, String divide) {
    return """
    WITH filled AS (
      SELECT id, weight, most,
             sum(weight) OVER ()::bigint AS total,
             coalesce(sum(weight) OVER before, 0)::bigint AS before_weight,
             coalesce(sum(most) OVER before, 0)::bigint AS before_most
      FROM asked
      WINDOW before AS (ORDER BY most::double precision / weight, id
                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)),
    capped AS (
      SELECT id, weight, most,
             most * (total - before_weight) <= weight * (%1$d - before_most) AS is_full
      FROM filled),
    rest AS (
      SELECT (%1$d - coalesce(sum(most) FILTER (WHERE is_full), 0))::bigint AS kronor,
             sum(weight) FILTER (WHERE NOT is_full)::bigint AS weight
      FROM capped),
    shares AS (
      SELECT c.id, c.weight * r.kronor %2$s r.weight AS share,
             c.weight * r.kronor %% r.weight AS remainder, r.kronor
      FROM capped c, rest r WHERE NOT c.is_full),
    ranked AS (
      SELECT id, share, row_number() OVER (ORDER BY remainder DESC, id) AS place,
             kronor - sum(share) OVER () AS missing
      FROM shares),
    amounts AS (
      SELECT id, share + CASE WHEN place <= missing THEN 1 ELSE 0 END AS kronor FROM ranked
      UNION ALL SELECT id, most FROM capped WHERE is_full)
    SELECT sum(kronor * (id %% 1009 + 1))::text FROM amounts
    """
        .formatted(left, divide);
  }

  private static void measure(Connection connection, String name, String query, int size)
      throws Exception {
    try (Statement statement = connection.createStatement()) {
      long[] checksum = new long[1];
      long nanos =
          best(() -> {
            try (ResultSet rows = statement.executeQuery(query)) {
              rows.next();
              checksum[0] = new BigInteger(rows.getString(1)).longValue();
              return checksum[0];
            }
          });
      tell(name, checksum[0], nanos, size);
    }
  }

  private static void inDuckDb(Shares shares, int size) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET threads = 1");
        statement.execute("CREATE TABLE asked (id INTEGER, weight BIGINT, most BIGINT)");
      }
      DuckDBConnection own = connection.unwrap(DuckDBConnection.class);
      try (DuckDBAppender appender = own.createAppender("main", "asked")) {
        for (int row : shares.taking()) {
          appender.beginRow();
          appender.append(row);
          appender.append(shares.key()[row]);
          appender.append(shares.most()[row]);
          appender.endRow();
        }
      }
      measure(connection, "DuckDB, JDBC", query(shares.left(), "//"), size);
    }
  }

  private static void inPostgreSql(Shares shares, int size) throws Exception {
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder().setServerConfig("shared_buffers", "256MB").start();
        Connection connection = server.getPostgresDatabase().getConnection()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET work_mem = '512MB'");
        statement.execute("SET max_parallel_workers_per_gather = 0");
        statement.execute("CREATE UNLOGGED TABLE asked (id integer, weight bigint, most bigint)");
        StringBuilder rows = new StringBuilder();
        for (int row : shares.taking()) {
          rows.append(row).append('\t').append(shares.key()[row]).append('\t');
          rows.append(shares.most()[row]).append('\n');
        }
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY asked FROM STDIN",
                new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.US_ASCII)));
        statement.execute("VACUUM ANALYZE asked");
      }
      measure(connection, "PostgreSQL, window functions", query(shares.left(), "/"), size);
    }
  }
}
