package se.statsbidrag;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One PostgreSQL server on one data folder, owned by one process at a time. */
final class PostgresServer implements AutoCloseable {

  /** Another process has the folder. */
  static final class FolderTaken extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    FolderTaken(Path folder) {
      super("Another Statsbidrag is running on this data folder: " + folder);
    }
  }

  /** Lets that sentence stand alone where the start stops, without the way to it. */
  static final class FolderTakenAnalyzer extends AbstractFailureAnalyzer<FolderTaken> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, FolderTaken cause) {
      return new FailureAnalysis(
          cause.getMessage(),
          "Stop the other one, or name another folder with STATSBIDRAG_DATA.",
          cause);
    }
  }

  private static final int PORT_LINE = 3;

  private final String jdbcUrl;
  private final AutoCloseable owned;

  private PostgresServer(String jdbcUrl, AutoCloseable owned) {
    this.jdbcUrl = jdbcUrl;
    this.owned = owned;
  }

  /** Starts on a folder, which is made at the first start; a server left by a crash is stopped. */
  static PostgresServer start(Path folder) {
    return start(folder, "on");
  }

  /** As {@link #start(Path)}; tests, whose data nobody misses, let the disk be slow ("off"). */
  static PostgresServer start(Path folder, String durable) {
    try {
      Files.createDirectories(folder);
      Path data = folder.resolve("data");
      FileChannel lock = claim(folder);
      stopLeftover(data.resolve("postmaster.pid"));
      EmbeddedPostgres postgres = configured(folder, data, durable).start();
      return new PostgresServer(
          postgres.getJdbcUrl("postgres", "postgres"),
          () -> {
            postgres.close();
            lock.close();
          });
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start in " + folder, e);
    }
  }

  /** The server that another process runs on this folder, or one of our own. */
  static PostgresServer startOrJoin(Path folder) {
    Path pidFile = folder.resolve("data").resolve("postmaster.pid");
    try (FileChannel lock =
        Files.exists(pidFile)
            ? FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE)
            : null) {
      if (lock != null && lock.tryLock() == null) {
        String port = Files.readAllLines(pidFile).get(PORT_LINE).strip();
        return new PostgresServer(
            "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres", () -> {});
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start(folder);
  }

  private static EmbeddedPostgres.Builder configured(Path folder, Path data, String durable) {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder.resolve("server").toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("encoding", "UTF8")
        .setServerConfig("fsync", durable)
        .setServerConfig("synchronous_commit", durable)
        .setServerConfig("full_page_writes", durable)
        .setServerConfig("timezone", "Europe/Stockholm")
        .setPGStartupWait(Duration.ofSeconds(60));
  }

  private static FileChannel claim(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new FolderTaken(folder);
    }
    return channel;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** After a kill -9 of the JVM the server lives on; ours alone, for we hold the folder's lock. */
  private static void stopLeftover(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    ProcessHandle.of(pid)
        .filter(process -> process.info().command().orElse("").contains("postgres"))
        .ifPresent(PostgresServer::stop);
    Files.deleteIfExists(pidFile);
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("PostgreSQL from an earlier run does not stop", e);
    }
  }

  String jdbcUrl() {
    return jdbcUrl;
  }

  @Override
  public void close() {
    try {
      owned.close();
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL did not stop", e);
    }
  }
}
