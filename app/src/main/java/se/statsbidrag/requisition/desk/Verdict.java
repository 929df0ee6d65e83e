package se.statsbidrag.requisition.desk;

import org.jspecify.annotations.Nullable;

/**
 * What an officer proposes for one requisition.
 *
 * @param text the decision itself, as it will read
 * @param heard how the recipient was heard before it, or why that was not needed; null where it
 *     gets what it asks for
 */
public record Verdict(
    Outcome outcome,
    String text,
    String reasons,
    @Nullable String heard,
    boolean declaresNoConflict) {

  /** What is proposed. */
  public enum Outcome {
    /** Bifall: the recipient gets what it asks for. */
    APPROVED,
    /** Avslag: tried, and the recipient does not get it. */
    REFUSED,
    /** Avvisning: not tried, as when it came too late. */
    DISMISSED;

    /** Whether it goes against the recipient. */
    public boolean burdens() {
      return this != APPROVED;
    }
  }
}
