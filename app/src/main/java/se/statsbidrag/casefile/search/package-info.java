/**
 * Finding a matter or a document among many: lists that answer alike with 290 rows and a million,
 * and search in Swedish over what one may see. Reads only.
 */
@NullMarked
package se.statsbidrag.casefile.search;

import org.jspecify.annotations.NullMarked;
