/**
 * Statistical cubes as Statistics Sweden hands them out: px (PC-Axis) and JSON-stat. Knows nothing
 * about rows.
 */
@NullMarked
package se.statsbidrag.tables.statistics;

import org.jspecify.annotations.NullMarked;
