package se.statsbidrag.tables.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Writes CSV (RFC 4180) in UTF-8 out of one buffer; figures are written without a copy. */
final class CsvWriter implements TableWriter {

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int LONGEST_FIGURE = 24;

  private final OutputStream out;
  private final Cells cells;
  private final char delimiter;
  private final char decimalSign;
  private final byte[] buffer = new byte[1 << 16];
  private int used;

  CsvWriter(OutputStream out, List<OutputColumn> columns, WriteOptions options) throws IOException {
    this.out = out;
    this.cells = new Cells(columns);
    this.delimiter = options.delimiter();
    this.decimalSign = options.decimalSign();
    if (options.mark()) {
      bytes(MARK);
    }
    for (OutputColumn column : columns) {
      text(column.header());
    }
    endRow();
  }

  private int begin() throws IOException {
    int cell = cells.next();
    if (cell > 0) {
      one(delimiter);
    }
    return cell;
  }

  @Override
  public void text(CharSequence text) throws IOException {
    begin();
    String safe = Guard.added(text.toString());
    if (!needsQuotes(safe)) {
      characters(safe);
      return;
    }
    one('"');
    characters(safe.replace("\"", "\"\""));
    one('"');
  }

  private boolean needsQuotes(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  @Override
  public void whole(long figure) throws IOException {
    int cell = begin();
    if (cells.kind(cell) == OutputColumn.Kind.ORE) {
      characters(BigDecimal.valueOf(figure, 2).toPlainString().replace('.', decimalSign));
    } else {
      digits(figure);
    }
  }

  private void digits(long figure) throws IOException {
    room(LONGEST_FIGURE);
    if (figure == Long.MIN_VALUE) {
      characters(Long.toString(figure));
      return;
    }
    long rest = Math.abs(figure);
    if (figure < 0) {
      buffer[used++] = '-';
    }
    int length = 1;
    for (long tens = rest; tens >= 10; tens /= 10) {
      length++;
    }
    for (int at = used + length - 1; at >= used; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    used += length;
  }

  @Override
  public void decimal(BigDecimal figure) throws IOException {
    begin();
    String plain = figure.toPlainString().replace('.', decimalSign);
    if (decimalSign == delimiter) {
      plain = '"' + plain + '"';
    }
    characters(plain);
  }

  @Override
  public void date(LocalDate date) throws IOException {
    begin();
    characters(date.toString());
  }

  @Override
  public void blank() throws IOException {
    begin();
  }

  @Override
  public void endRow() throws IOException {
    cells.endRow();
    one('\r');
    one('\n');
  }

  private void characters(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes(text.substring(i).getBytes(StandardCharsets.UTF_8));
        return;
      }
      one(c);
    }
  }

  private void one(char ascii) throws IOException {
    room(1);
    buffer[used++] = (byte) ascii;
  }

  private void bytes(byte[] more) throws IOException {
    if (more.length > buffer.length) {
      send();
      out.write(more);
      return;
    }
    room(more.length);
    System.arraycopy(more, 0, buffer, used, more.length);
    used += more.length;
  }

  private void room(int bytes) throws IOException {
    if (used + bytes > buffer.length) {
      send();
    }
  }

  private void send() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  @Override
  public void close() throws IOException {
    send();
    out.flush();
  }
}
