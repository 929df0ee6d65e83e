package se.statsbidrag.accounting.books;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a SIE file of type 4 as its description says, letter by letter. Written from the format
 * alone, and shares nothing with what writes our files.
 */
final class SieReading {

  record Line(String label, List<Object> fields) {

    String text(int place) {
      return (String) fields.get(place);
    }
  }

  record Trans(String account, Map<String, String> objects, BigDecimal amount) {}

  record Ver(String series, int number, LocalDate day, String text, List<Trans> lines) {}

  final List<Line> head = new ArrayList<>();
  final List<Ver> vouchers = new ArrayList<>();

  private final String all;
  private int at;

  private SieReading(String all) {
    this.all = all;
  }

  static SieReading of(byte[] file) {
    SieReading reading = new SieReading(new String(file, Charset.forName("Cp437")));
    reading.read();
    return reading;
  }

  /** The first line of a label, or an error. */
  Line first(String label) {
    return head.stream().filter(line -> line.label().equals(label)).findFirst().orElseThrow();
  }

  List<Line> every(String label) {
    return head.stream().filter(line -> line.label().equals(label)).toList();
  }

  private void read() {
    while (at < all.length()) {
      int end = all.indexOf("\r\n", at);
      if (end < 0) {
        throw new IllegalStateException("a line is not ended by CR LF");
      }
      String line = all.substring(at, end);
      at = end + 2;
      if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
        throw new IllegalStateException("a line holds half an end of line: " + line);
      }
      if (line.equals("{") || line.equals("}")) {
        continue;
      }
      Line read = line(line);
      if (read.label().equals("#TRANS")) {
        vouchers.getLast().lines().add(trans(read));
      } else if (read.label().equals("#VER")) {
        vouchers.add(
            new Ver(
                read.text(0),
                Integer.parseInt(read.text(1)),
                LocalDate.parse(read.text(2), DateTimeFormatter.ofPattern("uuuuMMdd")),
                read.text(3),
                new ArrayList<>()));
      } else {
        head.add(read);
      }
    }
  }

  private static Trans trans(Line line) {
    List<?> pairs = (List<?>) line.fields().get(1);
    Map<String, String> objects = new HashMap<>();
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      objects.put((String) pairs.get(i), (String) pairs.get(i + 1));
    }
    return new Trans(line.text(0), objects, new BigDecimal(line.text(2)));
  }

  private static Line line(String line) {
    List<Object> fields = new ArrayList<>();
    List<Object> into = fields;
    int i = 0;
    while (i < line.length()) {
      char letter = line.charAt(i);
      if (letter == ' ' || letter == '\t') {
        i++;
      } else if (letter == '{') {
        into = new ArrayList<>();
        fields.add(into);
        i++;
      } else if (letter == '}') {
        into = fields;
        i++;
      } else if (letter == '"') {
        StringBuilder text = new StringBuilder();
        i++;
        while (line.charAt(i) != '"') {
          if (line.charAt(i) == '\\' && line.charAt(i + 1) == '"') {
            i++;
          }
          text.append(line.charAt(i++));
        }
        i++;
        into.add(text.toString());
      } else {
        int begun = i;
        while (i < line.length() && " \t{}".indexOf(line.charAt(i)) < 0) {
          i++;
        }
        into.add(line.substring(begun, i));
      }
    }
    return new Line((String) fields.getFirst(), fields.subList(1, fields.size()));
  }
}
