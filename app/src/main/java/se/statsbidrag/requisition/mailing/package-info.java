/**
 * Utskick: in a round that is answered on paper, the form goes out to every recipient in one act,
 * each exactly once.
 */
@NullMarked
package se.statsbidrag.requisition.mailing;

import org.jspecify.annotations.NullMarked;
