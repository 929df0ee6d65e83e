/**
 * Measures the key's arithmetic beside its peers in the same run: what one pass over the memory
 * costs, plain Java, C, NumPy, DuckDB and PostgreSQL. All must give the same amounts.
 */
@NullMarked
package se.statsbidrag.bench;

import org.jspecify.annotations.NullMarked;
