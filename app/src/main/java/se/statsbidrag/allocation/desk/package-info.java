/** Where officers make, check and follow keys: pages and forms only, all rules are behind them. */
@NullMarked
package se.statsbidrag.allocation.desk;

import org.jspecify.annotations.NullMarked;
