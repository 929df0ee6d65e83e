package se.statsbidrag.allocation.figures;

import org.jspecify.annotations.Nullable;
import se.statsbidrag.tables.Ambiguity;

/**
 * What a person says of a file of figures.
 *
 * @param column the header of the figures, where the usual names do not find it
 * @param sheet the workbook's sheet; the first where nothing is said
 * @param points what a point in a figure means
 */
record FigureForm(
    FigureDraft draft, @Nullable String column, @Nullable String sheet, Ambiguity.Points points) {}
