package se.statsbidrag.engine.lanes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The amounts of a {@link se.statsbidrag.engine.Redistribution} in whole kronor and 64 bits, where
 * they fit: the same as its rule gives, by fewer and plainer steps. It answers empty where it is to
 * be left to the rule.
 */
public final class WaterFilling {

  private static final long KRONA = 100;
  private static final long LARGEST = 1L << 62;
  private static final int MOST_PASSES = 200;

  private final long[] weights;
  private final long[] amounts;
  private final int[] open;
  private int size;
  private long left;
  private long total;

  private WaterFilling(long[] weights, int rows) {
    this.weights = weights;
    this.amounts = new long[rows];
    this.open = new int[rows];
  }

  /**
   * Öre by row.
   *
   * @param most the most that each can get, in öre; nothing for who takes no part
   * @param codeRanks the place of each row by its code, first for who goes first among equals
   */
  public static Optional<long[]> fill(long[] weights, long[] most, long leftOre, int[] codeRanks) {
    WaterFilling filling = new WaterFilling(weights, most.length);
    if (leftOre % KRONA != 0 || !filling.begin(most, leftOre / KRONA) || !filling.cap(most)) {
      return Optional.empty();
    }
    filling.shareRest(codeRanks);
    for (int row = 0; row < most.length; row++) {
      filling.amounts[row] *= KRONA;
    }
    return Optional.of(filling.amounts);
  }

  /** Whether all are whole kronor and every product fits. */
  private boolean begin(long[] most, long kronor) {
    left = kronor;
    long heaviest = 0;
    long highest = 0;
    for (int row = 0; row < most.length; row++) {
      if (most[row] > 0) {
        if (most[row] % KRONA != 0 || weights[row] > LARGEST - total) {
          return false;
        }
        total += weights[row];
        heaviest = Math.max(heaviest, weights[row]);
        highest = Math.max(highest, most[row] / KRONA);
        open[size++] = row;
      }
    }
    return fits(heaviest, left) && fits(highest, total);
  }

  private static boolean fits(long one, long other) {
    return Math.multiplyHigh(one, other) == 0 && one * other >= 0 && one * other < LARGEST;
  }

  /** Gives their most to those who would get more, again until nobody would. */
  private boolean cap(long[] most) {
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      long now = left;
      long weight = total;
      int kept = 0;
      for (int at = 0; at < size; at++) {
        int row = open[at];
        long kronor = most[row] / KRONA;
        if (kronor * weight <= weights[row] * now) {
          amounts[row] = kronor;
          left -= kronor;
          total -= weights[row];
        } else {
          open[kept++] = row;
        }
      }
      if (kept == size) {
        return true;
      }
      size = kept;
    }
    return false;
  }

  /** The rest by weight in whole kronor, those that are missing to the largest remainders. */
  private void shareRest(int[] codeRanks) {
    if (size == 0) {
      return;
    }
    long[] remainders = new long[size];
    long missing = left;
    for (int at = 0; at < size; at++) {
      long share = weights[open[at]] * left;
      amounts[open[at]] = share / total;
      remainders[at] = share % total;
      missing -= amounts[open[at]];
    }
    if (missing == 0) {
      return;
    }
    long[] sorted = remainders.clone();
    Arrays.sort(sorted);
    long least = sorted[size - (int) missing];
    for (int at = 0; at < size; at++) {
      if (remainders[at] > least) {
        amounts[open[at]]++;
        missing--;
      }
    }
    IntStream.range(0, size)
        .filter(at -> remainders[at] == least)
        .map(at -> open[at])
        .boxed()
        .sorted(Comparator.comparingInt(row -> codeRanks[row]))
        .limit(missing)
        .forEach(row -> amounts[row]++);
  }
}
