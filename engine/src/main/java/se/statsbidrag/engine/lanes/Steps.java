package se.statsbidrag.engine.lanes;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A constant and an amount for each unit of a driver, both of which may change where the driver
 * passes a limit: base and share, size bands, and shares with a floor and a cap. Quotients are
 * estimated by multiplying with the reciprocal in fixed point.
 */
public final class Steps extends Values {

  private final long[] driver;
  private final long[] limits;
  private final long[] constants;
  private final long[] factors;
  private final int shift;
  private final long[] shiftedConstants;
  private final long[] shiftedFactors;

  private Steps(
      long[] driver,
      long denominator,
      long largest,
      long[] limits,
      BigInteger[] constants,
      BigInteger[] factors,
      int shift) {
    super(denominator, largest);
    this.driver = driver;
    this.limits = limits;
    this.constants = lowBits(constants);
    this.factors = lowBits(factors);
    this.shift = shift;
    BigInteger divisor = BigInteger.valueOf(denominator);
    this.shiftedConstants = lowBits(shifted(constants, shift, divisor));
    this.shiftedFactors = lowBits(shifted(factors, shift, divisor));
  }

  /**
   * Pieces of a value, or empty if the numbers are too large for this arithmetic.
   *
   * @param bits not less than any driver value
   * @param limits the last driver value of each piece but the last, ascending
   * @param constants each piece's constant over the denominator
   * @param factors each piece's amount per unit of the driver over the denominator
   */
  public static Optional<Values> of(
      long[] driver,
      long bits,
      BigInteger denominator,
      long[] limits,
      BigInteger[] constants,
      BigInteger[] factors) {
    if (denominator.bitLength() > DENOMINATOR_BITS || bits < 0) {
      return Optional.empty();
    }
    int shift = 65 - Long.numberOfLeadingZeros(bits);
    BigInteger largest = BigInteger.ZERO;
    for (int piece = 0; piece < constants.length; piece++) {
      long last = piece < limits.length ? Math.min(limits[piece], bits) : bits;
      BigInteger value =
          constants[piece].add(factors[piece].multiply(BigInteger.valueOf(Math.max(0, last))));
      largest = largest.max(value.divide(denominator));
    }
    if (largest.bitLength() + shift > 61) {
      return Optional.empty();
    }
    return Optional.of(
        new Steps(
            driver,
            denominator.longValueExact(),
            largest.longValueExact(),
            limits,
            constants,
            factors,
            shift));
  }

  private static BigInteger[] shifted(BigInteger[] numerators, int shift, BigInteger divisor) {
    BigInteger[] shifted = new BigInteger[numerators.length];
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = numerators[i].shiftLeft(shift).divide(divisor);
    }
    return shifted;
  }

  private static long[] lowBits(BigInteger[] numbers) {
    long[] bits = new long[numbers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = numbers[i].longValue();
    }
    return bits;
  }

  @Override
  public int size() {
    return driver.length;
  }

  @Override
  void fill(Block block, int from, int count) {
    System.arraycopy(driver, from, block.driver, 0, count);
    if (limits.length == 0) {
      quotients(
          block.driver, block.quotients, count, shiftedConstants[0], shiftedFactors[0], shift);
      remainders(block, count, constants[0], factors[0], denominator);
      return;
    }
    pieces(block, block.quotients, count, shiftedConstants, shiftedFactors);
    shiftDown(block.quotients, count, shift);
    pieces(block, block.remainders, count, constants, factors);
    subtract(block.remainders, block.quotients, count, denominator);
  }

  private static void quotients(
      long[] driver, long[] quotients, int count, long constant, long factor, int shift) {
    for (int j = 0; j < count; j++) {
      quotients[j] = (constant + factor * driver[j]) >>> shift;
    }
  }

  private static void remainders(Block block, int count, long constant, long factor, long divisor) {
    long[] driver = block.driver;
    long[] quotients = block.quotients;
    long[] remainders = block.remainders;
    for (int j = 0; j < count; j++) {
      remainders[j] = constant + factor * driver[j] - quotients[j] * divisor;
    }
  }

  private void pieces(Block block, long[] values, int count, long[] constants, long[] factors) {
    line(block.driver, values, count, constants[0], factors[0]);
    for (int i = 0; i < limits.length; i++) {
      long constant = constants[i + 1] - constants[i];
      long factor = factors[i + 1] - factors[i];
      stepUp(block.driver, values, count, limits[i], constant, factor);
    }
  }

  private static void line(long[] driver, long[] values, int count, long constant, long factor) {
    for (int j = 0; j < count; j++) {
      values[j] = constant + factor * driver[j];
    }
  }

  private static void stepUp(
      long[] driver, long[] values, int count, long limit, long constant, long factor) {
    for (int j = 0; j < count; j++) {
      values[j] += (constant + factor * driver[j]) & ((limit - driver[j]) >> 63);
    }
  }

  private static void shiftDown(long[] values, int count, int shift) {
    for (int j = 0; j < count; j++) {
      values[j] >>>= shift;
    }
  }

  @Override
  long remainder(int row) {
    long value = driver[row];
    int piece = 0;
    while (piece < limits.length && value > limits[piece]) {
      piece++;
    }
    long quotient = (shiftedConstants[piece] + shiftedFactors[piece] * value) >>> shift;
    return corrected(constants[piece] + factors[piece] * value - quotient * denominator);
  }
}
