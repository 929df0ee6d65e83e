/** Bidragsform och omgång: the grant and its rounds, whose rules are data with versions. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "reading",
      "audit",
      "appropriation",
      "casefile",
      "ledger",
      "pages",
      "tables"
    })
package se.statsbidrag.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
