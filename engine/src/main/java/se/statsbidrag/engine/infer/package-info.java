/**
 * Finds the rule behind a published key: out of the families that keys are made of, with constants
 * estimated from the table alone. The search may reckon in floating point; what it proposes is a
 * rule in exact decimals, and how well it fits is told by the engine itself.
 */
@NullMarked
package se.statsbidrag.engine.infer;

import org.jspecify.annotations.NullMarked;
