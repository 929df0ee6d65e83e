package se.statsbidrag.engine.infer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import se.statsbidrag.engine.Decimal;

/** People choose round numbers: those within an interval, the roundest first. */
final class RoundNumbers {

  private static final int MOST_DECIMALS = 7;
  private static final int LARGEST_POWER = 12;
  private static final int MOST_AT_A_LEVEL = 12;

  private RoundNumbers() {}

  /** How many digits one has to remember of a number: 93 000 has two, 4,9206 has five. */
  static int digits(Decimal number) {
    return number.unscaled() == 0 ? 0 : number.toBigDecimal().stripTrailingZeros().precision();
  }

  /** Numbers from the roundest power of ten that has any, and of the power below it. */
  static List<Decimal> within(double low, double high, int levels) {
    List<Decimal> found = new ArrayList<>();
    int left = levels;
    for (int power = LARGEST_POWER; power >= -MOST_DECIMALS && left > 0; power--) {
      List<Decimal> here = multiples(low, high, power);
      if (here.isEmpty()) {
        continue;
      }
      here.stream().filter(number -> !found.contains(number)).forEach(found::add);
      left--;
    }
    return found;
  }

  private static List<Decimal> multiples(double low, double high, int power) {
    List<Decimal> numbers = new ArrayList<>();
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      return numbers;
    }
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(power);
    BigDecimal first = new BigDecimal(low).divide(unit, 0, RoundingMode.CEILING).multiply(unit);
    BigDecimal last = new BigDecimal(high);
    for (BigDecimal number = first;
        number.compareTo(last) <= 0 && numbers.size() < MOST_AT_A_LEVEL;
        number = number.add(unit)) {
      if (number.precision() - number.scale() < 16) {
        numbers.add(Decimal.of(number));
      }
    }
    return numbers;
  }
}
