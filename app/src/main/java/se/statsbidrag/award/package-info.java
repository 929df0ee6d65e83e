/**
 * Beviljat bidrag: what a decision gives a recipient, on which conditions and from which money. An
 * award is made once, in the decision's own transaction, and has a pot of its own until it is paid.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "audit",
      "appropriation",
      "recipient",
      "identity",
      "casefile",
      "notification",
      "decision",
      "ledger",
      "programme",
      "allocation",
      "allocation :: figures",
      "requisition",
      "engine",
      "requisition :: accounts",
      "pages",
      "tables"
    })
package se.statsbidrag.award;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
