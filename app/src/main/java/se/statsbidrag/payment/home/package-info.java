/** Payments as their recipients see them: the four steps, when the money comes, and to where. */
@NullMarked
package se.statsbidrag.payment.home;

import org.jspecify.annotations.NullMarked;
