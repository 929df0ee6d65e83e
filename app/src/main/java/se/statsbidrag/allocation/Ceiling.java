package se.statsbidrag.allocation;

import java.util.UUID;
import se.statsbidrag.kernel.Money;

/**
 * The most that a recipient may requisition in a round (tak), by the key in force.
 *
 * @param keyLabel the key's title
 * @param assumed whether the key is assumed and not published (L23): shown wherever the amount is
 */
public record Ceiling(Money amount, UUID keyId, String keyLabel, boolean assumed) {}
