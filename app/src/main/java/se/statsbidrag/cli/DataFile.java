package se.statsbidrag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * All data in one file: a zip with one text file a table, in PostgreSQL's COPY format, in an order
 * in which they can be put back, and which version of the schema they belong to.
 */
final class DataFile {

  private static final String VERSION = "schema-version";

  private DataFile() {}

  /** How many rows of each table went out or came in. */
  record Counts(Map<String, Long> rows) {

    long total() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Writes everything as it stood at one moment, while the system may go on. */
  static Counts export(Connection database, Path file) throws SQLException, IOException {
    database.setAutoCommit(false);
    database.setReadOnly(true);
    database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Map<String, Long> counts = new TreeMap<>();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
      zip.putNextEntry(new ZipEntry(VERSION));
      zip.write(
          DataTables.schemaVersion(database).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      List<DataTables.Table> tables = DataTables.inOrder(database);
      for (int i = 0; i < tables.size(); i++) {
        DataTables.Table table = tables.get(i);
        zip.putNextEntry(new ZipEntry("%04d %s".formatted(i, table.name())));
        String sql = "copy " + table.withColumns() + " to stdout";
        counts.put(table.name(), copyManager(database).copyOut(sql, unclosed(zip)));
      }
    }
    database.rollback();
    Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return new Counts(counts);
  }

  /**
   * Puts everything back, all or nothing.
   *
   * @throws NotRestored where the database is not empty, or is of another version than the file
   */
  static Counts restore(Connection database, Path file) throws SQLException, IOException {
    database.setAutoCommit(false);
    Map<String, Long> counts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      requireVersion(zip, database);
      List<DataTables.Table> tables = DataTables.inOrder(database);
      requireEmpty(tables, database);
      DataTables.triggers(database, tables, false);
      for (DataTables.Table table : tables) {
        counts.put(table.name(), copyIn(zip, table, database));
      }
      DataTables.afterRestore(database, tables);
      DataTables.triggers(database, tables, true);
      database.commit();
    }
    return new Counts(counts);
  }

  private static long copyIn(ZipFile zip, DataTables.Table table, Connection database)
      throws SQLException, IOException {
    try (InputStream rows = zip.getInputStream(entry(zip, table.name()))) {
      return copyManager(database).copyIn("copy " + table.withColumns() + " from stdin", rows);
    }
  }

  private static ZipEntry entry(ZipFile zip, String table) {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (entry.getName().endsWith(" " + table)) {
        return entry;
      }
    }
    throw new NotRestored("the file lacks the table " + table);
  }

  private static void requireVersion(ZipFile zip, Connection database)
      throws SQLException, IOException {
    ZipEntry entry = zip.getEntry(VERSION);
    if (entry == null) {
      throw new NotRestored("the file is not an export of Statsbidrag");
    }
    try (InputStream text = zip.getInputStream(entry)) {
      String theirs = new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      String ours = DataTables.schemaVersion(database);
      if (!theirs.equals(ours)) {
        throw new NotRestored(
            "the file belongs to schema version %s and this system to %s; restore it with the"
                    .formatted(theirs, ours)
                + " version that wrote it, then upgrade");
      }
    }
  }

  private static void requireEmpty(List<DataTables.Table> tables, Connection database)
      throws SQLException {
    for (DataTables.Table table : tables) {
      if (DataTables.hasRows(database, table)) {
        throw new NotRestored(
            "the database is not empty (%s has rows); restore into a new one"
                .formatted(table.name()));
      }
    }
  }

  private static CopyManager copyManager(Connection database) throws SQLException {
    return database.unwrap(PGConnection.class).getCopyAPI();
  }

  private static OutputStream unclosed(OutputStream zip) {
    return new java.io.FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  /** Why nothing was put back. */
  static final class NotRestored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotRestored(String why) {
      super(why);
    }
  }
}
