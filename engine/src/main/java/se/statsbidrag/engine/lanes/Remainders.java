package se.statsbidrag.engine.lanes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows whose remainders may be at the cut, while the others are already settled. */
final class Remainders {

  private final Values values;
  private int[] rows = new int[256];
  private long[] keys = new long[256];
  private int size;

  Remainders(Values values) {
    this.values = values;
  }

  /**
   * Adds the rows that are not flagged as outside. Each flag has a bit for each block, the last
   * block lowest; the flags are taken over and cleared.
   */
  void collect(long[] flags, int from, int blocks) {
    long all = blocks == Long.SIZE ? -1 : (1L << blocks) - 1;
    for (int j = 0; j < flags.length; j++) {
      long inside = ~flags[j] & all;
      while (inside != 0) {
        int block = blocks - 1 - Long.numberOfTrailingZeros(inside);
        add(from + block * Block.ROWS + j);
        inside &= inside - 1;
      }
      flags[j] = 0;
    }
  }

  private void add(int row) {
    if (row >= values.size()) {
      return;
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      keys = Arrays.copyOf(keys, size * 2);
    }
    rows[size] = row;
    keys[size++] = values.remainder(row);
  }

  int size() {
    return size;
  }

  /**
   * Gives one unit more to those with the largest remainders, equals in order of their ranks.
   *
   * @param low no key is less
   * @param high no key is more
   * @param ranks each row's place among equals, or null for the order of the rows
   */
  void raise(int units, long low, long high, long unit, long[] amounts, Ranks ranks) {
    int left = narrow(units, low, high, unit, amounts);
    if (left > 0) {
      for (int i = 0; i < size; i++) {
        keys[i] = ranks.priority(rows[i]);
      }
      left = narrow(left, 0, values.size() - 1L, unit, amounts);
      for (int i = 0; i < left; i++) {
        amounts[rows[i]] += unit;
      }
    }
  }

  /** Which of equals goes first. */
  record Ranks(int @Nullable [] ranks, boolean lastFirst, int rows) {
    int priority(int row) {
      int rank = ranks == null ? row : ranks[row];
      return lastFirst ? rank : rows - 1 - rank;
    }
  }

  /**
   * Raises those above the cut, bin by bin, until the rows that are left are equal or all to be
   * raised; how many of them are to be is returned.
   */
  private int narrow(int units, long from, long to, long unit, long[] amounts) {
    int left = units;
    long low = from;
    long high = to;
    while (left > 0 && left < size && low < high) {
      int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(high - low) - binBits(size));
      int[] counts = new int[(int) ((high - low) >>> shift) + 1];
      for (int i = 0; i < size; i++) {
        counts[(int) ((keys[i] - low) >>> shift)]++;
      }
      int bin = counts.length - 1;
      while (counts[bin] < left) {
        left -= counts[bin--];
      }
      low += (long) bin << shift;
      high = Math.min(high, low + (1L << shift) - 1);
      keep(low, high, unit, amounts);
    }
    if (left == size) {
      keep(Long.MIN_VALUE, Long.MIN_VALUE, unit, amounts);
      return 0;
    }
    return left;
  }

  /** As many bins as there are rows, within reason. */
  private static int binBits(int rows) {
    return Math.clamp(Integer.SIZE - Integer.numberOfLeadingZeros(rows), 4, 12);
  }

  private void keep(long low, long high, long unit, long[] amounts) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (keys[i] > high) {
        amounts[rows[i]] += unit;
      } else if (keys[i] >= low) {
        rows[kept] = rows[i];
        keys[kept++] = keys[i];
      }
    }
    size = kept;
  }
}
