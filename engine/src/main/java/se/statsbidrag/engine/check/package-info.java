/** What can be said of a finished key: does it hold, and who wins and who loses against another. */
@NullMarked
package se.statsbidrag.engine.check;

import org.jspecify.annotations.NullMarked;
