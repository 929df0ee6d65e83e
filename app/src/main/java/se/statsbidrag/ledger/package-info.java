/**
 * Bidragsreskontra: pots, transfers and balances. Money moves between named pots in one
 * double-entry, append-only ledger, and no pot may go below zero on its normal side.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "audit", "pages"})
package se.statsbidrag.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
