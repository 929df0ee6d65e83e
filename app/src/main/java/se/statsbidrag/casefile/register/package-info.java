/** The public register (diarium): what everybody may see of an agency's matters. Reads only. */
@NullMarked
package se.statsbidrag.casefile.register;

import org.jspecify.annotations.NullMarked;
