package se.statsbidrag.award;

import java.time.LocalDate;
import se.statsbidrag.kernel.Money;

/**
 * A part of an award that is paid by itself (delbetalning); most awards have one, which is all.
 *
 * @param position 1 for the first
 * @param due the last day that keeps the promise
 */
public record Instalment(int position, Money amount, LocalDate due) {}
