/**
 * Rekvisition: what a recipient asks for in a round, from the draft that nobody else sees to the
 * receipt. The pages are in {@code form}; the agency's side is in {@code desk}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "reading",
      "audit",
      "recipient",
      "identity",
      "identity::contacts",
      "identity :: contacts",
      "casefile",
      "notification",
      "decision",
      "ledger",
      "programme",
      "allocation",
      "pages",
      "tables"
    })
package se.statsbidrag.requisition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
