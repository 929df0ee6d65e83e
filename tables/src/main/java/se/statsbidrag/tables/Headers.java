package se.statsbidrag.tables;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the wanted columns among the headers that a table has. */
final class Headers {

  private static final int LISTED = 20;

  private final List<String> headers;
  private final List<String> plain;

  Headers(List<String> headers) {
    this.headers = List.copyOf(headers);
    this.plain = headers.stream().map(Headers::plain).toList();
  }

  List<String> list() {
    return headers;
  }

  String header(int column) {
    return column >= 0 && column < headers.size() ? headers.get(column) : "";
  }

  /** How many of the wanted columns are found, without a word about the others. */
  int found(List<Column> wanted, Map<String, String> chosen) {
    int found = 0;
    for (Column column : wanted) {
      if (!matches(column, chosen).isEmpty()) {
        found++;
      }
    }
    return found;
  }

  /** The place of each wanted column, -1 where it is not; complains of those missing or double. */
  int[] pick(
      List<Column> wanted,
      Map<String, String> chosen,
      int row,
      boolean cube,
      Complaints complaints) {
    int[] places = new int[wanted.size()];
    for (int i = 0; i < places.length; i++) {
      Column column = wanted.get(i);
      List<Integer> found = matches(column, chosen);
      places[i] = found.size() == 1 ? found.getFirst() : -1;
      if (found.isEmpty() && (column.required() || chosen.containsKey(column.key()))) {
        complaints.add(missing(column, chosen, row, cube));
      } else if (found.size() > 1) {
        complaints.add(several(column, found, row));
      }
    }
    return places;
  }

  /** Complains of every header that occurs twice, for a reader that wants all columns by name. */
  void complainOfDoubles(int row, Complaints complaints) {
    for (int i = 0; i < plain.size(); i++) {
      int first = plain.indexOf(plain.get(i));
      if (first < i && !plain.get(i).isEmpty()) {
        complaints.add(
            Complaints.of(
                row,
                headers.get(i),
                i,
                "tables.header.double",
                headers.get(i),
                Complaints.letter(first)));
      }
    }
  }

  private List<Integer> matches(Column column, Map<String, String> chosen) {
    String choice = chosen.get(column.key());
    if (choice != null) {
      List<Integer> named = places(plain(choice), false);
      return named.isEmpty() ? byLetter(choice.strip()) : named;
    }
    List<String> names = new ArrayList<>(column.aliases());
    names.add(column.key());
    for (String name : names) {
      if (!name.endsWith("*")) {
        List<Integer> found = places(plain(name), false);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    for (String name : names) {
      if (name.endsWith("*")) {
        List<Integer> found = places(plain(name.substring(0, name.length() - 1)), true);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  /** A column without a header is pointed out by its letter. */
  private List<Integer> byLetter(String letter) {
    for (int i = 0; i < headers.size(); i++) {
      if (Complaints.letter(i).equals(letter)) {
        return List.of(i);
      }
    }
    return List.of();
  }

  private List<Integer> places(String name, boolean beginning) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      if (beginning ? plain.get(i).startsWith(name) : plain.get(i).equals(name)) {
        places.add(i);
      }
    }
    return places;
  }

  private TableComplaint missing(Column column, Map<String, String> chosen, int row, boolean cube) {
    String wanted = chosen.getOrDefault(column.key(), name(column));
    String key = cube ? "tables.column.missing.cube" : "tables.column.missing";
    return Complaints.ofRow(cube ? 0 : row, key, wanted, listed());
  }

  private TableComplaint several(Column column, List<Integer> found, int row) {
    List<String> letters = found.stream().map(Complaints::letter).toList();
    return Complaints.ofRow(row, "tables.column.several", name(column), String.join(", ", letters));
  }

  /** What a wanted column is called to a person. */
  static String name(Column column) {
    return column.aliases().isEmpty()
        ? column.key()
        : column.aliases().getFirst().replace("*", " …");
  }

  private String listed() {
    List<String> shown =
        headers.stream()
            .filter(header -> !header.isEmpty())
            .limit(LISTED)
            .map(Complaints::quoted)
            .toList();
    return String.join(", ", shown) + (headers.size() > LISTED ? " …" : "");
  }

  /** Lower case, one space between words, letters composed, no colon at the end. */
  static String plain(String header) {
    String composed = Normalizer.normalize(header, Normalizer.Form.NFC);
    StringBuilder plain = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (RowBuffer.isSpace(c)) {
        gap = !plain.isEmpty();
      } else if (c != '\u00AD') {
        if (gap) {
          plain.append(' ');
          gap = false;
        }
        plain.append(c);
      }
    }
    while (!plain.isEmpty() && (plain.charAt(plain.length() - 1) == ':')) {
      plain.setLength(plain.length() - 1);
    }
    return plain.toString().strip().toLowerCase(Locale.ROOT);
  }
}
