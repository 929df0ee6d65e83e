package se.statsbidrag.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rows of a text table (RFC 4180, and what people really send): semicolon, comma, tab or bar,
 * any line end, quotes where there are any.
 */
final class CsvRows implements RawRows {

  private static final char[] DELIMITERS = {'\t', ';', ',', '|'};
  private static final int SAMPLED_ROWS = 20;

  private final Decoder decoder;
  private final char[] in = new char[1 << 16];
  private int at;
  private int end;
  private boolean ended;
  private char delimiter;
  private int row;

  CsvRows(Decoder decoder) throws IOException {
    this.decoder = decoder;
    while (!ended && end < in.length) {
      fill();
    }
    skipSeparatorLine();
    if (delimiter == 0) {
      delimiter = guess();
    }
  }

  private void fill() throws IOException {
    int got = decoder.read(in, end, in.length - end);
    if (got < 0) {
      ended = true;
    } else {
      end += got;
    }
  }

  /** Excel's own first line, {@code sep=;}, which it does not show either. */
  private void skipSeparatorLine() {
    if (end >= 5 && new String(in, 0, 4).equalsIgnoreCase("sep=")) {
      int line = 5;
      while (line < end && (in[line] == '\r' || in[line] == '\n')) {
        line++;
      }
      if (line > 5 || line == end) {
        delimiter = in[4];
        at = line;
      }
    }
  }

  /** The delimiter that cuts the first rows into the most cells, equally many in each. */
  private char guess() {
    char best = ';';
    int most = 0;
    for (char candidate : DELIMITERS) {
      int score = score(candidate);
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return best;
  }

  private int score(char candidate) {
    List<Integer> counts = new ArrayList<>();
    boolean quoted = false;
    int count = 0;
    boolean content = false;
    for (int i = at; i < end && counts.size() < SAMPLED_ROWS; i++) {
      char c = in[i];
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == candidate) {
        count++;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        if (content) {
          counts.add(count);
        }
        count = 0;
        content = false;
      }
      content |= !RowBuffer.isSpace(c);
    }
    if (content && counts.size() < SAMPLED_ROWS) {
      counts.add(count);
    }
    return agreement(counts);
  }

  /** How many of the rows are cut equally, titles above the table aside; then into how many. */
  private static int agreement(List<Integer> counts) {
    int best = 0;
    for (int count : counts) {
      int equal = Collections.frequency(counts, count);
      if (count > 0) {
        best = Math.max(best, equal * 1_000 + Math.min(count, 999));
      }
    }
    return best;
  }

  @Override
  public boolean next(RowBuffer buffer) throws IOException {
    if (at == end && !more()) {
      return false;
    }
    row++;
    buffer.begin(row);
    while (!cell(buffer)) {
      // The next cell of the row.
    }
    return true;
  }

  /** Reads one cell; true when the row ended with it. */
  private boolean cell(RowBuffer buffer) throws IOException {
    if ((at < end || more()) && in[at] == '"') {
      at++;
      quoted(buffer);
    }
    while (true) {
      int start = at;
      while (at < end && in[at] != delimiter && in[at] != '\n' && in[at] != '\r') {
        at++;
      }
      buffer.append(in, start, at);
      if (at < end) {
        buffer.endCell(RowBuffer.Kind.TEXT);
        return endOfRow();
      }
      if (!more()) {
        buffer.endCell(RowBuffer.Kind.TEXT);
        return true;
      }
    }
  }

  private boolean endOfRow() throws IOException {
    char c = in[at++];
    if (c == delimiter) {
      return false;
    }
    if (c == '\r' && (at < end || more()) && in[at] == '\n') {
      at++;
    }
    return true;
  }

  /** The part of a cell between quotes; a doubled quote is one. */
  private void quoted(RowBuffer buffer) throws IOException {
    while (true) {
      int start = at;
      while (at < end && in[at] != '"') {
        at++;
      }
      buffer.append(in, start, at);
      if (at == end) {
        if (!more()) {
          throw Unreadable.row(row, "tables.quote.open");
        }
      } else {
        at++;
        if ((at < end || more()) && in[at] == '"') {
          buffer.append('"');
          at++;
        } else {
          return;
        }
      }
    }
  }

  private boolean more() throws IOException {
    if (ended) {
      return false;
    }
    at = 0;
    end = 0;
    fill();
    return !ended;
  }

  @Override
  public List<TableComplaint> notes() {
    return decoder.isWindows1252()
        ? List.of(Complaints.ofFile("tables.note.windows1252"))
        : List.of();
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }
}
