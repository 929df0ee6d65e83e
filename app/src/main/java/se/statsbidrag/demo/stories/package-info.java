/**
 * Berättelserna: whole years that the demonstration plays through the same services as anybody, to
 * a stage that is chosen. What the sources do not tell, how each recipient answers, is made up by a
 * rule with a seed; tests play the same stories and account for every krona.
 */
@NullMarked
package se.statsbidrag.demo.stories;

import org.jspecify.annotations.NullMarked;
