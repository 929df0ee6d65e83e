package se.statsbidrag.tables;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.statsbidrag.tables.statistics.JsonStat;
import se.statsbidrag.tables.statistics.Px;

/**
 * Reads tables: CSV with any delimiter, workbooks (XLSX), px and JSON-stat. The content tells the
 * format, never the name.
 *
 * <p>Nothing that a file may hold is thrown: all that is wrong comes back as {@link
 * TableComplaint}s. An {@link IOException} means that the bytes could not be had.
 */
public final class Tables {

  private static final int LOOKED_AT = 1 << 16;

  private Tables() {}

  /** Reads a table into memory, for those that fit there. */
  public static ReadTable read(InputStream bytes, List<Column> columns, ReadOptions options)
      throws IOException {
    try (TableReader reader = open(bytes, columns, options)) {
      return read(reader);
    }
  }

  public static ReadTable read(byte[] bytes, List<Column> columns, ReadOptions options)
      throws IOException {
    return read(new ByteArrayInputStream(bytes), columns, options);
  }

  public static ReadTable read(Path file, List<Column> columns, ReadOptions options)
      throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return read(bytes, columns, options);
    }
  }

  private static ReadTable read(TableReader reader) throws IOException {
    List<TableRow> rows = new ArrayList<>();
    Map<String, Integer> keys = reader.keys();
    while (reader.next()) {
      rows.add(reader.keep(keys));
    }
    Map<String, Integer> places = new HashMap<>();
    keys.forEach((key, column) -> places.put(key, reader.places()[column]));
    return new ReadTable(
        reader.headers(),
        reader.headerRow(),
        places,
        rows,
        reader.totals(),
        reader.complaints(),
        reader.more(),
        reader.questions(),
        reader.notes(),
        reader.about());
  }

  /** The headers of a table, for a page where somebody points out the columns. */
  public static List<String> headers(byte[] bytes, ReadOptions options) throws IOException {
    try (TableReader reader = open(new ByteArrayInputStream(bytes), List.of(), options)) {
      return reader.headers();
    }
  }

  /** Opens a table to be gone through row by row; closing the reader closes the bytes. */
  public static TableReader open(InputStream bytes, List<Column> columns, ReadOptions options)
      throws IOException {
    RawRows rows;
    try {
      rows = rows(new BufferedInputStream(new Limited(bytes, options), LOOKED_AT), options);
    } catch (Unreadable unreadable) {
      bytes.close();
      return TableReader.unreadable(unreadable.complaint(), columns, options);
    }
    return new TableReader(rows, columns, options);
  }

  private static RawRows rows(InputStream bytes, ReadOptions options) throws IOException {
    bytes.mark(LOOKED_AT);
    byte[] start = bytes.readNBytes(LOOKED_AT);
    bytes.reset();
    String first = new String(start, 0, Math.min(start.length, 2000), StandardCharsets.ISO_8859_1);
    String words = (first.startsWith("ï»¿") ? first.substring(3) : first).stripLeading();
    if (first.startsWith("PK\u0003\u0004")) {
      return XlsxRows.open(bytes, options);
    }
    refuseOthers(first, words, start);
    if (words.startsWith("{") || words.matches("(?s)\\[\\s*\\{.*")) {
      return CubeRows.of(() -> JsonStat.read(bytes, options.limits().rows()), bytes);
    }
    if (words.matches("(?s)(CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGES?|CREATION-DATE)=.*")) {
      Decoder text = new Decoder(bytes);
      return CubeRows.of(() -> Px.read(text, options.limits().rows()), bytes);
    }
    return new CsvRows(new Decoder(bytes));
  }

  private static void refuseOthers(String first, String words, byte[] start) {
    if (first.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
      String all = new String(start, StandardCharsets.ISO_8859_1);
      boolean locked = all.contains(new String(mark, StandardCharsets.ISO_8859_1));
      throw Unreadable.file(locked ? "tables.file.locked" : "tables.file.xls");
    }
    if (first.startsWith("%PDF")) {
      throw Unreadable.file("tables.file.pdf");
    }
    String lower = words.substring(0, Math.min(words.length(), 200)).toLowerCase(Locale.ROOT);
    if (lower.startsWith("<")) {
      throw Unreadable.file(lower.startsWith("<?xml") ? "tables.file.xml" : "tables.file.html");
    }
  }

  /** Refuses a file that is larger than the limit, at the first byte beyond it. */
  private static final class Limited extends java.io.FilterInputStream {

    private final long most;
    private long read;

    Limited(InputStream in, ReadOptions options) {
      super(in);
      this.most = options.limits().bytes();
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got = super.read(into, offset, length);
      count(Math.max(0, got));
      return got;
    }

    private void count(int more) {
      read += more;
      if (read > most) {
        throw Unreadable.file("tables.file.large", most / 1_000_000.0);
      }
    }
  }
}
