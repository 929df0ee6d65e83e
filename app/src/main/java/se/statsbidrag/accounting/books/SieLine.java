package se.statsbidrag.accounting.books;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a SIE file as it is read.
 *
 * @param label without its mark, empty where there is none
 * @param fields with a list of objects as one field, which is empty
 * @param objects the dimensions and codes of that list, pair by pair
 */
record SieLine(String label, List<String> fields, List<String> objects) {

  static SieLine of(String line) {
    Reader reader = new Reader(line.strip());
    reader.read();
    boolean labelled = !reader.fields.isEmpty() && reader.fields.getFirst().startsWith("#");
    return labelled
        ? new SieLine(
            reader.fields.getFirst().substring(1),
            List.copyOf(reader.fields.subList(1, reader.fields.size())),
            List.copyOf(reader.objects))
        : new SieLine("", List.of(), List.of());
  }

  boolean is(String other) {
    return label.equalsIgnoreCase(other);
  }

  /** A field by its place; empty where the line has no more. */
  String field(int place) {
    return place < fields.size() ? fields.get(place) : "";
  }

  /** The code in a dimension, or null where the line has none. */
  @Nullable String object(String dimension) {
    for (int i = 0; i + 1 < objects.size(); i += 2) {
      if (objects.get(i).equals(dimension)) {
        return objects.get(i + 1);
      }
    }
    return null;
  }

  private static final class Reader {

    private final String line;
    private final List<String> fields = new ArrayList<>();
    private final List<String> objects = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private boolean begun;
    private boolean quoted;
    private boolean inObjects;

    private Reader(String line) {
      this.line = line;
    }

    private void read() {
      for (int i = 0; i < line.length(); i++) {
        char letter = line.charAt(i);
        boolean escaped = letter == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (escaped) {
          open.append('"');
          begun = true;
          i++;
        } else if (letter == '"') {
          quoted = !quoted;
          begun = true;
        } else if (quoted) {
          open.append(letter);
        } else {
          plain(letter);
        }
      }
      end();
    }

    private void plain(char letter) {
      switch (letter) {
        case ' ', '\t' -> end();
        case '{' -> {
          end();
          fields.add("");
          inObjects = true;
        }
        case '}' -> {
          end();
          inObjects = false;
        }
        default -> {
          open.append(letter);
          begun = true;
        }
      }
    }

    private void end() {
      if (begun) {
        (inObjects ? objects : fields).add(open.toString());
        open.setLength(0);
        begun = false;
      }
    }
  }
}
