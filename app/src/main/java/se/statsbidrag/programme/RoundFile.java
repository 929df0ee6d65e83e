package se.statsbidrag.programme;

import java.util.List;

/** A grant and its rounds as a file describes them. */
record RoundFile(GrantEntry grant, List<RoundEntry> rounds) {

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
