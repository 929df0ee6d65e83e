package se.statsbidrag.engine.infer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Decimal;

/**
 * Amounts along a straight line: a base, kronor per head, or both.
 *
 * @param base in kronor
 * @param rate kronor per head
 */
record Straight(Decimal base, Decimal rate) {

  private static final int HUNDRED = 100;

  Component component(String driver) {
    if (rate.unscaled() == 0) {
      return guaranteed();
    }
    Component perHead = new Component.PerHead(driver, rate);
    return base.unscaled() == 0 ? perHead : new Component.Sum(guaranteed(), perHead);
  }

  /** The same line as a share of a frame, which then says the rate. */
  Component shared(String driver) {
    Component share = new Component.Share(driver);
    return base.unscaled() == 0 ? share : new Component.Sum(guaranteed(), share);
  }

  private Component guaranteed() {
    return new Component.Guaranteed(
        base.toBigDecimal().multiply(BigDecimal.valueOf(HUNDRED)).longValue());
  }

  Fit.Cost cost() {
    return Fit.Cost.of(base, rate);
  }

  double at(double size) {
    return base.toBigDecimal().doubleValue() + rate.toBigDecimal().doubleValue() * size;
  }

  /** The round constants that reproduce most rows, if any line runs through the series. */
  static Optional<Straight> through(Series series) {
    Strip strip = strip(series);
    return strip == null
        ? Optional.empty()
        : candidates(strip).stream()
            .max(Comparator.comparingLong(straight -> straight.worth(series)));
  }

  static @Nullable Strip strip(Series series) {
    double[] tolerance = series.tolerances();
    Line line = Line.byMostPoints(series.size(), series.kronor(), tolerance);
    return Strip.around(line, series.size(), series.kronor(), tolerance);
  }

  /** The lines of a strip whose constants a person might have chosen. */
  static List<Straight> candidates(Strip strip) {
    List<Straight> candidates = new ArrayList<>();
    for (Decimal base : bases(strip)) {
      double[] rates = strip.rates(base.toBigDecimal().doubleValue());
      for (Decimal rate : RoundNumbers.within(rates[0], rates[1], 2)) {
        if (!base.isNegative() && !rate.isNegative()) {
          candidates.add(new Straight(base, rate));
        }
      }
    }
    return candidates;
  }

  static List<Decimal> bases(Strip strip) {
    return RoundNumbers.within(strip.lowestBase(), strip.highestBase(), 2);
  }

  /** Rows reproduced, less what one has to remember to reproduce them. */
  private long worth(Series series) {
    BigDecimal unit = BigDecimal.valueOf(series.unitOre(), 2);
    long exact = 0;
    for (int i = 0; i < series.length(); i++) {
      BigDecimal value =
          base.toBigDecimal()
              .add(rate.toBigDecimal().multiply(BigDecimal.valueOf((long) series.size()[i])));
      BigDecimal rounded = value.divide(unit, 0, RoundingMode.HALF_UP).multiply(unit);
      if (rounded.doubleValue() == series.kronor()[i]) {
        exact++;
      }
    }
    return exact - RoundNumbers.digits(base) - RoundNumbers.digits(rate);
  }
}
