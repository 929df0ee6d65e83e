/**
 * Återtagande: what is not paid of an award is withdrawn by a decision of two, and its money goes
 * back to the line that it came from.
 */
@NullMarked
package se.statsbidrag.award.release;

import org.jspecify.annotations.NullMarked;
