package se.statsbidrag.accounting.books;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import se.statsbidrag.kernel.Money;

/**
 * Writes the format in which Swedish accounting systems hand vouchers to each other (SIE 4): lines
 * of labelled fields, in the character set PC8 (IBM437), each ended by CR and LF. A text stands in
 * quotation marks, and a quotation mark in it after a backslash.
 */
final class SieWriter implements Closeable {

  static final Charset PC8 = Charset.forName("IBM437");
  private static final char FIRST_PRINTED = ' ';
  private static final char DELETE = 0x7f;

  /** What PC8 lacks, and what stands in its place. */
  private static final Map<Character, String> INSTEAD =
      Map.of(
          '\\', "/", '\u00a0', " ", '–', "-", '—', "-", '−', "-", '’', "'", '”', "\"", '“', "\"",
          '…', "...", '€', "EUR");

  private final Writer out;
  private final CharsetEncoder known = PC8.newEncoder();

  SieWriter(OutputStream out) {
    this.out = new OutputStreamWriter(out, PC8);
  }

  /** A line: its label, and fields as {@link #text}, {@link #day} and {@link #amount} give them. */
  void line(String label, String... fields) throws IOException {
    out.write('#');
    out.write(label);
    for (String field : fields) {
      out.write(' ');
      out.write(field);
    }
    end();
  }

  /** Begins the lines that belong to the one before. */
  void begin() throws IOException {
    out.write('{');
    end();
  }

  /** Ends them. */
  void finish() throws IOException {
    out.write('}');
    end();
  }

  private void end() throws IOException {
    out.write("\r\n");
  }

  /** A text between quotation marks, in characters that the format has. */
  String text(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      for (char letter : written(text.charAt(i)).toCharArray()) {
        if (letter == '"') {
          quoted.append('\\');
        }
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }

  private String written(char letter) {
    String instead = INSTEAD.get(letter);
    if (instead != null) {
      return instead;
    }
    if (letter < FIRST_PRINTED || letter == DELETE) {
      return " ";
    }
    if (known.canEncode(letter)) {
      return String.valueOf(letter);
    }
    String plain =
        Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return !plain.isEmpty() && known.canEncode(plain) ? plain : "?";
  }

  /** A day without marks between its parts. */
  static String day(LocalDate day) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  /** Kronor with a point and two decimals, credit below zero. */
  static String amount(Money amount) {
    return BigDecimal.valueOf(amount.ore(), 2).toPlainString();
  }

  /** Completes what is written; the stream beneath stays open. */
  @Override
  public void close() throws IOException {
    out.flush();
  }
}
