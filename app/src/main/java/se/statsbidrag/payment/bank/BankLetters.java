package se.statsbidrag.payment.bank;

import java.text.Normalizer;
import java.util.Map;

/**
 * The letters that a bank takes in names and texts. What it does not take becomes the nearest that
 * it does: marks fall off, some letters become two, and what has no likeness becomes a full stop.
 * Nothing that is left can be markup or steer a screen.
 */
public final class BankLetters {

  private static final Map<Integer, String> LIKE =
      Map.ofEntries(
          Map.entry((int) 'Æ', "AE"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'Ø', "O"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'Þ', "TH"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'Ð', "D"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Ł', "L"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'Ŋ', "N"),
          Map.entry((int) 'ŋ', "n"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) '&', "+"),
          Map.entry((int) '_', "-"),
          Map.entry((int) ';', ","),
          Map.entry((int) '"', "'"),
          Map.entry((int) '´', "'"),
          Map.entry((int) '`', "'"),
          Map.entry((int) '§', "par."));

  private final String signs;

  BankLetters(String signs) {
    this.signs = signs;
  }

  /** The text as the bank takes it: on one line, without space around it. */
  public String write(String text) {
    return plain(text) ? text : rewrite(text);
  }

  /** Most texts are as the bank takes them already. */
  private boolean plain(String text) {
    int before = ' ';
    for (int i = 0; i < text.length(); i++) {
      int letter = text.charAt(i);
      if (!taken(letter) || letter == ' ' && before == ' ') {
        return false;
      }
      before = letter;
    }
    return before != ' ';
  }

  private String rewrite(String text) {
    StringBuilder written = new StringBuilder(text.length());
    String whole = Normalizer.normalize(text, Normalizer.Form.NFC);
    whole.codePoints().forEach(point -> write(point, written));
    return written.toString().replaceAll(" {2,}", " ").strip();
  }

  /** The text as the bank takes it, cut after the most signs; never empty. */
  public String write(String text, int most) {
    String written = write(text);
    String cut = written.length() <= most ? written : written.substring(0, most).strip();
    return cut.isEmpty() ? "." : cut;
  }

  private void write(int point, StringBuilder written) {
    if (taken(point)) {
      written.appendCodePoint(point);
    } else if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      written.append(' ');
    } else if (unseen(point)) {
      return;
    } else if (LIKE.containsKey(point)) {
      written.append(known(LIKE.get(point)));
    } else if (Character.getType(point) == Character.DASH_PUNCTUATION || point == '\u2212') {
      written.append(known("-"));
    } else {
      String plain =
          Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
              .replaceAll("\\p{M}", "");
      written.append(known(quotes(plain)));
    }
  }

  private static String quotes(String text) {
    return text.replaceAll("[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb]", "'");
  }

  /** What is all taken, or the full stop. */
  private String known(String text) {
    return !text.isEmpty() && text.chars().allMatch(this::taken) ? text : taken('.') ? "." : " ";
  }

  private static boolean unseen(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private boolean taken(int point) {
    return point >= 'a' && point <= 'z'
        || point >= 'A' && point <= 'Z'
        || point >= '0' && point <= '9'
        || signs.indexOf(point) >= 0;
  }
}
