package se.statsbidrag.bench.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Submissions through HTTP, each committed durably, beside what pgbench gets out of the same
 * PostgreSQL in the same run. The arguments start the system: what a JVM is told.
 */
public final class Main {

  private static final int[] CLIENTS = {1, 8, 32};
  private static final int[] RATES = {500, 1_000};
  private static final double SECONDS = 6;
  private static final double WARM = 60;

  private Main() {}

  public static void main(String[] program) throws Exception {
    int recipients = Integer.getInteger("bench.recipients", 36_000);
    Path folder = Files.createTempDirectory("bench-submissions");
    try (Running system = Running.start(List.of(program), folder);
        Connection connection = system.connect()) {
      List<Recipient> all = Seed.recipients(connection, recipients);
      measure(system, connection, all, folder);
    } finally {
      remove(folder);
    }
  }

  private static void measure(
      Running system, Connection connection, List<Recipient> all, Path folder) throws Exception {
    UUID round = Seed.round(connection);
    Load load = new Load(system.port(), round, all);
    load.openForms(16);
    boolean measurable = Ceiling.measurable();
    Ceiling ceiling = new Ceiling(connection, system.databasePort(), folder, all.size());
    int done = say(load.closed(8, WARM, all.size() / 3), "To warm up");
    System.out.println(
        "| Clients | pgbench, three rows | pgbench, the same rows | Submissions a second |"
            + " Of three rows | Of the same rows | Median ms | 99th percentile ms | CPU ms, node |"
            + " CPU ms, database |");
    System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (int clients : CLIENTS) {
      double three = measurable ? ceiling.threeRows(clients) : Double.NaN;
      double same = measurable ? ceiling.sameRows(clients) : Double.NaN;
      double node = system.cpu();
      double database = system.databaseCpu();
      Load.Result result = load.closed(clients, SECONDS, all.size() / 6);
      done += result.done() - result.refused();
      System.out.printf(
          Locale.ROOT,
          "| %d | %.0f | %.0f | %.0f | %.2f | %.2f | %.1f | %.1f | %.2f | %.2f |%n",
          clients,
          three,
          same,
          result.rate(),
          result.rate() / three,
          result.rate() / same,
          result.milliseconds(0.5),
          result.milliseconds(0.99),
          (system.cpu() - node) * 1000 / result.done(),
          (system.databaseCpu() - database) * 1000 / result.done());
    }
    for (int rate : RATES) {
      done += say(load.open(rate, 8), "Asked for " + rate + " a second, waiting in line included");
    }
    if (!measurable) {
      System.out.println("Not measured: the ceiling, for pgbench is not on this machine.");
    }
    check(connection, done);
  }

  private static int say(Load.Result result, String what) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f a second, median %.1f ms, 99th percentile %.1f ms, longest %.1f ms,"
            + " %d of %d refused%n",
        what,
        result.rate(),
        result.milliseconds(0.5),
        result.milliseconds(0.99),
        result.milliseconds(1),
        result.refused(),
        result.done());
    return result.done() - result.refused();
  }

  /** What was answered with a receipt is there, once, and was written durably. */
  private static void check(Connection connection, int done) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select count(*), current_setting('fsync'), current_setting('synchronous_commit')
                  from requisition.requisition
                 where round_id = (select round from bench.round)
                   and recipient_kind = 'ASSOCIATION'
                """)) {
      row.next();
      System.out.printf(
          "%d receipts, %d requisitions; fsync %s, synchronous_commit %s%n",
          done, row.getInt(1), row.getString(2), row.getString(3));
      if (row.getInt(1) != done || !row.getString(2).equals("on")) {
        throw new IllegalStateException("receipts and requisitions are not the same");
      }
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException | UncheckedIOException e) {
      System.err.println("left behind: " + folder);
    }
  }
}
