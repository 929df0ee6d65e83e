package se.statsbidrag.ledger;

import java.util.UUID;
import se.statsbidrag.kernel.Money;

/**
 * All that has been carried out from one pot to another.
 *
 * @param amount more than zero
 * @param transfers how many they are
 */
public record Flow(UUID from, UUID to, Money amount, long transfers) {}
