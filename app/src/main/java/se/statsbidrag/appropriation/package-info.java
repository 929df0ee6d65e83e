/**
 * Uppdrag och anslag: the government's mandate, its budget lines, appropriation items and duties
 * with dates.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "audit", "casefile", "ledger", "recipient", "pages", "tables"})
package se.statsbidrag.appropriation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
