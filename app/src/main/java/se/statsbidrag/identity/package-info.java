/**
 * Behörighet: who somebody is and what they may do, from when to when. Signing in proves the
 * person; the right to act comes from our own register.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "reading",
      "audit",
      "recipient",
      "casefile",
      "notification",
      "decision",
      "tables",
      "pages"
    })
package se.statsbidrag.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
