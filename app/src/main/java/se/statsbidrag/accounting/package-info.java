/**
 * Bokföring: the appropriation items as the ledger tells them, from what was assigned to what may
 * still be used, and the reconciliation that stops payments when something does not hold.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "audit",
      "appropriation",
      "award",
      "ledger",
      "payment",
      "programme",
      "recipient",
      "pages",
      "tables"
    })
package se.statsbidrag.accounting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
