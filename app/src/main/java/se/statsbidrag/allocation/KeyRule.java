package se.statsbidrag.allocation;

import se.statsbidrag.engine.Rule;

/**
 * A rule beside a key, and what it is to the amounts.
 *
 * @param note where it comes from, in words; empty where there is nothing to add
 */
public record KeyRule(Rule rule, Basis basis, String note) {

  /** What a rule is to the amounts of a key. */
  public enum Basis {
    /** The amounts were made by it. */
    MADE,
    /** The key's own document states it. */
    STATED,
    /** It was found in the numbers: an inference, stated nowhere. */
    FOUND
  }

  public boolean isInference() {
    return basis == Basis.FOUND;
  }
}
