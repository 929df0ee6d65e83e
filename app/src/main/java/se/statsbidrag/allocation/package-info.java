/** Fördelningsnyckel: population figures, keys and amounts that sum exactly. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "reading",
      "audit",
      "programme",
      "recipient",
      "ledger",
      "decision",
      "casefile",
      "engine",
      "tables",
      "pages"
    })
package se.statsbidrag.allocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
