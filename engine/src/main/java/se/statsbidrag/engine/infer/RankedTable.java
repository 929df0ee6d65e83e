package se.statsbidrag.engine.infer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import se.statsbidrag.engine.Decimal;

/**
 * A series from the largest down.
 *
 * @param size largest first
 * @param kronor the published amount of each
 * @param unit what amounts are rounded to, in kronor
 */
record RankedTable(double[] size, double[] kronor, BigDecimal unit) {

  private static final int TAIL = 5;

  static RankedTable largestFirst(Series series) {
    int n = series.length();
    double[] size = new double[n];
    double[] kronor = new double[n];
    for (int i = 0; i < n; i++) {
      size[i] = series.size()[n - 1 - i];
      kronor[i] = series.kronor()[n - 1 - i];
    }
    return new RankedTable(size, kronor, BigDecimal.valueOf(series.unitOre(), 2));
  }

  int length() {
    return size.length;
  }

  double[] ranks() {
    double[] ranks = new double[length()];
    Arrays.setAll(ranks, i -> i);
    return ranks;
  }

  double[] perHead(double[] amounts) {
    double[] rates = new double[length()];
    Arrays.setAll(rates, i -> amounts[i] / size[i]);
    return rates;
  }

  /** How far a rate can lie from its exact value after the amount was rounded. */
  double[] tolerances() {
    double half = unit.doubleValue() / 2;
    double[] tolerances = new double[length()];
    Arrays.setAll(tolerances, i -> half / size[i]);
    return tolerances;
  }

  /** The published amounts, handed to the recipients in the order of size that rates give. */
  double[] pairedBy(Line perHead, double highest) {
    Integer[] byValue = new Integer[length()];
    Arrays.setAll(byValue, i -> i);
    Arrays.sort(
        byValue,
        Comparator.comparingDouble((Integer i) -> Math.min(perHead.at(i), highest) * size[i])
            .reversed());
    double[] paired = new double[length()];
    for (int place = 0; place < length(); place++) {
      paired[byValue[place]] = kronor[place];
    }
    return paired;
  }

  /** The rate that the smallest all share; infinite where they share none. */
  double tailRate(double[] rates) {
    double[] tolerances = tolerances();
    int last = length() - 1;
    for (int i = last - TAIL + 1; i < last; i++) {
      if (Math.abs(rates[i] - rates[last]) > 2 * Math.max(tolerances[i], tolerances[last])) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return rates[last];
  }

  /** Ranks at which the steps may have reached their highest rate. */
  int[] ranksWhereItMayStop(RoundSteps.Steps steps) {
    double tail = tailRate(perHead(kronor)) / steps.factor().toBigDecimal().doubleValue();
    if (Double.isInfinite(tail)) {
      return IntStream.rangeClosed(Math.max(1, length() - TAIL), length() - 2).toArray();
    }
    double start = steps.start().toBigDecimal().doubleValue();
    int rank = (int) Math.round((tail - start) / steps.step().toBigDecimal().doubleValue());
    return IntStream.rangeClosed(rank - 1, rank + 1).filter(i -> i > 0).toArray();
  }

  /** How many published amounts the constants give, exactly. */
  long exact(Decimal start, Decimal step, Decimal max, Decimal factor, boolean sorted) {
    BigDecimal[] amounts = new BigDecimal[length()];
    BigDecimal rate = start.toBigDecimal();
    for (int rank = 0; rank < length(); rank++) {
      BigDecimal exact =
          rate.min(max.toBigDecimal())
              .multiply(factor.toBigDecimal())
              .multiply(BigDecimal.valueOf((long) size[rank]));
      amounts[rank] = exact.divide(unit, 0, RoundingMode.HALF_UP).multiply(unit);
      rate = rate.add(step.toBigDecimal());
    }
    if (sorted) {
      Arrays.sort(amounts, Comparator.reverseOrder());
    }
    long exact = 0;
    for (int place = 0; place < length(); place++) {
      if (amounts[place].doubleValue() == kronor[place]) {
        exact++;
      }
    }
    return exact;
  }
}
