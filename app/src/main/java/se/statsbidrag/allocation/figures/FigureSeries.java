package se.statsbidrag.allocation.figures;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.recipient.RecipientKind;

/**
 * Figures that a key can share by (underlag): one whole number for each recipient of a kind, on one
 * reference date, from one source. A registered series never changes; a correction is a new one.
 *
 * @param kind whom the figures are about
 * @param driver short name by which rules refer to it: {@code population}
 * @param name as people call it: "Folkmängd 1 november 2019"
 * @param unit what is counted: "invånare"
 * @param referenceDate the day on which the figures were true
 * @param source where they come from
 * @param fetched the day on which they were fetched from there
 * @param licence on which terms they may be used, or null where not stated
 * @param assumption true where no source publishes them; marked wherever they show (antagande)
 * @param rows how many recipients have a figure
 * @param total the sum of all figures
 * @param replacedBy the series that corrected this one, or null while it stands
 */
public record FigureSeries(
    UUID id,
    UUID agencyId,
    RecipientKind kind,
    String driver,
    String name,
    String unit,
    LocalDate referenceDate,
    String source,
    LocalDate fetched,
    @Nullable String licence,
    boolean assumption,
    int rows,
    long total,
    @Nullable UUID replacedBy) {}
