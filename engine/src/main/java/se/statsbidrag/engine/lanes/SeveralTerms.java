package se.statsbidrag.engine.lanes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;

/**
 * A constant and an amount for each unit of several drivers: shares by different figures, added.
 * Quotients are estimated in double arithmetic, which is less than a half off below 2^48.
 */
public final class SeveralTerms extends Values {

  private static final int QUOTIENT_BITS = 48;
  private static final int MOST_TERMS = 8;

  private final long[][] drivers;
  private final long constant;
  private final long[] factors;
  private final double constantEstimate;
  private final double[] factorEstimates;

  private SeveralTerms(
      long[][] drivers, long denominator, long largest, BigInteger constant, BigInteger[] factors) {
    super(denominator, largest);
    this.drivers = drivers;
    this.constant = constant.longValue();
    this.factors = Arrays.stream(factors).mapToLong(BigInteger::longValue).toArray();
    this.constantEstimate = estimate(constant, denominator) - 0.5;
    this.factorEstimates =
        Arrays.stream(factors).mapToDouble(factor -> estimate(factor, denominator)).toArray();
  }

  private static double estimate(BigInteger numerator, long denominator) {
    return new BigDecimal(numerator)
        .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL64)
        .doubleValue();
  }

  /**
   * Terms of a value, or empty if the numbers are too large for this arithmetic.
   *
   * @param bits for each driver, not less than any of its values
   * @param constant over the denominator
   * @param factors each driver's amount per unit over the denominator
   */
  public static Optional<Values> of(
      long[][] drivers,
      long[] bits,
      BigInteger denominator,
      BigInteger constant,
      BigInteger[] factors) {
    BigInteger largest = constant;
    for (int term = 0; term < factors.length; term++) {
      largest = largest.add(factors[term].multiply(BigInteger.valueOf(bits[term])));
    }
    largest = largest.divide(denominator);
    if (denominator.bitLength() > DENOMINATOR_BITS
        || largest.bitLength() > QUOTIENT_BITS
        || drivers.length == 0
        || drivers.length > MOST_TERMS) {
      return Optional.empty();
    }
    return Optional.of(
        new SeveralTerms(
            drivers, denominator.longValueExact(), largest.longValueExact(), constant, factors));
  }

  @Override
  public int size() {
    return drivers[0].length;
  }

  @Override
  void fill(Block block, int from, int count) {
    Arrays.fill(block.remainders, 0, count, constant);
    Arrays.fill(block.estimates, 0, count, constantEstimate);
    for (int term = 0; term < drivers.length; term++) {
      System.arraycopy(drivers[term], from, block.driver, 0, count);
      add(block.driver, block.remainders, count, factors[term]);
      addEstimate(block.driver, block.estimates, count, factorEstimates[term]);
    }
    whole(block.estimates, block.quotients, count);
    subtract(block.remainders, block.quotients, count, denominator);
  }

  private static void add(long[] driver, long[] values, int count, long factor) {
    for (int j = 0; j < count; j++) {
      values[j] += factor * driver[j];
    }
  }

  private static void addEstimate(long[] driver, double[] values, int count, double factor) {
    for (int j = 0; j < count; j++) {
      values[j] += factor * (double) driver[j];
    }
  }

  private static void whole(double[] estimates, long[] quotients, int count) {
    for (int j = 0; j < count; j++) {
      quotients[j] = (long) estimates[j];
    }
  }

  @Override
  long remainder(int row) {
    long numerator = constant;
    double estimate = constantEstimate;
    for (int term = 0; term < drivers.length; term++) {
      numerator += factors[term] * drivers[term][row];
      estimate += factorEstimates[term] * (double) drivers[term][row];
    }
    return corrected(numerator - (long) estimate * denominator);
  }
}
