/**
 * Statements (kontoutdrag): all that has moved for a recipient, in a round or of an appropriation
 * item, on a page and as a file.
 */
@NullMarked
package se.statsbidrag.accounting.statements;

import org.jspecify.annotations.NullMarked;
