/**
 * How what is left is shared (omfördelning), without a database: how things stand, the rule, and
 * what it gives each. The arithmetic is the engine's.
 */
@NullMarked
@NamedInterface("sharing")
package se.statsbidrag.award.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
