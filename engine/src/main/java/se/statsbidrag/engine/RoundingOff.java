package se.statsbidrag.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Explanation.Trace;
import se.statsbidrag.engine.Rounding.Method;
import se.statsbidrag.engine.Rounding.TieBreak;

/** Makes amounts of exact values, and holds the rule to what it promises about the sum. */
final class RoundingOff {

  private static final int MOST_NAMED = 100;

  private final Rule rule;
  private final Figures figures;
  private final int @Nullable [] precedence;
  private final Trace trace;
  private final long unit;

  RoundingOff(Rule rule, Figures figures, int @Nullable [] precedence, Trace trace) {
    this.rule = rule;
    this.figures = figures;
    this.precedence = precedence;
    this.trace = trace;
    this.unit = rule.rounding().unitOre();
  }

  long[] round(Fraction[] values, long frameOre) {
    Method method = rule.rounding().method();
    long[] amounts = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      amounts[i] = amount(values[i], method);
    }
    if (method == Method.LARGEST_REMAINDER) {
      shareRemainder(values, amounts, frameOre);
    } else if (trace.row() >= 0) {
      traceRounding(values[trace.row()], amounts[trace.row()], method);
    }
    close(amounts, frameOre);
    return amounts;
  }

  private void traceRounding(Fraction value, long amount, Method method) {
    trace.add(
        "rounded-" + method.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        Quantity.kronor(amount),
        Quantity.kronor(value),
        Quantity.kronor(unit));
  }

  private long amount(Fraction value, Method method) {
    BigInteger down = value.floorUnits(unit);
    Fraction rest = rest(value, down);
    int half = rest.times(BigInteger.TWO).compareTo(Fraction.of(unit));
    boolean up =
        switch (method) {
          case LARGEST_REMAINDER, DOWN -> false;
          case UP -> rest.signum() > 0;
          case HALF_UP -> half >= 0;
          case HALF_EVEN -> half > 0 || (half == 0 && down.testBit(0));
        };
    BigInteger ore = (up ? down.add(BigInteger.ONE) : down).multiply(BigInteger.valueOf(unit));
    if (ore.bitLength() > 63) {
      throw overflow();
    }
    return ore.longValueExact();
  }

  private Fraction rest(Fraction value, BigInteger units) {
    return new Fraction(
        value
            .numerator()
            .subtract(units.multiply(BigInteger.valueOf(unit)).multiply(value.denominator())),
        value.denominator());
  }

  /** All are rounded down already; the units that are missing go to the largest remainders. */
  private void shareRemainder(Fraction[] values, long[] amounts, long frameOre) {
    Fraction[] rests = new Fraction[values.length];
    for (int i = 0; i < values.length; i++) {
      rests[i] = rest(values[i], BigInteger.valueOf(amounts[i] / unit));
    }
    int missing = missing(rests, sum(amounts), Evaluation.sum(values), frameOre);
    int[] order = order(rests);
    for (int place = 0; place < missing; place++) {
      amounts[order[place]] += unit;
    }
    int row = trace.row();
    if (row >= 0) {
      int place = 0;
      while (order[place] != row) {
        place++;
      }
      long down = amounts[row] - (place < missing ? unit : 0);
      trace.add("down", Quantity.kronor(down), Quantity.kronor(values[row]), Quantity.kronor(unit));
      trace.add(
          place < missing ? "remainder-up" : missing == 0 ? "remainder-none" : "remainder-down",
          Quantity.kronor(amounts[row]),
          Quantity.kronor(rests[row]),
          Quantity.count(missing),
          Quantity.count(place + 1L),
          Quantity.kronor(unit),
          Quantity.kronor(down));
    }
  }

  private int missing(Fraction[] rests, long down, Fraction sum, long frameOre) {
    Fraction lacking = Evaluation.sum(rests);
    Fraction difference = sum.minus(Fraction.of(frameOre));
    if (rule.closing() == Rule.Closing.EXACT) {
      if (difference.signum() != 0) {
        throw AllocationRefused.because(
            Complaint.of("sum.not-frame", Quantity.kronor(sum), Quantity.kronor(frameOre)));
      }
      if (frameOre % unit != 0) {
        throw AllocationRefused.because(
            Complaint.of("frame.not-divisible", Quantity.kronor(frameOre), Quantity.kronor(unit)));
      }
    }
    boolean nearest = rule.closing() == Rule.Closing.SHOWN;
    BigInteger target =
        (nearest ? lacking.plus(new Fraction(BigInteger.valueOf(unit), BigInteger.TWO)) : lacking)
            .floorUnits(unit);
    return target.intValueExact();
  }

  private int[] order(Fraction[] rests) {
    int[] codes = figures.codeRanks();
    boolean descending = rule.rounding().tieBreak() == TieBreak.CODE_DESCENDING;
    Comparator<Integer> byCode = Comparator.comparingInt(i -> descending ? -codes[i] : codes[i]);
    int[] first = precedence;
    Comparator<Integer> ties =
        first == null
            ? byCode
            : Comparator.comparingInt((Integer i) -> first[i]).thenComparing(byCode);
    Integer[] order = new Integer[rests.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, Comparator.comparing((Integer i) -> rests[i]).reversed().thenComparing(ties));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private void close(long[] amounts, long frameOre) {
    requireNoneNegative(amounts);
    long sum = sum(amounts);
    boolean kept =
        switch (rule.closing()) {
          case EXACT -> sum == frameOre;
          case AT_MOST -> sum <= frameOre;
          case SHOWN -> true;
        };
    if (!kept) {
      throw AllocationRefused.because(
          Complaint.of(
              rule.closing() == Rule.Closing.EXACT ? "sum.not-frame" : "sum.above-frame",
              Quantity.kronor(sum),
              Quantity.kronor(frameOre)));
    }
  }

  /** Only a top-up can come to less than nothing: each such row is refused by name. */
  private void requireNoneNegative(long[] amounts) {
    List<Complaint> complaints = new ArrayList<>();
    for (int row = 0; row < amounts.length && complaints.size() < MOST_NAMED; row++) {
      if (amounts[row] < 0) {
        complaints.add(
            Complaint.of("top-up.negative", figures.name(row), Quantity.kronor(-amounts[row]))
                .at(row, "top-up"));
      }
    }
    if (!complaints.isEmpty()) {
      throw new AllocationRefused(complaints);
    }
  }

  static long sum(long[] amounts) {
    try {
      long sum = 0;
      for (long amount : amounts) {
        sum = Math.addExact(sum, amount);
      }
      return sum;
    } catch (ArithmeticException e) {
      throw overflow();
    }
  }

  static AllocationRefused overflow() {
    return AllocationRefused.because(
        Complaint.of("amount.overflow", Quantity.kronor(Long.MAX_VALUE)));
  }
}
