package se.statsbidrag.ledger;

import se.statsbidrag.kernel.Money;

/**
 * A rule of the ledger that does not hold.
 *
 * @param rule STORED_DIFFERS, DAY_DIFFERS, BELOW_ZERO or SUM_NOT_ZERO
 * @param place the pot or the year
 * @param stored what stands
 * @param recomputed what the transfers say
 */
public record Breach(String rule, String place, Money stored, Money recomputed) {}
