package se.statsbidrag.engine.lanes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.lanes.Remainders.Ranks;

/** Rounds exact values to whole units. */
public final class Roundings {

  private static final int SAMPLE = 32_768;
  private static final int RUN = 64;
  private static final int TOO_FEW_TO_SAMPLE = 4_096;
  private static final int BINS = 4_096;

  private Roundings() {}

  /**
   * Amounts and their sum.
   *
   * @param units the sum in units
   */
  public record Rounded(long[] amounts, long units) {}

  /** Down, or up where the remainder is more than {@code limit} (of the denominator). */
  public static Rounded upAbove(Values values, long limit, long unit) {
    Quotients quotients = new Quotients(values);
    long[] amounts = new long[values.size()];
    for (int from = 0; from < amounts.length; from += Block.ROWS) {
      int count = Math.min(Block.ROWS, amounts.length - from);
      quotients.round(from, count, limit, unit, amounts);
    }
    return new Rounded(amounts, quotients.sum());
  }

  /**
   * Down, and then one unit more to the largest remainders until the sum is {@code units}. The rows
   * near the cut are guessed from a sample, and only they are looked at again; where the guess was
   * wrong, all are. Empty if the values do not sum to about that.
   *
   * @param ranks each row's place among equal remainders, or null for the order of the rows
   */
  public static Optional<Rounded> largestRemainder(
      Values values, long units, long unit, int @Nullable [] ranks, boolean lastFirst) {
    long[] amounts = new long[values.size()];
    Ranks order = new Ranks(ranks, lastFirst, values.size());
    Window all = new Window(0, values.denominator - 1);
    Window window = values.size() < TOO_FEW_TO_SAMPLE ? all : guess(values);
    return cut(values, window, units, unit, amounts, order)
            || (!window.equals(all) && cut(values, all, units, unit, amounts, order))
        ? Optional.of(new Rounded(amounts, units))
        : Optional.empty();
  }

  /** The remainders among which the cut is believed to lie, ends included. */
  private record Window(long low, long high) {}

  /** Whether the cut was in the window; if not, the amounts are to be made again. */
  private static boolean cut(
      Values values, Window window, long units, long unit, long[] amounts, Ranks ranks) {
    Quotients quotients = new Quotients(values);
    Remainders near = new Remainders(values);
    long[] flags = new long[Math.min(Block.ROWS, amounts.length)];
    int blocks = 0;
    int first = 0;
    for (int from = 0; from < amounts.length; from += Block.ROWS) {
      int count = Math.min(Block.ROWS, amounts.length - from);
      quotients.round(from, count, window.high(), unit, amounts);
      quotients.flag(flags, count, window.low(), window.high());
      if (count < flags.length) {
        shiftRest(flags, count);
      }
      if (++blocks == Long.SIZE || from + count == amounts.length) {
        near.collect(flags, first, blocks);
        first += blocks * Block.ROWS;
        blocks = 0;
      }
    }
    long missing = units - quotients.sum();
    if (missing < 0 || missing > near.size()) {
      return false;
    }
    near.raise((int) missing, window.low(), window.high(), unit, amounts, ranks);
    return true;
  }

  /** A last block that is not full: the flags without a row move on with the others. */
  private static void shiftRest(long[] flags, int count) {
    for (int j = count; j < flags.length; j++) {
      flags[j] = (flags[j] << 1) | 1;
    }
  }

  /** Runs of rows spread over the table tell where about the cut must lie. */
  private static Window guess(Values values) {
    int runs = Math.min(SAMPLE, values.size() / 16) / RUN;
    int stride = values.size() / runs;
    Quotients quotients = new Quotients(values);
    int[] counts = new int[BINS];
    double binsPerUnit = BINS / (double) values.denominator;
    double missing = 0;
    for (int run = 0; run < runs; run++) {
      long[] remainders = quotients.remainders(run * stride, RUN);
      for (int j = 0; j < RUN; j++) {
        double bin = remainders[j] * binsPerUnit;
        counts[Math.min((int) bin, BINS - 1)]++;
        missing += bin;
      }
    }
    missing /= BINS;
    double slack = 1.5 * Math.sqrt(runs * (double) RUN);
    int bin = BINS - 1;
    double over = 0;
    while (bin > 0 && over + counts[bin] < missing - slack) {
      over += counts[bin--];
    }
    long high = end(bin + 1, values);
    while (bin > 0 && over + counts[bin] < missing + slack) {
      over += counts[bin--];
    }
    return new Window(bin == 0 ? 0 : end(bin, values), high);
  }

  private static long end(int bin, Values values) {
    return Math.min((long) (bin * (values.denominator / (double) BINS)), values.denominator - 1);
  }
}
