/**
 * Egna kostnader: what the agency itself spends of a line that is for that. An economist registers
 * it by voucher; it is never an award and is never paid out from here.
 */
@NullMarked
package se.statsbidrag.award.costs;

import org.jspecify.annotations.NullMarked;
