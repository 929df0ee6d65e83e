package se.statsbidrag.engine.check;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Wording;

/**
 * What a check found in a key.
 *
 * @param key stable key for machines, for example {@code sum.above}
 * @param code the recipient it is about, or null
 * @param ore the kronor it is about, in öre, with sign; 0 if none
 */
public record Finding(
    String key, Severity severity, @Nullable String code, long ore, List<Object> args) {

  /** Whether a key may be decided in spite of the finding. */
  public enum Severity {
    /** The key does not hold. */
    ERROR,
    /** Something that whoever decides should have seen. */
    NOTICE
  }

  public Finding {
    args = List.copyOf(args);
  }

  /** The finding in words. */
  public String sentence(Locale locale) {
    return Wording.of(locale).text("finding." + key, args);
  }
}
