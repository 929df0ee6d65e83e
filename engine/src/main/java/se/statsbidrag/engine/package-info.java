/**
 * The arithmetic of an allocation key (fördelningsnyckel): a rule and figures in, amounts that sum
 * exactly and their derivation out. Pure: no framework, no database, no files.
 */
@NullMarked
package se.statsbidrag.engine;

import org.jspecify.annotations.NullMarked;
