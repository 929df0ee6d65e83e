/**
 * How the database is asked: several modules' questions in one trip, and who waits for whom when
 * many ask. Each module writes its own questions; whoever needs several answered before it can act
 * asks them together.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package se.statsbidrag.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
