package se.statsbidrag.kernel;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has typed to find something: every word must be there, each can be a beginning.
 *
 * @param text as it was typed
 */
public record SearchWords(String text) {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final int MOST_WORDS = 8;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What was typed in an address, at most 200 characters of it. */
  public static SearchWords of(@Nullable String typed) {
    String text = typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    return new SearchWords(text.substring(0, Math.min(text.length(), 200)));
  }

  /** Whether there is nothing to look for. */
  public boolean isEmpty() {
    return words().isEmpty();
  }

  private List<String> words() {
    return BETWEEN.splitAsStream(text).filter(word -> !word.isEmpty()).limit(MOST_WORDS).toList();
  }

  /** For PostgreSQL's to_tsquery: the words, each as a beginning; null where there is none. */
  public @Nullable String query() {
    return isEmpty()
        ? null
        : words().stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
  }

  /** For like: a part of a case number; null where nothing in it is a figure. */
  public @Nullable String number() {
    String plain = text.toLowerCase(Locale.ROOT);
    return plain.chars().anyMatch(Character::isDigit)
        ? "%" + plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        : null;
  }

  /** Whether every word is the beginning of a word in a text, whichever case. */
  public boolean in(String searched) {
    List<String> found =
        BETWEEN
            .splitAsStream(searched.toLowerCase(SWEDISH))
            .filter(word -> !word.isEmpty())
            .toList();
    return !isEmpty()
        && words().stream()
            .map(word -> word.toLowerCase(SWEDISH))
            .allMatch(word -> found.stream().anyMatch(one -> one.startsWith(word)));
  }

  /** The id that an address names, or null where it names none. */
  public static @Nullable UUID id(String typed) {
    return typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? UUID.fromString(typed)
        : null;
  }
}
