package se.statsbidrag.engine.infer;

import java.util.ArrayList;
import java.util.List;
import se.statsbidrag.engine.Decimal;

/** Round first rates and steps that lie in a strip, as they stand or times a factor near one. */
final class RoundSteps {

  private static final int MOST_DIGITS = 3;
  private static final int STEP_DIGITS = 99;
  private static final int STEP_DECIMALS = 4;
  private static final double FARTHEST_FACTOR = 0.1;

  /** A first rate, what each rank adds, and what both are multiplied by. */
  record Steps(Decimal start, Decimal step, Decimal factor) {

    /** Kronor per head at a rank counted from 0, before the factor. */
    Decimal rate(int rank) {
      return Decimal.of(
          start
              .toBigDecimal()
              .add(step.toBigDecimal().multiply(java.math.BigDecimal.valueOf(rank))));
    }
  }

  private RoundSteps() {}

  static List<Steps> within(Strip strip) {
    List<Steps> found = new ArrayList<>(plain(strip));
    for (Decimal step : roundSteps(strip)) {
      double size = step.toBigDecimal().doubleValue();
      factored(strip, step, strip.lowestRate() / size, strip.highestRate() / size, found);
    }
    return found;
  }

  private static List<Steps> plain(Strip strip) {
    List<Steps> found = new ArrayList<>();
    for (Decimal start : RoundNumbers.within(strip.lowestBase(), strip.highestBase(), 1)) {
      double[] rates = strip.rates(start.toBigDecimal().doubleValue());
      for (Decimal step : RoundNumbers.within(rates[0], rates[1], 1)) {
        found.add(new Steps(start, step, Decimal.ONE));
      }
    }
    return found;
  }

  private static List<Decimal> roundSteps(Strip strip) {
    List<Decimal> steps = new ArrayList<>();
    for (int decimals = 0; decimals <= STEP_DECIMALS; decimals++) {
      for (long digits = 1; digits <= STEP_DIGITS; digits++) {
        Decimal step = new Decimal(digits, decimals);
        double ratio = strip.highestRate() / step.toBigDecimal().doubleValue();
        if (Math.abs(ratio - 1) < FARTHEST_FACTOR && !steps.contains(step)) {
          steps.add(step);
        }
      }
    }
    return steps;
  }

  private static void factored(
      Strip strip, Decimal step, double lowest, double highest, List<Steps> found) {
    for (Decimal start :
        RoundNumbers.within(strip.lowestBase() / highest, strip.highestBase() / lowest, 1)) {
      if (start.unscaled() <= 0 || RoundNumbers.digits(start) > MOST_DIGITS) {
        continue;
      }
      double size = start.toBigDecimal().doubleValue();
      for (Decimal factor :
          RoundNumbers.within(
              Math.max(lowest, strip.lowestBase() / size),
              Math.min(highest, strip.highestBase() / size),
              2)) {
        found.add(new Steps(start, step, factor));
      }
    }
  }
}
