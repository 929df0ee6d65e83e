/** Submissions over HTTP beside what the same PostgreSQL takes when nothing stands before it. */
@NullMarked
package se.statsbidrag.bench.submission;

import org.jspecify.annotations.NullMarked;
