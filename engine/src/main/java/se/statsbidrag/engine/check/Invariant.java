package se.statsbidrag.engine.check;

import org.jspecify.annotations.Nullable;

/**
 * What the mandate promises of every amount, as data: "upp till 30 000 invånare får dock minst 100
 * 000 kronor" is population 0 to 30 000, at least 100 000 kronor.
 *
 * @param column the figure that says whom it is about
 * @param from least figure that it is about, inclusive
 * @param to largest figure that it is about, inclusive
 * @param leastOre the least amount, or null
 * @param mostOre the largest amount, or null
 */
public record Invariant(
    String column, long from, long to, @Nullable Long leastOre, @Nullable Long mostOre) {}
