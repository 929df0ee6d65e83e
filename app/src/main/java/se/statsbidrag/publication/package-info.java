/** Öppna data: the public pages, lists and maps. Reads only. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "appropriation",
      "programme",
      "allocation",
      "award :: redistribution",
      "recipient",
      "engine",
      "tables",
      "pages"
    })
package se.statsbidrag.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
