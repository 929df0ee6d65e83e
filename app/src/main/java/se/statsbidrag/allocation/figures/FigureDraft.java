package se.statsbidrag.allocation.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.recipient.RecipientKind;

/**
 * What a person says of figures that are to be registered; see {@link FigureSeries}.
 *
 * @param zeroAllowed whether nought is a figure here, and not a figure that is missing
 * @param reason why the series of the same date is corrected; null where there is none
 */
public record FigureDraft(
    RecipientKind kind,
    String driver,
    String name,
    String unit,
    LocalDate referenceDate,
    String source,
    LocalDate fetched,
    @Nullable String licence,
    boolean assumption,
    boolean zeroAllowed,
    @Nullable String reason) {}
