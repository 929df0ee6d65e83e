package se.statsbidrag.allocation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A figure that the rows of a key carry.
 *
 * @param driver as rules refer to it: {@code population}
 * @param referenceDate the day on which the figures were true; null for what is printed as
 *     information only, on which no amount depends
 * @param seriesId the registered series that it is, or null where it only stands in the annex
 */
public record KeyDriver(
    String driver, @Nullable LocalDate referenceDate, @Nullable UUID seriesId) {}
