package se.statsbidrag.tables.writing;

/**
 * Keeps a spreadsheet from taking a text in a CSV file for a formula: an apostrophe before {@code
 * =}, {@code +}, {@code -}, {@code @}, a tab or a line end. What is written can be read back as it
 * was.
 */
public final class Guard {

  private Guard() {}

  /** The text with an apostrophe before it where it needs one. */
  public static String added(String text) {
    return needed(text) ? "'" + text : text;
  }

  /** The text as it was before {@link #added}. */
  public static String removed(String text) {
    boolean guarded = text.length() > 1 && text.charAt(0) == '\'' && needed(text.substring(1));
    return guarded ? text.substring(1) : text;
  }

  private static boolean needed(String text) {
    int at = 0;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return false;
    }
    return switch (text.charAt(at)) {
      case '=', '+', '-', '@', '\u2212' -> true;
      // An apostrophe that would be taken for a guard needs one of its own.
      case '\'' -> needed(text.substring(at + 1));
      default -> text.charAt(0) < ' ';
    };
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c) || c == '\uFEFF';
  }
}
