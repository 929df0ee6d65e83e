/**
 * Gränssnittet för andra system: grants, rounds and keys for everybody, and for a recipient's own
 * system all that its people can fill in. Nothing depends on it.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "audit",
      "recipient",
      "identity",
      "programme",
      "allocation",
      "requisition",
      "pages"
    })
package se.statsbidrag.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
