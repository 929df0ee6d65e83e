/**
 * Direkt tilldelning: what a budget line gives the parties that it names, without their asking. An
 * officer proposes, another decides, and each party gets it once.
 */
@NullMarked
@NamedInterface("direct")
package se.statsbidrag.award.direct;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
