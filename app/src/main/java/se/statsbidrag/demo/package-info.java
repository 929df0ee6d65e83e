/**
 * The demonstration: named roles instead of sign-in, a clock that can be moved, data that can be
 * made anew. Outside demonstration mode none of it exists; nothing depends on it.
 */
@NullMarked
@ApplicationModule
package se.statsbidrag.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
