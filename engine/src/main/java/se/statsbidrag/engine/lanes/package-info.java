/**
 * The fast arithmetic of keys with millions of rows: loops over primitive arrays that the compiler
 * turns into vector instructions, exact to the last unit. It knows numbers, not rules.
 */
@NullMarked
package se.statsbidrag.engine.lanes;

import org.jspecify.annotations.NullMarked;
