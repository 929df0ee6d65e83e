/**
 * Mottagarregister: municipalities, regions, authorities and organisations, their codes, numbers
 * and roles, all with validity in time.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "audit", "tables", "pages"})
package se.statsbidrag.recipient;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
