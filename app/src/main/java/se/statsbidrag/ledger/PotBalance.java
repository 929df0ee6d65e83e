package se.statsbidrag.ledger;

import se.statsbidrag.kernel.Money;

/**
 * A pot, and what stood in it at the end of a day.
 *
 * @param happened by what had happened that day, whenever it was booked
 * @param booked by what was booked that day
 * @param promised promised away that day, by what had happened, and still there
 */
public record PotBalance(Pot pot, Money happened, Money booked, Money promised) {

  /** What could be used that day, by what had happened. */
  public Money available() {
    return happened.minus(promised);
  }
}
