package se.statsbidrag.award.sharing;

import java.util.UUID;
import se.statsbidrag.kernel.Money;

/**
 * A round's frame (ram) from which is shared, as the ledger had it when somebody looked.
 *
 * @param roundName as people call it
 * @param lineId the budget line, and its pot in the ledger
 * @param availableOre what stood on the line
 * @param undecidedOre asked for in requisitions that wait for a decision: kept for them
 * @param keptOre what an earlier decision left here: it was decided on once and stays
 */
public record Frame(
    UUID roundId,
    String roundName,
    String category,
    UUID lineId,
    UUID pot,
    long availableOre,
    long undecidedOre,
    long keptOre) {

  private static final long KRONA = 100;

  /** What can be shared out: whole kronor, never less than nothing. */
  public long leftOre() {
    long free = Math.max(0, availableOre - undecidedOre - keptOre);
    return free - free % KRONA;
  }

  public Money available() {
    return new Money(availableOre);
  }

  public Money undecided() {
    return new Money(undecidedOre);
  }

  public Money kept() {
    return new Money(keptOre);
  }

  public Money left() {
    return new Money(leftOre());
  }
}
