/**
 * Bidragsreskontra: pots, transfers and balances. Money moves between named pots in one
 * double-entry, append-only ledger, and no pot may go below zero on its normal side. What stood in
 * a pot on an earlier day is a sum of days, kept with the balances.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "audit", "pages", "tables"})
package se.statsbidrag.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
