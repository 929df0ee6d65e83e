/** Avisering: outgoing messages as rows with a status; a job sends them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "audit", "pages"})
package se.statsbidrag.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
