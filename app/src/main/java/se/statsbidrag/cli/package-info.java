/** The command line: what can be done without a server. Nothing depends on it. */
@NullMarked
@ApplicationModule
package se.statsbidrag.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
