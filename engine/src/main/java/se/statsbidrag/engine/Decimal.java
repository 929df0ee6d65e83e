package se.statsbidrag.engine;

import java.math.BigDecimal;

/**
 * An exact decimal constant of a rule ("4,9206 kronor per invånare"): never a binary fraction. Kept
 * without trailing zeros, so that equal numbers are equal values.
 *
 * @param unscaled the digits, with sign
 * @param scale how many of the digits are decimals, 0 to 15
 */
public record Decimal(long unscaled, int scale) implements Comparable<Decimal> {

  public static final Decimal ZERO = new Decimal(0, 0);
  public static final Decimal ONE = new Decimal(1, 0);

  private static final int MOST_DECIMALS = 15;

  public Decimal {
    while (scale > 0 && unscaled % 10 == 0) {
      unscaled /= 10;
      scale--;
    }
    if (scale < 0 || scale > MOST_DECIMALS) {
      throw AllocationRefused.because(Complaint.of("decimal.scale", scale, MOST_DECIMALS));
    }
  }

  /** Reads "4,9206", "4.9206", "93 000" or "−0,5"; anything else is refused. */
  public static Decimal parse(String text) {
    String plain =
        text.strip()
            .replace("\u00a0", "")
            .replace("\u202f", "")
            .replace(" ", "")
            .replace('\u2212', '-')
            .replace(',', '.');
    if (!plain.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
      throw AllocationRefused.because(Complaint.of("decimal.unreadable", text));
    }
    return of(new BigDecimal(plain));
  }

  /** The same number, refused if it has too many digits to be kept exactly. */
  public static Decimal of(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() < 0) {
      plain = plain.setScale(0);
    }
    if (plain.unscaledValue().bitLength() > 63) {
      throw AllocationRefused.because(Complaint.of("decimal.digits", value.toPlainString()));
    }
    return new Decimal(plain.unscaledValue().longValueExact(), plain.scale());
  }

  public static Decimal of(long whole) {
    return new Decimal(whole, 0);
  }

  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(unscaled, scale);
  }

  public boolean isNegative() {
    return unscaled < 0;
  }

  @Override
  public int compareTo(Decimal other) {
    return toBigDecimal().compareTo(other.toBigDecimal());
  }

  /** With a decimal point and nothing else, so that {@link #parse} reads it back. */
  @Override
  public String toString() {
    return toBigDecimal().toPlainString();
  }
}
