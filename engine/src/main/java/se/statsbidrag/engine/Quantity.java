package se.statsbidrag.engine;

import java.math.BigInteger;
import java.util.Locale;

/**
 * An exact number that a step of an explanation mentions, with what it measures.
 *
 * @param numerator in öre where {@code kind} is kronor
 */
public record Quantity(BigInteger numerator, BigInteger denominator, Kind kind) {

  /** What the number measures, which decides how it is written. */
  public enum Kind {
    KRONOR,
    COUNT,
    NUMBER,
    PERCENT
  }

  public static Quantity kronor(long ore) {
    return new Quantity(BigInteger.valueOf(ore), BigInteger.ONE, Kind.KRONOR);
  }

  public static Quantity count(long count) {
    return new Quantity(BigInteger.valueOf(count), BigInteger.ONE, Kind.COUNT);
  }

  public static Quantity number(Decimal value) {
    return new Quantity(
        BigInteger.valueOf(value.unscaled()), BigInteger.TEN.pow(value.scale()), Kind.NUMBER);
  }

  static Quantity kronor(Fraction ore) {
    return new Quantity(ore.numerator(), ore.denominator(), Kind.KRONOR);
  }

  static Quantity percent(Fraction value) {
    return new Quantity(value.numerator(), value.denominator(), Kind.PERCENT);
  }

  /** As written in Swedish (1 000 000,50) or English (1,000,000.50), cut numbers marked "…". */
  public String text(Locale locale) {
    return Wording.of(locale).quantity(this);
  }
}
