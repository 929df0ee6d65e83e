package se.statsbidrag.engine;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Component.Among;
import se.statsbidrag.engine.Component.Bands;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.EqualSplit;
import se.statsbidrag.engine.Component.FixedRows;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.HoldHarmless;
import se.statsbidrag.engine.Component.OrderPreserved;
import se.statsbidrag.engine.Component.PerHead;
import se.statsbidrag.engine.Component.Portion;
import se.statsbidrag.engine.Component.Pot;
import se.statsbidrag.engine.Component.RankedPerHead;
import se.statsbidrag.engine.Component.Scaled;
import se.statsbidrag.engine.Component.ScaledToFrame;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.SortedAmounts;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Component.TopUp;
import se.statsbidrag.engine.Explanation.Trace;

/**
 * The exact value of every component for every row, in fractions of any size: the definition of
 * what a rule means. {@link Allocating} takes a faster road where it is proved to give the same.
 */
final class Evaluation {

  private static final BigInteger KRONA = BigInteger.valueOf(100);

  final Figures figures;
  final long unit;
  final Trace trace;
  private int @Nullable [] precedence;
  private boolean sharingAgain;

  Evaluation(Figures figures, long unit, Trace trace) {
    this.figures = figures;
    this.unit = unit;
    this.trace = trace;
  }

  Fraction[] of(Component component, long frameOre) {
    return of(component, IntStream.range(0, figures.size()).toArray(), Fraction.of(frameOre));
  }

  /** The values of these rows, in their order. */
  Fraction[] of(Component component, int[] rows, Fraction frame) {
    return switch (component) {
      case EqualSplit e -> equal(rows, frame);
      case Share share -> share(share, rows, frame);
      case Guaranteed(long ore) -> guaranteed(rows, ore);
      case PerHead(String driver, Decimal kronor) -> perHead(rows, driver, kronor);
      case RankedPerHead ranked -> new Sizes(this).ranked(ranked, rows);
      case Sum(var parts) -> new Added(this, frame).sum(parts, rows);
      case Bands(String driver, var bands) -> new Added(this, frame).bands(driver, bands, rows);
      case Portion(Decimal portion, Component inner) -> portion(portion, inner, rows, frame);
      case Pot(long ore, Component inner) -> pot(ore, inner, rows);
      case Scaled(Decimal factor, Component inner) -> scaled(factor, inner, rows, frame);
      case ScaledToFrame(Component inner) -> scaledToFrame(inner, rows, frame);
      case Bounded bounded -> new Bounding(this, bounded).within(rows, frame);
      case HoldHarmless hold -> new HoldingHarmless(this, hold).hold(rows, frame);
      case OrderPreserved(String driver, Component inner) ->
          new Sizes(this).preserved(driver, rows, of(inner, rows, frame));
      case SortedAmounts(String driver, Component inner) ->
          new Sizes(this).sorted(driver, rows, of(inner, rows, frame));
      case FixedRows fixed -> fixed(fixed, rows, frame);
      case Among among -> among(among, rows, frame);
      case TopUp topUp -> topUp(topUp, rows, frame);
    };
  }

  /** Who goes first among equal remainders, if the rule itself says so. */
  int @Nullable [] precedence() {
    return precedence;
  }

  void precedence(int[] bySize) {
    this.precedence = bySize;
  }

  /** What is left over is shared: if those who remain can take nothing, it is left. */
  Fraction[] again(Component component, int[] rows, Fraction frame) {
    boolean before = sharingAgain;
    sharingAgain = true;
    Fraction[] values = of(component, rows, frame);
    sharingAgain = before;
    return values;
  }

  private Fraction[] equal(int[] rows, Fraction frame) {
    Fraction each = rows.length == 0 ? frame : frame.over(BigInteger.valueOf(rows.length));
    if (trace.find(rows) >= 0) {
      trace.add(
          "equal", Quantity.kronor(each), Quantity.kronor(frame), Quantity.count(rows.length));
    }
    return filled(rows.length, each);
  }

  private Fraction[] share(Share share, int[] rows, Fraction frame) {
    BigInteger[] weights = weights(share, rows);
    BigInteger total = BigInteger.ZERO;
    for (BigInteger weight : weights) {
      total = total.add(weight);
    }
    if (total.signum() == 0 && frame.signum() != 0 && !sharingAgain) {
      throw AllocationRefused.because(
          Complaint.of("driver.zero", share.driver()).in(share.driver()));
    }
    BigInteger divisor = total.max(BigInteger.ONE);
    Fraction[] values = new Fraction[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = frame.times(weights[i]).over(divisor);
    }
    int at = trace.find(rows);
    if (at >= 0) {
      trace.add(
          "share",
          Quantity.kronor(values[at]),
          Quantity.kronor(frame),
          new Quantity(weights[at], BigInteger.ONE, Quantity.Kind.COUNT),
          new Quantity(total, BigInteger.ONE, Quantity.Kind.COUNT),
          new Wording.ColumnName(share.driver()),
          Quantity.percent(new Fraction(weights[at], divisor)));
    }
    return values;
  }

  private BigInteger[] weights(Share share, int[] rows) {
    long[] driver = figures.required(share.driver());
    long @Nullable [] weight = share.weight() == null ? null : figures.required(share.weight());
    BigInteger[] weights = new BigInteger[rows.length];
    for (int i = 0; i < rows.length; i++) {
      BigInteger value = BigInteger.valueOf(driver[rows[i]]);
      weights[i] = weight == null ? value : value.multiply(BigInteger.valueOf(weight[rows[i]]));
    }
    return weights;
  }

  private Fraction[] guaranteed(int[] rows, long ore) {
    if (trace.find(rows) >= 0) {
      trace.add("guaranteed", Quantity.kronor(ore));
    }
    return filled(rows.length, Fraction.of(ore));
  }

  private Fraction[] perHead(int[] rows, String driver, Decimal kronor) {
    long[] heads = figures.required(driver);
    Fraction rate = Fraction.oreOf(kronor);
    Fraction[] values = new Fraction[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = rate.times(BigInteger.valueOf(heads[rows[i]]));
    }
    int at = trace.find(rows);
    if (at >= 0) {
      trace.add(
          "per-head",
          Quantity.kronor(values[at]),
          Quantity.number(kronor),
          Quantity.count(heads[rows[at]]),
          new Wording.ColumnName(driver));
    }
    return values;
  }

  private Fraction[] portion(Decimal portion, Component inner, int[] rows, Fraction frame) {
    Fraction part = frame.times(Fraction.of(portion));
    if (trace.find(rows) >= 0) {
      trace.add(
          "portion",
          Quantity.kronor(part),
          Quantity.percent(Fraction.of(portion)),
          Quantity.kronor(frame));
    }
    return of(inner, rows, part);
  }

  private Fraction[] pot(long ore, Component inner, int[] rows) {
    if (trace.find(rows) >= 0) {
      trace.add("pot", Quantity.kronor(ore));
    }
    return of(inner, rows, Fraction.of(ore));
  }

  private Fraction[] scaled(Decimal factor, Component inner, int[] rows, Fraction frame) {
    Fraction[] before = of(inner, rows, frame);
    Fraction times = Fraction.of(factor);
    Fraction[] values = new Fraction[before.length];
    Arrays.setAll(values, i -> before[i].times(times));
    int at = trace.find(rows);
    if (at >= 0) {
      trace.add(
          "scaled",
          Quantity.kronor(values[at]),
          Quantity.kronor(before[at]),
          Quantity.number(factor));
    }
    return values;
  }

  private Fraction[] scaledToFrame(Component inner, int[] rows, Fraction frame) {
    Fraction[] before = of(inner, rows, frame);
    Fraction sum = sum(before);
    if (sum.signum() == 0 && frame.signum() != 0 && !sharingAgain) {
      throw AllocationRefused.because(Complaint.of("scale.zero"));
    }
    Fraction[] values = new Fraction[before.length];
    Arrays.setAll(values, i -> sum.signum() == 0 ? before[i] : before[i].times(frame).over(sum));
    int at = trace.find(rows);
    if (at >= 0) {
      trace.add(
          "scaled-to-frame",
          Quantity.kronor(values[at]),
          Quantity.kronor(before[at]),
          Quantity.kronor(frame),
          Quantity.kronor(sum));
    }
    return values;
  }

  private Fraction[] fixed(FixedRows fixed, int[] rows, Fraction frame) {
    int[] others =
        Arrays.stream(rows).filter(row -> !fixed.ore().containsKey(figures.code(row))).toArray();
    Fraction[] values = new Fraction[rows.length];
    Fraction left = frame;
    for (int i = 0; i < rows.length; i++) {
      Long ore = fixed.ore().get(figures.code(rows[i]));
      if (ore != null) {
        values[i] = Fraction.of(ore);
        left = left.minus(values[i]);
      }
    }
    requireNotBelow(left, frame, "frame.below-fixed");
    int at = trace.find(rows);
    if (at >= 0 && values[at] != null) {
      trace.add("fixed", Quantity.kronor(values[at]));
    } else if (at >= 0) {
      trace.add(
          "after-fixed",
          Quantity.kronor(left),
          Quantity.kronor(frame),
          Quantity.kronor(frame.minus(left)),
          Quantity.count(rows.length - others.length));
    }
    return merged(rows, values, others, of(fixed.inner(), others, left));
  }

  private Fraction[] among(Among among, int[] rows, Fraction frame) {
    long[] column = figures.required(among.column());
    int[] chosen =
        Arrays.stream(rows)
            .filter(row -> column[row] >= among.from() && column[row] <= among.to())
            .toArray();
    if (chosen.length == 0 && frame.signum() != 0) {
      throw AllocationRefused.because(
          Complaint.of("among.nobody", among.column()).in(among.column()));
    }
    int at = trace.find(rows);
    if (at >= 0) {
      trace.add(
          trace.find(chosen) >= 0 ? "among" : "not-among",
          Quantity.count(chosen.length),
          Quantity.count(chosen.length),
          new Wording.ColumnName(among.column()),
          Quantity.count(column[rows[at]]),
          Quantity.count(rows.length));
    }
    Fraction[] none = filled(rows.length, Fraction.ZERO);
    return merged(rows, none, chosen, of(among.inner(), chosen, frame));
  }

  private Fraction[] topUp(TopUp topUp, int[] rows, Fraction frame) {
    long[] column = figures.required(topUp.column());
    Fraction[] earlier = new Fraction[rows.length];
    Arrays.setAll(earlier, i -> Fraction.of(column[rows[i]]).times(KRONA));
    Fraction sum = sum(earlier);
    Fraction year = frame.plus(sum);
    int at = trace.find(rows);
    if (at >= 0) {
      trace.add("top-up-year", Quantity.kronor(year), Quantity.kronor(frame), Quantity.kronor(sum));
    }
    Fraction[] values = of(topUp.inner(), rows, year);
    Fraction[] added = new Fraction[rows.length];
    Arrays.setAll(added, i -> values[i].minus(earlier[i]));
    if (at >= 0) {
      trace.add(
          "top-up",
          Quantity.kronor(added[at]),
          Quantity.kronor(values[at]),
          Quantity.kronor(earlier[at]));
    }
    return added;
  }

  /** Puts the values of a part of the rows in their places. */
  static Fraction[] merged(int[] rows, Fraction[] values, int[] part, Fraction[] partValues) {
    int next = 0;
    for (int i = 0; i < rows.length && next < part.length; i++) {
      if (rows[i] == part[next]) {
        values[i] = partValues[next++];
      }
    }
    return values;
  }

  static void requireNotBelow(Fraction left, Fraction frame, String key) {
    if (left.signum() < 0) {
      throw AllocationRefused.because(
          Complaint.of(key, Quantity.kronor(frame), Quantity.kronor(frame.minus(left))));
    }
  }

  static Fraction[] filled(int length, Fraction value) {
    Fraction[] values = new Fraction[length];
    Arrays.fill(values, value);
    return values;
  }

  static Fraction sum(Fraction[] values) {
    java.util.Map<BigInteger, BigInteger> byDenominator = new java.util.HashMap<>();
    for (Fraction value : values) {
      byDenominator.merge(value.denominator(), value.numerator(), BigInteger::add);
    }
    Fraction sum = Fraction.ZERO;
    for (var part : byDenominator.entrySet()) {
      sum = sum.plus(new Fraction(part.getValue(), part.getKey()));
    }
    return sum;
  }
}
