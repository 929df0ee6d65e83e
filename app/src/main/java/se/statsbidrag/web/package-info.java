/** How a request finds its route, and how an act sends on to what it made. Nothing of the field. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package se.statsbidrag.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
