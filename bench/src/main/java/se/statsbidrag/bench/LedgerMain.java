package se.statsbidrag.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints ledger transfers a second at 1, 8 and 32 clients, among a thousand pots and out of one,
 * beside pgbench writing the same rows by hand on the same server; then what a balance costs when
 * there are many transfers. Arguments: seconds a figure, and how many transfers (ten million).
 */
public final class LedgerMain {

  private static final int POTS = 1000;
  private static final int[] CLIENTS = {1, 8, 32};
  private static final int SECONDS = 10;
  private static final int MANY = 10_000_000;
  private static final int BATCH = 100_000;

  /** So many are booked as the ledger books them; the rest are put in their place. */
  private static final int BOOKED = 1_000_000;

  private LedgerMain() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SECONDS;
    int many = arguments.length > 1 ? Integer.parseInt(arguments[1]) : MANY;
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_wal_size", "8GB")
            .setServerConfig("max_connections", "100")
            .start()) {
      try (Connection database = open(server)) {
        LedgerTables.create(database, POTS);
      }
      transfers(server, seconds);
      balances(server, many);
    }
  }

  private static Connection open(EmbeddedPostgres server) throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  private static void transfers(EmbeddedPostgres server, int seconds) throws Exception {
    System.out.println("| Transfers a second | 1 client | 8 clients | 32 clients |");
    System.out.println("|---|---:|---:|---:|");
    for (boolean hot : new boolean[] {false, true}) {
      List<Double> ledger = new ArrayList<>();
      List<Double> peer = new ArrayList<>();
      for (int clients : CLIENTS) {
        peer.add(pgbench(server, clients, seconds, hot));
        ledger.add(ledger(server, clients, seconds, hot));
      }
      String where = hot ? "out of one pot" : "among " + POTS + " pots";
      row("Ledger, " + where, ledger);
      row("pgbench, " + where, peer);
    }
    System.out.println();
  }

  private static void row(String name, List<Double> rates) {
    StringBuilder line = new StringBuilder("| " + name);
    rates.forEach(rate -> line.append(String.format(Locale.ROOT, " | %.0f", rate)));
    System.out.println(line.append(" |"));
  }

  /** As Ledger.move does it: the statement and the reading back, one transaction a transfer. */
  private static double ledger(EmbeddedPostgres server, int clients, int seconds, boolean hot)
      throws Exception {
    String insert = LedgerTables.statement("LedgerStore.java", "insert into ledger.transfer");
    List<Callable<Long>> jobs = new ArrayList<>();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    for (int client = 0; client < clients; client++) {
      jobs.add(() -> client(server, insert, end, hot));
    }
    long begun = System.nanoTime();
    long done = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (Future<Long> job : threads.invokeAll(jobs)) {
        done += job.get();
      }
    }
    return done * 1e9 / (System.nanoTime() - begun);
  }

  private static long client(EmbeddedPostgres server, String insert, long end, boolean hot)
      throws SQLException {
    long done = 0;
    try (Connection database = open(server)) {
      database.setAutoCommit(false);
      try (PreparedStatement write = Named.prepare(database, insert);
          PreparedStatement read =
              database.prepareStatement(
                  "select * from ledger.transfer where agency_id = ? and key = ?")) {
        while (System.nanoTime() < end) {
          ThreadLocalRandom random = ThreadLocalRandom.current();
          int from = hot ? 0 : 1 + random.nextInt(POTS);
          int to = 1 + random.nextInt(POTS);
          if (from == to) {
            continue;
          }
          try {
            String key = UUID.randomUUID().toString();
            Named.transfer(write, key, from, to).execute();
            read.setObject(1, Named.AGENCY);
            read.setString(2, key);
            read.executeQuery().next();
            database.commit();
            done++;
          } catch (SQLException refused) {
            throw new IllegalStateException("no pot is empty here", refused);
          }
        }
      }
    }
    return done;
  }

  /** The same rows by hand: two pots locked in order, a transfer, two balances and two days. */
  private static double pgbench(EmbeddedPostgres server, int clients, int seconds, boolean hot)
      throws IOException, InterruptedException {
    Path script = Files.createTempFile("transfer", ".sql");
    String from = hot ? "0" : "random(1, " + POTS + ")";
    Files.writeString(
        script,
        """
        \\set f %s
        \\set t random(1, %d)
        begin;
        select 1 from peer.pot
         where id in (lpad(to_hex(:f::integer), 32, '0')::uuid, lpad(to_hex(:t::integer), 32, '0')::uuid)
         order by id for no key update;
        insert into peer.transfer
          (agency_id, budget_year, key, code, phase, from_pot, to_pot, amount_ore, value_day,
           booked_at, booked_by, booked_by_name, object_type, object_id, object_label, text)
        select '00000000-0000-0000-0000-000000000001', 2020, gen_random_uuid()::text, 'BENCH',
               'POSTED', lpad(to_hex(:f::integer), 32, '0')::uuid, lpad(to_hex(:t::integer), 32, '0')::uuid, 1,
               '2020-03-12', now(), '00000000-0000-0000-0000-000000000001', 'Bench', 'bench.pot',
               '1', '1', 'bench' where :f::integer <> :t::integer;
        update peer.pot set debit_posted_ore = debit_posted_ore + 1,
               credit_posted_ore = credit_posted_ore + 1
         where id = lpad(to_hex(:f::integer), 32, '0')::uuid;
        update peer.pot set credit_posted_ore = credit_posted_ore + 1
         where id = lpad(to_hex(:t::integer), 32, '0')::uuid;
        insert into peer.day values
          (lpad(to_hex(:f::integer), 32, '0')::uuid, '2020-03-12', '2020-03-12', 1, 0, 0, 0)
          on conflict (pot_id, value_day, booked_day) do update
             set debit_posted_ore = peer.day.debit_posted_ore + 1;
        insert into peer.day values
          (lpad(to_hex(:t::integer), 32, '0')::uuid, '2020-03-12', '2020-03-12', 0, 1, 0, 0)
          on conflict (pot_id, value_day, booked_day) do update
             set credit_posted_ore = peer.day.credit_posted_ore + 1;
        commit;
        """
            .formatted(from, POTS));
    Process run =
        new ProcessBuilder(
                "pgbench",
                "-h",
                "localhost",
                "-p",
                "" + server.getPort(),
                "-U",
                "postgres",
                "-n",
                "-M",
                "prepared",
                "-c",
                "" + clients,
                "-j",
                "2",
                "-T",
                "" + seconds,
                "-f",
                script.toString(),
                "--max-tries=10",
                "postgres")
            .redirectErrorStream(true)
            .start();
    String said = new String(run.getInputStream().readAllBytes());
    run.waitFor();
    Matcher rate = Pattern.compile("tps = ([0-9.]+)").matcher(said);
    if (!rate.find()) {
      throw new IOException(said);
    }
    return Double.parseDouble(rate.group(1));
  }

  private static void balances(EmbeddedPostgres server, int many) throws Exception {
    String byDay = LedgerTables.statement("StatementStore.java", "select p.*, s.happened_ore");
    String bySum =
        """
        select p.id, (select coalesce(sum(case when t.to_pot = p.id then amount_ore
                                               else -amount_ore end), 0)
                        from ledger.transfer t
                       where (t.from_pot = p.id or t.to_pot = p.id) and t.value_day <= ?)
          from ledger.pot p
        """;
    String onePass =
        """
        select pot_id, sum(case when debit then -posted_ore else posted_ore end)
          from ledger.effect where value_day <= ? group by pot_id
        """;
    try (Connection database = open(server);
        Statement statement = database.createStatement()) {
      int booked = Math.min(many, BOOKED);
      long begun = System.nanoTime();
      for (int done = 0; done < booked; done += BATCH) {
        fill(statement, done, Math.min(BATCH, booked - done));
      }
      System.out.printf(
          Locale.ROOT,
          "%d transfers booked in batches of %d: %.0f a second%n%n",
          booked,
          BATCH,
          booked * 1e9 / (System.nanoTime() - begun));
      restore(statement, booked, many);
      statement.execute("vacuum analyze ledger.transfer");
      statement.execute("vacuum analyze ledger.day");
      LocalDate day = LocalDate.of(2020, 6, 30);
      System.out.println("| Milliseconds, " + many + " transfers | |");
      System.out.println("|---|---:|");
      try (PreparedStatement query = Named.prepare(database, byDay)) {
        Named.balances(query, day);
        print("Balances of all pots on a day, both ways", query);
      }
      try (PreparedStatement query = database.prepareStatement(onePass)) {
        query.setObject(1, day);
        print("The same, by what had happened, out of the transfers", query);
      }
      try (PreparedStatement query = database.prepareStatement(bySum + " where p.code = '1'")) {
        query.setObject(1, day);
        print("One pot's balance out of its transfers", query);
      }
      try (PreparedStatement query =
          database.prepareStatement(
              "select sum(amount_ore) from ledger.transfer where value_day <= ?")) {
        query.setObject(1, day);
        print("PostgreSQL's own sum of one column of the transfers", query);
      }
      try (PreparedStatement query =
          database.prepareStatement("select count(*) from ledger.breach")) {
        print("Everything recomputed and compared (the nightly reconciliation)", query);
      }
    }
  }

  /** The rest of the rows past the triggers, and the sums once at the end, as a restore does. */
  private static void restore(Statement statement, int from, int many) throws SQLException {
    if (from < many) {
      statement.execute("set session_replication_role = 'replica'");
      for (int done = from; done < many; done += BATCH) {
        fill(statement, done, Math.min(BATCH, many - done));
      }
      statement.execute("truncate ledger.day");
      statement.execute("insert into ledger.day select * from ledger.day_recomputed");
      statement.execute(
          """
          update ledger.pot p
             set debit_posted_ore = d.debit, credit_posted_ore = d.credit
            from (select pot_id, sum(debit_posted_ore) as debit, sum(credit_posted_ore) as credit
                    from ledger.day group by pot_id) d
           where d.pot_id = p.id
          """);
      statement.execute("set session_replication_role = 'origin'");
    }
  }

  private static void fill(Statement statement, int from, int count) throws SQLException {
    statement.execute(
        """
        insert into ledger.transfer
          (agency_id, budget_year, key, code, phase, from_pot, to_pot, amount_ore, value_day,
           booked_at, booked_by, booked_by_name, object_type, object_id, object_label, text)
        select '00000000-0000-0000-0000-000000000001', 2020, 'many ' || n, 'BENCH', 'POSTED',
               lpad('0', 32, '0')::uuid, lpad(to_hex(1 + n %% %d), 32, '0')::uuid, 1 + n %% 1000,
               date '2020-01-01' + (n %% 366)::integer, timestamptz '2020-01-01 12:00' + n %% 366 * interval '1 day',
               '00000000-0000-0000-0000-000000000001', 'Bench', 'bench.pot', '1', '1', 'bench'
          from generate_series(%d::bigint, %d::bigint) n
        """
            .formatted(POTS, from, from + count - 1));
  }

  private static void print(String what, PreparedStatement query) throws SQLException {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long begun = System.nanoTime();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
      best = Math.min(best, (System.nanoTime() - begun) / 1e6);
    }
    System.out.printf(Locale.ROOT, "| %s | %.1f |%n", what, best);
  }
}
