/**
 * Statsbidragen och deras omgångar för alla: pages, instructions, calendar and feed. Reads only.
 */
@NullMarked
package se.statsbidrag.publication.rounds;

import org.jspecify.annotations.NullMarked;
