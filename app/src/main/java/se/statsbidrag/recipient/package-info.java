/**
 * Mottagarregister: municipalities, regions, authorities and organisations, their codes, numbers
 * and roles, all with validity in time.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "reading", "audit", "tables", "pages"})
package se.statsbidrag.recipient;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
