/** Payments at the agency: what is due, the batches, the bank's answers, the promise. */
@NullMarked
package se.statsbidrag.payment.desk;

import org.jspecify.annotations.NullMarked;
