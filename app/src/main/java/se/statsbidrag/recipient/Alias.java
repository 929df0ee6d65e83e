package se.statsbidrag.recipient;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another name that leads to a recipient.
 *
 * @param name as it stood in the table
 * @param source the table it came with
 * @param confirmedBy the person who said so; null for the reference data
 */
public record Alias(
    UUID id, String name, String source, @Nullable UUID confirmedBy, Instant confirmedAt) {}
