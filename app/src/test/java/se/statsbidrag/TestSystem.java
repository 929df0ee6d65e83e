package se.statsbidrag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The database and the clock of the tests. */
@TestConfiguration(proxyBeanMethods = false)
class TestSystem {

  private static final PostgresServer SERVER = startOnce();

  private static PostgresServer startOnce() {
    try {
      Path folder = Files.createTempDirectory("statsbidrag-test");
      PostgresServer server = PostgresServer.start(folder, "off");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      return server;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void stop(PostgresServer server, Path folder) {
    try (server) {
      // closed first, then its folder goes
    } finally {
      org.springframework.util.FileSystemUtils.deleteRecursively(folder.toFile());
    }
  }

  @Bean
  JdbcConnectionDetails testDatabase() {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return "postgres";
      }

      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return SERVER.jdbcUrl();
      }
    };
  }

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }
}
