package se.statsbidrag.programme;

/** Whether a round is the year's own, or adds to it. */
public enum RoundKind {
  /** Årets ordinarie omgång. */
  ORDINARY,
  /** Påfyllnad: more money within the year, by a decision of its own. */
  TOP_UP
}
