/**
 * Omfördelning: what nobody requisitioned in a round is shared out again among those who asked for
 * a part, or left, by a decision with four eyes; each line of it becomes an award.
 */
@NullMarked
@NamedInterface("redistribution")
package se.statsbidrag.award.redistribution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
