package se.statsbidrag.engine.infer;

import java.util.stream.IntStream;

/**
 * All lines that pass every point within its tolerance: a strip in the plane of base and rate. Its
 * ends say how well the constants behind a table are known.
 */
final class Strip {

  private static final double[] WIDER = {1, 1.25, 1.6, 2};
  private static final int STEPS = 200;

  private final double[] x;
  private final double[] low;
  private final double[] high;
  private final double lowestRate;
  private final double highestRate;

  private Strip(double[] x, double[] low, double[] high, double lowest, double highest) {
    this.x = x;
    this.low = low;
    this.high = high;
    this.lowestRate = lowest;
    this.highestRate = highest;
  }

  /** The strip around a line, over the points that it meets; null when no width leaves any. */
  static @org.jspecify.annotations.Nullable Strip around(
      Line line, double[] x, double[] y, double[] tolerance) {
    int[] met =
        IntStream.range(0, x.length)
            .filter(i -> line.meets(x[i], y[i], 3 * tolerance[i]))
            .toArray();
    if (met.length < 2) {
      return null;
    }
    for (double wider : WIDER) {
      Strip strip =
          over(
              line,
              IntStream.of(met).mapToDouble(i -> x[i]).toArray(),
              IntStream.of(met).mapToDouble(i -> y[i] - wider * tolerance[i]).toArray(),
              IntStream.of(met).mapToDouble(i -> y[i] + wider * tolerance[i]).toArray());
      if (strip != null) {
        return strip;
      }
    }
    return null;
  }

  private static @org.jspecify.annotations.Nullable Strip over(
      Line line, double[] x, double[] low, double[] high) {
    double span = x[x.length - 1] - x[0];
    if (span <= 0) {
      return null;
    }
    double reach = 0;
    for (int i = 0; i < x.length; i++) {
      reach = Math.max(reach, (high[i] - low[i]) * 4 / span);
    }
    Strip whole = new Strip(x, low, high, line.rate() - reach, line.rate() + reach);
    double middle = whole.widest();
    if (whole.width(middle) < 0) {
      return null;
    }
    return new Strip(
        x,
        low,
        high,
        whole.edge(middle, line.rate() - reach),
        whole.edge(middle, line.rate() + reach));
  }

  private double widest() {
    double left = lowestRate;
    double right = highestRate;
    for (int step = 0; step < STEPS; step++) {
      double third = (right - left) / 3;
      if (width(left + third) < width(right - third)) {
        left += third;
      } else {
        right -= third;
      }
    }
    return (left + right) / 2;
  }

  private double edge(double inside, double outside) {
    double in = inside;
    double out = outside;
    if (width(out) >= 0) {
      return out;
    }
    for (int step = 0; step < STEPS; step++) {
      double middle = (in + out) / 2;
      if (width(middle) >= 0) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return in;
  }

  private double width(double rate) {
    return highestBase(rate) - lowestBase(rate);
  }

  double lowestRate() {
    return lowestRate;
  }

  double highestRate() {
    return highestRate;
  }

  double lowestBase(double rate) {
    double base = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      base = Math.max(base, low[i] - rate * x[i]);
    }
    return base;
  }

  double highestBase(double rate) {
    double base = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      base = Math.min(base, high[i] - rate * x[i]);
    }
    return base;
  }

  /** The lowest base that any line of the strip has: at one of the two extreme rates. */
  double lowestBase() {
    return Math.min(lowestBase(lowestRate), lowestBase(highestRate));
  }

  double highestBase() {
    return Math.max(highestBase(lowestRate), highestBase(highestRate));
  }

  /** The rates that go with a base, lowest and highest; lowest above highest where none does. */
  double[] rates(double base) {
    double lowest = lowestRate;
    double highest = highestRate;
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 0) {
        lowest = Math.max(lowest, (low[i] - base) / x[i]);
        highest = Math.min(highest, (high[i] - base) / x[i]);
      } else if (base < low[i] || base > high[i]) {
        return new double[] {1, 0};
      }
    }
    return new double[] {lowest, highest};
  }
}
