/** Att göra: what waits for the person who has signed in, collected from every module. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package se.statsbidrag.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
