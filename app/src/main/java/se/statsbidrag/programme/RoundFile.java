package se.statsbidrag.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grant and its rounds as a file describes them.
 *
 * @param terms what its rounds' instructions say, the same for each; absent where they come later
 */
record RoundFile(GrantEntry grant, @Nullable TermsFile terms, List<RoundEntry> rounds) {

  /** Words in both languages. */
  record Words(String sv, String en) {}

  /** The grant: made if its address is new. */
  record GrantEntry(String slug, Words name, Words purpose) {}

  /** A round, on a line of a mandate that is named by its case number. */
  record RoundEntry(
      String mandate,
      String line,
      int year,
      String recipients,
      RoundKind kind,
      RoundStatus status,
      Words name) {}
}
