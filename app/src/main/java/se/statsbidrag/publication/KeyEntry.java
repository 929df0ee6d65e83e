package se.statsbidrag.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * One recipient in a public key.
 *
 * @param position its place in the key as printed, from 1
 * @param name as the register had it when the key was made
 * @param printedName as it stands in the key, misspelled or not
 * @param countyCode two digits, or null
 * @param county the county's name, or null
 * @param figures by driver
 * @param heads how many inhabitants, or null where the key has no such figure
 */
record KeyEntry(
    int position,
    String code,
    String name,
    String printedName,
    @Nullable String countyCode,
    @Nullable String county,
    Map<String, Long> figures,
    @Nullable Long heads,
    Money amount) {

  /** Whether the key calls it something that is not just a shorter form of its name. */
  public boolean printedOtherwise() {
    return !name.equals(printedName) && !name.endsWith(" " + printedName);
  }

  /** Kronor per inhabitant, to the öre; null where there are none. */
  public @Nullable BigDecimal perHead() {
    return heads == null || heads <= 0
        ? null
        : BigDecimal.valueOf(amount.ore(), 2)
            .divide(BigDecimal.valueOf(heads), 2, RoundingMode.HALF_UP);
  }

  double perHeadOrZero() {
    BigDecimal perHead = perHead();
    return perHead == null ? 0 : perHead.doubleValue();
  }
}
