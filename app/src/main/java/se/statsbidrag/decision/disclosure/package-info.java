/**
 * Utlämnande: handing out a case's documents in one act, with masking, and the decision that
 * refuses it.
 */
@NullMarked
package se.statsbidrag.decision.disclosure;

import org.jspecify.annotations.NullMarked;
