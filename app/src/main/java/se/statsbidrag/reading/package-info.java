/**
 * Several modules' questions to the database, asked in one trip. Each module writes its own;
 * whoever needs several answered before it can act asks them together.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package se.statsbidrag.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
