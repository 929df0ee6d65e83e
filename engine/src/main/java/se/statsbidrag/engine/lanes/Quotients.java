package se.statsbidrag.engine.lanes;

/**
 * Divides block by block: quotients corrected with integers where the estimate is one too small,
 * and rounded up where the remainder exceeds a limit.
 */
final class Quotients {

  private final Values values;
  private final Block block;
  private long sum;

  Quotients(Values values) {
    this.values = values;
    this.block = new Block(values.size());
  }

  /** The remainders of some rows, good until the next call. */
  long[] remainders(int from, int count) {
    values.fill(block, from, count);
    correct(block.remainders, count, values.denominator);
    return block.remainders;
  }

  /** Rows rounded down, or up where the remainder is more than {@code limit}, times the unit. */
  void round(int from, int count, long limit, long unit, long[] amounts) {
    values.fill(block, from, count);
    sum += amounts(block, count, values.denominator, limit, unit);
    System.arraycopy(block.amounts, 0, amounts, from, count);
  }

  /** Shifts into each flag whether the row of the block just rounded is outside the range. */
  void flag(long[] flags, int count, long low, long high) {
    outside(block.remainders, flags, count, values.denominator, low, high);
  }

  /** The units given so far, together. */
  long sum() {
    return sum;
  }

  private static void correct(long[] remainders, int count, long divisor) {
    for (int j = 0; j < count; j++) {
      remainders[j] -= divisor & ((divisor - 1 - remainders[j]) >> 63);
    }
  }

  private static long amounts(Block block, int count, long divisor, long limit, long unit) {
    long[] quotients = block.quotients;
    long[] remainders = block.remainders;
    long[] amounts = block.amounts;
    long sum = 0;
    for (int j = 0; j < count; j++) {
      long remainder = remainders[j];
      long tooLarge = (divisor - 1 - remainder) >> 63;
      long up = (limit - remainder + (divisor & tooLarge)) >>> 63;
      long units = quotients[j] - tooLarge + up;
      amounts[j] = units * unit;
      sum += units;
    }
    return sum;
  }

  private static void outside(
      long[] remainders, long[] flags, int count, long divisor, long low, long high) {
    for (int j = 0; j < count; j++) {
      long remainder = remainders[j];
      remainder -= divisor & ((divisor - 1 - remainder) >> 63);
      flags[j] = (flags[j] << 1) | (((remainder - low) | (high - remainder)) >>> 63);
    }
  }
}
