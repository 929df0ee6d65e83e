package se.statsbidrag.engine.lanes;

/**
 * What one pass over a column tells.
 *
 * @param count how many rows
 * @param bits all values or-ed: negative if any value is, and never less than the largest
 * @param sum the sum, meaningless if {@code overflows}
 */
public record Totals(long count, long bits, long sum, boolean overflows) {

  /** The whole column. */
  public static Totals of(long[] column) {
    long bits = 0;
    long sum = 0;
    for (int i = 0; i < column.length; i++) {
      long value = column[i];
      bits |= value;
      sum += value;
    }
    int lengths =
        (64 - Long.numberOfLeadingZeros(bits)) + (32 - Integer.numberOfLeadingZeros(column.length));
    return new Totals(column.length, bits, sum, lengths > 63 && overflows(column));
  }

  private static boolean overflows(long[] column) {
    long sum = 0;
    for (long value : column) {
      sum += value;
      if (sum < 0) {
        return true;
      }
    }
    return false;
  }

  /** The rows whose value lies in the range, ends included; the whole column must not overflow. */
  public static Totals within(long[] column, long from, long to) {
    long outside = 0;
    long sum = 0;
    for (int i = 0; i < column.length; i++) {
      long value = column[i];
      long out = ((value - from) | (to - value)) >> 63;
      outside += out;
      sum += value & ~out;
    }
    return new Totals(column.length + outside, Long.MAX_VALUE, sum, false);
  }

  public boolean hasNegative() {
    return bits < 0;
  }
}
