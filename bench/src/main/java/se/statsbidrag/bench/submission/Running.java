package se.statsbidrag.bench.submission;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The system as it is run, in a process of its own, with a durable PostgreSQL of its own. */
final class Running implements AutoCloseable {

  private static final int PORT_LINE = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final int port;
  private final long postmaster;
  private final int databasePort;

  private Running(Process process, int port, long postmaster, int databasePort) {
    this.process = process;
    this.port = port;
    this.postmaster = postmaster;
    this.databasePort = databasePort;
  }

  /** Starts the jar, or the class path, that the arguments of a JVM name. */
  static Running start(List<String> program, Path folder) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program);
    command.add("--server.port=" + port);
    command.add("--statsbidrag.demonstration=true");
    command.add("--statsbidrag.receipts-every=1h"); // papers are made when the evening is over
    command.add("--statsbidrag.embedded-database=" + folder.resolve("database"));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      await(process, port, log);
      List<String> pid = Files.readAllLines(folder.resolve("database/data/postmaster.pid"));
      return new Running(
          process,
          port,
          Long.parseLong(pid.getFirst().strip()),
          Integer.parseInt(pid.get(PORT_LINE).strip()));
    } catch (IOException | RuntimeException | InterruptedException e) {
      process.destroy();
      throw e;
    }
  }

  private static void await(Process process, int port, Path log)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      try {
        URI ready = URI.create("http://localhost:" + port + "/actuator/health/readiness");
        HttpURLConnection connection = (HttpURLConnection) ready.toURL().openConnection();
        if (connection.getResponseCode() == HttpURLConnection.HTTP_OK) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException("the system did not start:\n" + Files.readString(log));
  }

  int port() {
    return port;
  }

  int databasePort() {
    return databasePort;
  }

  /** Seconds of processor time that the node has used: a busy machine does not change them. */
  double cpu() {
    return seconds(process.toHandle());
  }

  /** The same of the database's processes. */
  double databaseCpu() {
    return ProcessHandle.of(postmaster).stream()
        .flatMap(ProcessHandle::descendants)
        .mapToDouble(Running::seconds)
        .sum();
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + databasePort + "/postgres?user=postgres");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
