package se.statsbidrag.engine;

import java.math.BigInteger;

/** An exact value in öre; the denominator is positive, and the fraction not always reduced. */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

  static final Fraction ZERO = of(0);

  /** Reducing costs more than it saves until denominators are this long. */
  private static final int LONG_DENOMINATOR = 256;

  static Fraction of(long whole) {
    return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  static Fraction of(Decimal decimal) {
    return new Fraction(
        BigInteger.valueOf(decimal.unscaled()), BigInteger.TEN.pow(decimal.scale()));
  }

  /** Kronor per head become öre. */
  static Fraction oreOf(Decimal kronor) {
    return of(kronor).times(BigInteger.valueOf(100));
  }

  Fraction plus(Fraction other) {
    if (denominator.equals(other.denominator)) {
      return new Fraction(numerator.add(other.numerator), denominator);
    }
    Fraction sum =
        new Fraction(
            numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
            denominator.multiply(other.denominator));
    return sum.denominator.bitLength() > LONG_DENOMINATOR ? sum.reduced() : sum;
  }

  Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  Fraction times(BigInteger factor) {
    return new Fraction(numerator.multiply(factor), denominator);
  }

  Fraction times(Fraction factor) {
    return new Fraction(
        numerator.multiply(factor.numerator), denominator.multiply(factor.denominator));
  }

  Fraction over(BigInteger divisor) {
    return new Fraction(numerator, denominator.multiply(divisor));
  }

  Fraction over(Fraction divisor) {
    return new Fraction(
        numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
  }

  Fraction reduced() {
    BigInteger common = numerator.gcd(denominator);
    return common.signum() == 0 || common.equals(BigInteger.ONE)
        ? this
        : new Fraction(numerator.divide(common), denominator.divide(common));
  }

  /** How many whole units fit, rounded towards minus infinity. */
  BigInteger floorUnits(long unit) {
    BigInteger[] parts =
        numerator.divideAndRemainder(denominator.multiply(BigInteger.valueOf(unit)));
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  boolean isWhole() {
    return numerator.mod(denominator).signum() == 0;
  }

  int signum() {
    return numerator.signum();
  }

  @Override
  public int compareTo(Fraction other) {
    return denominator.equals(other.denominator)
        ? numerator.compareTo(other.numerator)
        : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }
}
