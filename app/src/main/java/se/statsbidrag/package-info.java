/** The house itself: start, security, layout and error pages. No module depends on it. */
@NullMarked
package se.statsbidrag;

import org.jspecify.annotations.NullMarked;
