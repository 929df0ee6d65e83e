package se.statsbidrag.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.SystemTest;

@SystemTest
class DataFileTest {

  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  @Test
  void what_is_exported_comes_back_row_for_row() throws Exception {
    Path file = folder.resolve("all.zip");
    DataFile.Counts out = export(file);
    try (Connection copy = emptyDatabase("restored")) {
      DataFile.Counts in = DataFile.restore(copy, file);

      assertThat(in).isEqualTo(out);
      assertThat(in.total()).isPositive();
      assertThat(text(copy, "select string_agg(name, ',' order by id) from identity.person"))
          .isEqualTo(
              jdbc.sql("select string_agg(name, ',' order by id) from identity.person")
                  .query(String.class)
                  .single());
    }
  }

  @Test
  void a_restored_database_goes_on_numbering_where_it_was() throws Exception {
    Path file = folder.resolve("all.zip");
    export(file);
    try (Connection copy = emptyDatabase("numbering")) {
      DataFile.restore(copy, file);
      copy.setAutoCommit(true);
      try (Statement statement = copy.createStatement()) {
        statement.execute("insert into identity.cookie_key (secret) values (sha256('x'))");
      }
      assertThat(text(copy, "select count(distinct id) = count(*) from identity.cookie_key"))
          .isEqualTo("t");
    }
  }

  @Test
  void a_database_that_is_not_empty_is_left_as_it_is() throws Exception {
    Path file = folder.resolve("all.zip");
    export(file);
    try (Connection full = database.getConnection()) {
      assertThatThrownBy(() -> DataFile.restore(full, file))
          .isInstanceOf(DataFile.NotRestored.class)
          .hasMessageContaining("not empty");
      full.rollback();
      full.setAutoCommit(true);
    }
  }

  private DataFile.Counts export(Path file) throws Exception {
    try (Connection connection = database.getConnection()) {
      try {
        return DataFile.export(connection, file);
      } finally {
        connection.setReadOnly(false);
        connection.setAutoCommit(true);
      }
    }
  }

  private Connection emptyDatabase(String name) throws SQLException {
    jdbc.sql("create database " + name).update();
    String url;
    try (Connection connection = database.getConnection()) {
      url = connection.getMetaData().getURL().replaceFirst("/postgres(?=\\?|$)", "/" + name);
    }
    Flyway.configure().dataSource(url, "postgres", "").defaultSchema("public").load().migrate();
    return DriverManager.getConnection(url, "postgres", "");
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
