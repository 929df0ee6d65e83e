package se.statsbidrag.kernel;

import java.util.Collection;

/**
 * An amount of Swedish money in whole öre. Exact: a sum that does not fit a {@code long} is an
 * error, and there is no division but an allocation key's, which is the engine's.
 *
 * @param ore the amount in öre; negative for what is taken back
 */
public record Money(long ore) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);
  private static final long ORE_PER_KRONA = 100;

  /** Whole kronor; an {@link ArithmeticException} where they do not fit. */
  public static Money ofKronor(long kronor) {
    return new Money(Math.multiplyExact(kronor, ORE_PER_KRONA));
  }

  /** A column of öre, as the database holds it. */
  public static Money of(Long ore) {
    return new Money(ore);
  }

  public static Money sum(Collection<Money> amounts) {
    return amounts.stream().reduce(ZERO, Money::plus);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(ore, other.ore));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(ore, other.ore));
  }

  public Money negated() {
    return new Money(Math.negateExact(ore));
  }

  public boolean isNegative() {
    return ore < 0;
  }

  public boolean isZero() {
    return ore == 0;
  }

  public boolean isWholeKronor() {
    return ore % ORE_PER_KRONA == 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(ore, other.ore);
  }

  /** For logs and the audit trail: {@code 4528687.00}; pages use the Swedish format. */
  @Override
  public String toString() {
    return java.math.BigDecimal.valueOf(ore, 2).toPlainString();
  }
}
