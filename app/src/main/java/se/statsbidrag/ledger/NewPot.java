package se.statsbidrag.ledger;

import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A pot to open.
 *
 * @param year budget year; money never moves between years
 * @param code the pot's own name in code, one of its kind at the agency
 * @param kind what it is for, a word in capitals: {@code BUDGET_LINE}
 * @param name what a person calls it
 * @param side its normal side
 * @param object what it belongs to
 */
public record NewPot(
    BudgetYear year, String code, String kind, String name, Side side, ObjectRef object) {}
