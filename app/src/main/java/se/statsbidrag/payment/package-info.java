/**
 * Betalning: what is due, the batches that one proposes and another attests, and what the bank
 * answers. The formats that banks read and write are in {@code bank}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "audit",
      "recipient",
      "identity",
      "casefile",
      "notification",
      "appropriation",
      "ledger",
      "programme",
      "requisition",
      "requisition :: accounts",
      "requisition :: home",
      "award",
      "pages",
      "tables"
    })
package se.statsbidrag.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
