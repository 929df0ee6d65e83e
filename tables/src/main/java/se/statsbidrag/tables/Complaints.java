package se.statsbidrag.tables;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong in one table, the first so many in full and the rest counted. */
final class Complaints {

  private static final String BUNDLE = "se.statsbidrag.tables.complaints";
  private static final ResourceBundle.Control AS_ASKED =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final int LONGEST_QUOTE = 60;

  private final int limit;
  private final List<TableComplaint> kept = new ArrayList<>();
  private int more;

  Complaints(int limit) {
    this.limit = limit;
  }

  void add(TableComplaint complaint) {
    if (kept.size() < limit) {
      kept.add(complaint);
    } else {
      more++;
    }
  }

  List<TableComplaint> list() {
    return List.copyOf(kept);
  }

  /** How many there were beyond those listed. */
  int more() {
    return more;
  }

  boolean none() {
    return kept.isEmpty();
  }

  static TableComplaint ofFile(String key, Object... args) {
    return of(0, null, -1, key, args);
  }

  static TableComplaint ofRow(int row, String key, Object... args) {
    return of(row, null, -1, key, args);
  }

  static TableComplaint of(
      int row, @Nullable String header, int column, String key, Object... args) {
    String letter = column < 0 ? null : letter(column);
    return new TableComplaint(
        row,
        header,
        letter,
        key,
        List.of(args),
        sentence(key, Locale.ROOT, SWEDISH, args),
        sentence(key, Locale.ENGLISH, Locale.ENGLISH, args));
  }

  private static String sentence(String key, Locale bundle, Locale format, Object... args) {
    String pattern = ResourceBundle.getBundle(BUNDLE, bundle, AS_ASKED).getString(key);
    return new MessageFormat(pattern, format).format(args);
  }

  /** The letter of a column counted from 0: A, B, … Z, AA, AB. */
  static String letter(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString();
  }

  /** What stood there, short enough for a sentence and without anything that breaks a line. */
  static String quoted(CharSequence found) {
    StringBuilder shown = new StringBuilder();
    int length = Math.min(found.length(), LONGEST_QUOTE);
    for (int i = 0; i < length; i++) {
      char c = found.charAt(i);
      shown.append(Character.isISOControl(c) || c == '\uFFFD' ? '␦' : c);
    }
    return found.length() > LONGEST_QUOTE ? shown.append('…').toString() : shown.toString();
  }
}
