package se.statsbidrag.engine.infer;

import java.util.Arrays;

/**
 * A straight line through points that are known within a tolerance each, some of them wrong.
 *
 * @param base its value at 0
 * @param rate its slope
 */
record Line(double base, double rate) {

  private static final int MOST_PAIRS = 40_000;
  private static final int MOST_SAMPLES = 400;

  double at(double x) {
    return base + rate * x;
  }

  boolean meets(double x, double y, double within) {
    return Math.abs(at(x) - y) <= within;
  }

  /**
   * The line that most points agree on: of the lines through two points well apart, the one with
   * the most points within twice their tolerance. Up to half of the points may be wrong.
   *
   * @param x ascending
   */
  static Line byMostPoints(double[] x, double[] y, double[] tolerance) {
    int[] sample = sample(x.length);
    int n = sample.length;
    int apart = Math.max(1, n / 3);
    int stride = Math.max(1, n * n / (2 * MOST_PAIRS));
    Line best = new Line(y[0], 0);
    int most = -1;
    int pair = 0;
    for (int i = 0; i + apart < n; i++) {
      for (int j = i + apart; j < n; j++) {
        if (pair++ % stride != 0 || x[sample[j]] == x[sample[i]]) {
          continue;
        }
        Line line = through(x[sample[i]], y[sample[i]], x[sample[j]], y[sample[j]]);
        int agree = line.agreeing(sample, x, y, tolerance);
        if (agree > most) {
          most = agree;
          best = line;
        }
      }
    }
    return best;
  }

  private static Line through(double x1, double y1, double x2, double y2) {
    double rate = (y2 - y1) / (x2 - x1);
    return new Line(y1 - rate * x1, rate);
  }

  private int agreeing(int[] sample, double[] x, double[] y, double[] tolerance) {
    int agree = 0;
    for (int i : sample) {
      if (meets(x[i], y[i], 2 * tolerance[i])) {
        agree++;
      }
    }
    return agree;
  }

  private static int[] sample(int n) {
    int count = Math.min(n, MOST_SAMPLES);
    int[] sample = new int[count];
    Arrays.setAll(sample, i -> count == 1 ? 0 : (int) ((long) i * (n - 1) / (count - 1)));
    return sample;
  }
}
