package se.statsbidrag.api;

import java.math.BigDecimal;
import se.statsbidrag.kernel.Money;

/** Amounts as they stand in the interface: kronor, with öre where there are any. */
final class Kronor {

  private static final int ORE = 2;

  private Kronor() {}

  static BigDecimal of(Money amount) {
    return amount.isWholeKronor()
        ? BigDecimal.valueOf(amount.ore(), ORE).setScale(0)
        : BigDecimal.valueOf(amount.ore(), ORE);
  }
}
