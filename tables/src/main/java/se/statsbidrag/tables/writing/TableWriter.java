package se.statsbidrag.tables.writing;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table cell by cell and row by row to a stream, keeping nothing. Closing completes the
 * table and leaves the stream open.
 */
public interface TableWriter extends Closeable {

  /** Opens a table; its header is written. */
  static TableWriter open(
      TableFormat format, OutputStream out, List<OutputColumn> columns, WriteOptions options)
      throws IOException {
    return switch (format) {
      case CSV -> new CsvWriter(out, columns, options);
      case XLSX -> new XlsxWriter(out, columns, options);
      case JSON -> new JsonWriter(out, columns);
    };
  }

  /**
   * Writes a whole table. A cell is a text, an integer (öre in a column of öre), a {@link
   * BigDecimal}, a {@link LocalDate}, or null where it is empty.
   */
  static void write(
      TableFormat format,
      OutputStream out,
      List<OutputColumn> columns,
      WriteOptions options,
      Iterator<? extends List<?>> rows)
      throws IOException {
    try (TableWriter writer = open(format, out, columns, options)) {
      while (rows.hasNext()) {
        for (Object cell : rows.next()) {
          writer.value(cell);
        }
        writer.endRow();
      }
    }
  }

  private void value(@Nullable Object cell) throws IOException {
    switch (cell) {
      case null -> blank();
      case CharSequence text -> text(text);
      case Long figure -> whole(figure);
      case Integer figure -> whole(figure);
      case BigDecimal figure -> decimal(figure);
      case LocalDate date -> date(date);
      default -> throw new IllegalArgumentException("No cell can hold " + cell.getClass());
    }
  }

  void text(CharSequence text) throws IOException;

  /** A figure without decimals; in a column of öre, so many öre. */
  void whole(long figure) throws IOException;

  void decimal(BigDecimal figure) throws IOException;

  void date(LocalDate date) throws IOException;

  void blank() throws IOException;

  /** Ends the row; it must have got a cell for each column. */
  void endRow() throws IOException;
}
