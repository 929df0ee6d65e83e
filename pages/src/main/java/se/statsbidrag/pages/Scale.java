package se.statsbidrag.pages;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis with round figures: from a lower to an upper end, in steps of 1, 2 or 5 times a power of
 * ten.
 */
record Scale(double from, double to, double step) {

  /** Values that differ less than this, relatively, are drawn as one. */
  private static final double ALIKE = 1e-9;

  /** The axis that holds all values, in about so many steps. */
  static Scale over(double least, double most, int steps) {
    double size = Math.max(Math.abs(least), Math.abs(most));
    double spread = most - least > size * ALIKE ? most - least : Math.max(size, 1);
    double step = readableStep(spread / steps);
    double from = Math.floor(least / step) * step;
    double to = Math.ceil(most / step) * step;
    return new Scale(from, to > from ? to : from + step, step);
  }

  /** The smallest of 1, 2 and 5 times a power of ten that is not below the value. */
  static double readableStep(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= value * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** How many steps the axis has. */
  int steps() {
    return (int) Math.round((to - from) / step);
  }

  /** Where the steps stand, both ends included. */
  List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    for (int i = 0; i <= steps(); i++) {
      marks.add(from + i * step);
    }
    return marks;
  }

  /** Where on a length a value stands. */
  double place(double value, double length) {
    return (value - from) / (to - from) * length;
  }

  /** How many decimals the marks need. */
  int decimals() {
    return Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
  }
}
