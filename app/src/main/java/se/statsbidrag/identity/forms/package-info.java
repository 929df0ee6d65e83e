/**
 * What was typed by somebody whose sign-in had run out: kept in their browser until they are back.
 */
@NullMarked
package se.statsbidrag.identity.forms;

import org.jspecify.annotations.NullMarked;
