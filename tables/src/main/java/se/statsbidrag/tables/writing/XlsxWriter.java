package se.statsbidrag.tables.writing;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a workbook: a sheet with its header frozen and its figures formatted, and a sheet about
 * the table where there is something to say. Rows go out as they come.
 */
final class XlsxWriter implements TableWriter {

  private static final int FLUSHED_ROWS = 500;
  private static final int LONGEST_TEXT = 32_767;

  /** A workbook's figures are doubles with fifteen digits; a longer one stays a text. */
  private static final long LARGEST_FIGURE = 999_999_999_999_999L;

  private static final int MOST_DIGITS = 15;
  private static final Pattern ESCAPE = Pattern.compile("_x[0-9A-Fa-f]{4}_");

  private final Workbook workbook;
  private final OutputStream out;
  private final Worksheet sheet;
  private final Cells cells;
  private final WriteOptions options;
  private int row;

  XlsxWriter(OutputStream out, List<OutputColumn> columns, WriteOptions options) {
    this.out = out;
    this.cells = new Cells(columns);
    this.options = options;
    this.workbook = new Workbook(new Uncloseable(out), "Statsbidrag", "1.0");
    this.sheet = workbook.newWorksheet(sheetName(options.sheet()));
    sheet.freezePane(0, 1);
    for (int i = 0; i < columns.size(); i++) {
      sheet.width(i, Math.min(columns.get(i).width(), 80));
      sheet.value(0, i, legal(columns.get(i).header()));
      sheet.style(0, i).bold().wrapText(true).set();
    }
    row = 1;
  }

  private static String sheetName(String wanted) {
    String name = wanted.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
    String shown = name.isEmpty() ? "Tabell" : name;
    return shown.substring(0, Math.min(31, shown.length()));
  }

  @Override
  public void text(CharSequence text) {
    int cell = cells.next();
    if (!text.isEmpty()) {
      sheet.inlineString(row, cell, legal(text));
    }
  }

  @Override
  public void whole(long figure) {
    int cell = cells.next();
    if (cells.kind(cell) == OutputColumn.Kind.ORE) {
      figure(cell, BigDecimal.valueOf(figure, 2));
    } else if (figure > LARGEST_FIGURE || figure < -LARGEST_FIGURE) {
      sheet.inlineString(row, cell, Long.toString(figure));
    } else {
      sheet.value(row, cell, figure);
      format(cell);
    }
  }

  @Override
  public void decimal(BigDecimal figure) {
    figure(cells.next(), figure);
  }

  private void figure(int cell, BigDecimal figure) {
    if (figure.stripTrailingZeros().precision() > MOST_DIGITS) {
      sheet.inlineString(row, cell, figure.toPlainString().replace('.', ','));
    } else {
      sheet.value(row, cell, figure);
      format(cell);
    }
  }

  @Override
  public void date(LocalDate date) {
    int cell = cells.next();
    sheet.value(row, cell, date);
    sheet.style(row, cell).format("yyyy-mm-dd").set();
  }

  @Override
  public void blank() {
    cells.next();
  }

  private void format(int cell) {
    String format = format(cells.kind(cell));
    if (format != null) {
      sheet.style(row, cell).format(format).set();
    }
  }

  /** In the codes of a workbook, where a Swedish program shows a space for the comma. */
  private static @Nullable String format(OutputColumn.Kind kind) {
    return switch (kind) {
      case WHOLE -> "#,##0";
      case KRONOR -> "#,##0 \"kr\"";
      case ORE -> "#,##0.00 \"kr\"";
      case DECIMAL, TEXT, DATE -> null;
    };
  }

  @Override
  public void endRow() throws IOException {
    cells.endRow();
    row++;
    if (row > TableFormat.XLSX.mostRows() + 1) {
      throw new IllegalStateException("A sheet holds at most 1 048 575 rows and a header");
    }
    if (row % FLUSHED_ROWS == 0) {
      sheet.flush();
    }
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    if (!options.about().isEmpty()) {
      about();
    }
    workbook.finish();
    out.flush();
  }

  private void about() throws IOException {
    Worksheet about = workbook.newWorksheet(sheetName(options.aboutSheet()));
    about.width(0, 30);
    about.width(1, 80);
    int line = 0;
    for (Map.Entry<String, String> fact : options.about().entrySet()) {
      about.inlineString(line, 0, legal(fact.getKey()));
      about.inlineString(line, 1, legal(fact.getValue()));
      about.style(line, 0).bold().set();
      about.style(line, 1).wrapText(true).set();
      line++;
    }
    about.finish();
  }

  /** Only what XML can carry; line ends as a workbook has them. */
  private static String legal(CharSequence text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("A cell holds at most " + LONGEST_TEXT + " characters");
    }
    StringBuilder legal = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          legal.append('\n');
        }
      } else if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (paired) {
          legal.append(c).append(text.charAt(++i));
        } else {
          legal.append('\uFFFD');
        }
      } else if (c == '\t' || c == '\n' || (c >= ' ' && c < '\uFFFE')) {
        legal.append(c);
      }
    }
    // What looks like a workbook's own escape has its first bar escaped.
    return ESCAPE.matcher(legal).replaceAll("_x005F$0");
  }

  /** The caller's stream is the caller's to close. */
  private static final class Uncloseable extends FilterOutputStream {

    Uncloseable(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
