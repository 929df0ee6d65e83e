/** Ahead and behind: what falls due when, whether promises are kept, and how a year ends. */
@NullMarked
package se.statsbidrag.payment.outlook;

import org.jspecify.annotations.NullMarked;
