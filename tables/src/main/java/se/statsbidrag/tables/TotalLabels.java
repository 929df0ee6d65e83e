package se.statsbidrag.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Recognises a row of sums by its first words: "Totalt", "Hela riket", "00 Riket". */
final class TotalLabels {

  private static final int LONGEST = 60;

  private final Set<String> labels = new HashSet<>();

  /** Which first characters a label has, so that most rows are let through without a copy. */
  private final boolean[] firsts = new boolean[128];

  private boolean otherFirsts;

  TotalLabels(List<String> labels) {
    for (String label : labels) {
      String plain = Headers.plain(label);
      if (!plain.isEmpty()) {
        this.labels.add(plain);
        mark(plain.charAt(0));
        mark(Character.toUpperCase(plain.charAt(0)));
      }
    }
  }

  private void mark(char first) {
    if (first < firsts.length) {
      firsts[first] = true;
    } else {
      otherFirsts = true;
    }
  }

  /** Whether the first cell of the row that holds a word holds such a label. */
  boolean matches(RowBuffer row) {
    for (int cell = 0; cell < row.cells(); cell++) {
      CharSequence text = row.view(cell);
      int start = pastCode(text);
      if (start == text.length()) {
        continue;
      }
      char first = text.charAt(start);
      boolean possible = first < firsts.length ? firsts[first] : otherFirsts;
      if (text.length() - start > LONGEST || !possible) {
        return false;
      }
      return labels.contains(Headers.plain(text.subSequence(start, text.length()).toString()));
    }
    return false;
  }

  /** Past digits and spaces, so that neither a code nor a rank hides the label. */
  private static int pastCode(CharSequence text) {
    int at = 0;
    while (at < text.length()
        && (RowBuffer.isSpace(text.charAt(at))
            || (text.charAt(at) >= '0' && text.charAt(at) <= '9'))) {
      at++;
    }
    return at;
  }
}
