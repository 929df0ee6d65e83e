/**
 * Påfyllnad: the key of a round that adds money to a year, as what the key of the whole year is
 * more than the ordinary one.
 */
@NullMarked
@NamedInterface("topup")
package se.statsbidrag.allocation.topup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
