/**
 * Underlag: the figures that keys share by, as series with source and reference date, read from
 * files with a preview to confirm. Knows nothing about keys.
 */
@NullMarked
@NamedInterface("figures")
package se.statsbidrag.allocation.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
