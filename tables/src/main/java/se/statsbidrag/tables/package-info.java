/**
 * Tables in and out: CSV, XLSX, px and JSON-stat, read with the row and the column in every
 * complaint, written as streams.
 */
@NullMarked
package se.statsbidrag.tables;

import org.jspecify.annotations.NullMarked;
