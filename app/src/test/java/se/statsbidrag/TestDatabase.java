package se.statsbidrag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The database of the tests: one server a run, on it one database a system under test. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

  private static final PostgresServer SERVER = startOnce();

  private static PostgresServer startOnce() {
    try {
      Path folder = Files.createTempDirectory("statsbidrag-test");
      PostgresServer server = PostgresServer.start(folder, "off");
      // after the contexts, whose jobs would otherwise wait for a database that is gone
      SpringApplication.getShutdownHandlers().add(() -> stop(server, folder));
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

  /** A database of its own on the tests' server, made at the first call. */
  static String database(String name) {
    String server = SERVER.jdbcUrl();
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement();
        ResultSet known =
            statement.executeQuery("select from pg_database where datname = '" + name + "'")) {
      if (!known.next()) {
        statement.execute("create database " + name);
      }
      return server.replace("/postgres?", "/" + name + "?");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Bean
  JdbcConnectionDetails testDatabase(@Value("${test.database:postgres}") String name) {
    String url = database(name);
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
        return url;
      }
    };
  }
}
