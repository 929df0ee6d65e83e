package se.statsbidrag.engine.lanes;

/**
 * The exact values of rows, in units, as quotients with one denominator. Numerators are kept modulo
 * 2^64 and quotients are estimated to be exact or one too small; together they give quotient and
 * remainder exactly, since the denominator is below 2^62.
 */
public abstract sealed class Values permits Steps, SeveralTerms {

  static final int DENOMINATOR_BITS = 61;

  final long denominator;
  private final long largest;

  Values(long denominator, long largest) {
    this.denominator = denominator;
    this.largest = largest;
  }

  public long denominator() {
    return denominator;
  }

  /** No quotient is larger. */
  public long largest() {
    return largest;
  }

  public abstract int size();

  /**
   * Computes quotients that are exact or one too small, and with them remainders that are exact or
   * one denominator too large.
   */
  abstract void fill(Block block, int from, int count);

  static void subtract(long[] numerators, long[] quotients, int count, long divisor) {
    for (int j = 0; j < count; j++) {
      numerators[j] -= quotients[j] * divisor;
    }
  }

  /** The remainder of one row. */
  abstract long remainder(int row);

  final long corrected(long remainder) {
    return remainder >= denominator ? remainder - denominator : remainder;
  }
}
