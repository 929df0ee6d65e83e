package se.statsbidrag.engine;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import se.statsbidrag.engine.Component.RankedPerHead;

/** The components that look at the recipients' order of size. */
final class Sizes {

  private final Evaluation evaluation;

  Sizes(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  Fraction[] ranked(RankedPerHead ranked, int[] rows) {
    long[] sizes = evaluation.figures.required(ranked.driver());
    Integer[] order = largestFirst(sizes, rows);
    Fraction start = Fraction.oreOf(ranked.start());
    Fraction step = Fraction.oreOf(ranked.step());
    Fraction max = Fraction.oreOf(ranked.max());
    Fraction[] values = new Fraction[rows.length];
    int traced = evaluation.trace.find(rows);
    for (int rank = 0; rank < order.length; rank++) {
      int i = order[rank];
      Fraction stepped = start.plus(step.times(BigInteger.valueOf(rank)));
      Fraction rate = stepped.compareTo(max) > 0 ? max : stepped;
      values[i] = rate.times(BigInteger.valueOf(sizes[rows[i]]));
      if (i == traced) {
        trace(ranked, rank, rate, sizes[rows[i]], values[i]);
      }
    }
    return values;
  }

  private void trace(RankedPerHead ranked, int rank, Fraction rate, long heads, Fraction value) {
    Quantity kronor =
        new Quantity(
            rate.numerator(),
            rate.denominator().multiply(BigInteger.valueOf(100)),
            Quantity.Kind.NUMBER);
    evaluation.trace.add(
        "ranked-rate",
        kronor,
        Quantity.count(rank + 1L),
        new Wording.ColumnName(ranked.driver()),
        Quantity.number(ranked.start()),
        Quantity.count(rank),
        Quantity.number(ranked.step()),
        Quantity.number(ranked.max()));
    evaluation.trace.add(
        "per-head",
        Quantity.kronor(value),
        kronor,
        Quantity.count(heads),
        new Wording.ColumnName(ranked.driver()));
  }

  /** Averages neighbours in size until no smaller one has more; the sum is kept. */
  Fraction[] preserved(String driver, int[] rows, Fraction[] values) {
    Integer[] order = largestFirst(evaluation.figures.required(driver), rows);
    giveWay(order, rows);
    Fraction[] sums = new Fraction[rows.length];
    int[] lengths = new int[rows.length];
    int blocks = 0;
    for (Integer i : order) {
      sums[blocks] = values[i];
      lengths[blocks++] = 1;
      while (blocks > 1 && rises(sums, lengths, blocks)) {
        blocks--;
        sums[blocks - 1] = sums[blocks - 1].plus(sums[blocks]);
        lengths[blocks - 1] += lengths[blocks];
      }
    }
    Fraction[] result = new Fraction[rows.length];
    int next = 0;
    for (int block = 0; block < blocks; block++) {
      Fraction mean = sums[block].over(BigInteger.valueOf(lengths[block]));
      for (int member = 0; member < lengths[block]; member++) {
        result[order[next++]] = mean;
      }
    }
    int at = evaluation.trace.find(rows);
    if (at >= 0 && result[at].compareTo(values[at]) != 0) {
      evaluation.trace.add(
          "evened",
          Quantity.kronor(result[at]),
          Quantity.kronor(values[at]),
          new Wording.ColumnName(driver));
    }
    return result;
  }

  private static boolean rises(Fraction[] sums, int[] lengths, int blocks) {
    Fraction before = sums[blocks - 2].times(BigInteger.valueOf(lengths[blocks - 1]));
    Fraction after = sums[blocks - 1].times(BigInteger.valueOf(lengths[blocks - 2]));
    return before.compareTo(after) < 0;
  }

  Fraction[] sorted(String driver, int[] rows, Fraction[] values) {
    Integer[] order = largestFirst(evaluation.figures.required(driver), rows);
    giveWay(order, rows);
    int[] ranks = evaluation.figures.codeRanks();
    Integer[] byValue = new Integer[rows.length];
    Arrays.setAll(byValue, i -> i);
    Arrays.sort(
        byValue,
        Comparator.comparing((Integer i) -> values[i])
            .reversed()
            .thenComparing((Integer i) -> ranks[rows[i]]));
    Fraction[] result = new Fraction[rows.length];
    int traced = evaluation.trace.find(rows);
    for (int place = 0; place < order.length; place++) {
      result[order[place]] = values[byValue[place]];
      if (order[place] == traced) {
        int from = rows[byValue[place]];
        evaluation.trace.add(
            order[place].equals(byValue[place]) ? "sorted-own" : "sorted",
            Quantity.kronor(values[byValue[place]]),
            Quantity.count(place + 1L),
            new Wording.ColumnName(driver),
            evaluation.figures.name(from),
            Quantity.kronor(values[traced]));
      }
    }
    return result;
  }

  /** Positions in {@code rows}, the largest recipient first, equals by code. */
  private Integer[] largestFirst(long[] sizes, int[] rows) {
    int[] ranks = evaluation.figures.codeRanks();
    Integer[] order = new Integer[rows.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.comparingLong((Integer i) -> sizes[rows[i]])
            .reversed()
            .thenComparing((Integer i) -> ranks[rows[i]]));
    return order;
  }

  /** Among equal remainders the larger goes first, so that rounding keeps the order too. */
  private void giveWay(Integer[] order, int[] rows) {
    int[] precedence = new int[evaluation.figures.size()];
    for (int place = 0; place < order.length; place++) {
      precedence[rows[order[place]]] = place;
    }
    evaluation.precedence(precedence);
  }
}
