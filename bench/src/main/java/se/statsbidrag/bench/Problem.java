package se.statsbidrag.bench;

import java.util.SplittableRandom;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rule;

/**
 * The problem that all peers solve: a million kronor each and half a million each on average by
 * population, in whole kronor by the largest remainder, equals in order of the rows.
 *
 * @param total the populations together
 * @param potKronor what is shared by population
 */
record Problem(long[] population, long total, long potKronor) {

  static final long BASE_KRONOR = 1_000_000;
  private static final long MEAN_SHARE_KRONOR = 500_000;

  /** Populations from some hundred to a million and a half, most of them small. */
  static Problem of(int recipients) {
    SplittableRandom random = new SplittableRandom(2020);
    long[] population = new long[recipients];
    long total = 0;
    for (int i = 0; i < recipients; i++) {
      double size = Math.pow(4_000, random.nextDouble() * random.nextDouble());
      population[i] = (long) (200 * size * (1 + random.nextDouble()));
      total += population[i];
    }
    return new Problem(population, total, MEAN_SHARE_KRONOR * recipients);
  }

  int size() {
    return population.length;
  }

  long frameOre() {
    return (BASE_KRONOR * size() + potKronor) * 100;
  }

  Figures figures() {
    return Figures.numbered(size()).with("population", population);
  }

  static Rule rule() {
    return Rule.of(new Sum(new Guaranteed(BASE_KRONOR * 100), new Share("population")));
  }

  /** A number that differs as soon as any amount differs or changes place. */
  static long checksum(long[] kronor) {
    long sum = 0;
    for (int i = 0; i < kronor.length; i++) {
      sum += kronor[i] * (i % 1009 + 1);
    }
    return sum;
  }
}
