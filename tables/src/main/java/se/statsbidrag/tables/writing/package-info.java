/**
 * Tables out: CSV, XLSX and JSON, written as streams, row by row. Knows nothing about how tables
 * are read.
 */
@NullMarked
package se.statsbidrag.tables.writing;

import org.jspecify.annotations.NullMarked;
