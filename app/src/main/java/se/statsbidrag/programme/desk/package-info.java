/** Where officers set up, announce and open rounds: pages and forms only, all rules are behind. */
@NullMarked
package se.statsbidrag.programme.desk;

import org.jspecify.annotations.NullMarked;
