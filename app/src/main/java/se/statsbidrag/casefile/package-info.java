/** Diarium och akt: case numbers and registered documents with their hash. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "audit", "recipient", "notification", "pages", "tables"})
package se.statsbidrag.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
