package se.statsbidrag.engine;

import java.util.Arrays;
import se.statsbidrag.engine.Component.HoldHarmless;
import se.statsbidrag.engine.Component.Shortage;

/**
 * Guarantees a portion of an earlier amount, paid for by those above their guarantee in proportion.
 */
final class HoldingHarmless {

  private final Evaluation evaluation;
  private final HoldHarmless hold;

  HoldingHarmless(Evaluation evaluation, HoldHarmless hold) {
    this.evaluation = evaluation;
    this.hold = hold;
  }

  Fraction[] hold(int[] rows, Fraction frame) {
    Fraction[] guarantees = guarantees(rows);
    Fraction needed = Evaluation.sum(guarantees);
    if (needed.compareTo(frame) > 0) {
      return reduced(rows, guarantees, needed, frame);
    }
    Fraction[] values = evaluation.of(hold.inner(), rows, frame);
    boolean[] held = new boolean[rows.length];
    while (true) {
      Fraction left = frame;
      Fraction sum = Fraction.ZERO;
      for (int i = 0; i < rows.length; i++) {
        left = held[i] ? left.minus(guarantees[i]) : left;
        sum = held[i] ? sum : sum.plus(values[i]);
      }
      Fraction[] result = new Fraction[rows.length];
      boolean again = false;
      for (int i = 0; i < rows.length; i++) {
        result[i] =
            held[i]
                ? guarantees[i]
                : sum.signum() == 0 ? values[i] : values[i].times(left).over(sum);
        if (result[i].compareTo(guarantees[i]) < 0) {
          held[i] = true;
          again = true;
        }
      }
      if (!again) {
        trace(rows, values, guarantees, held, left, sum, result);
        return result;
      }
    }
  }

  /** The guaranteed amounts, lifted to whole units so that rounding cannot break them. */
  private Fraction[] guarantees(int[] rows) {
    long[] earlier = evaluation.figures.earlier().orElseThrow();
    Fraction portion = Fraction.of(hold.portion());
    Fraction[] guarantees = new Fraction[rows.length];
    Arrays.setAll(
        guarantees,
        i -> {
          Fraction exact = portion.times(Fraction.of(earlier[rows[i]]));
          Fraction negative = Fraction.ZERO.minus(exact);
          return Fraction.ZERO.minus(
              new Fraction(
                  negative
                      .floorUnits(evaluation.unit)
                      .multiply(java.math.BigInteger.valueOf(evaluation.unit)),
                  java.math.BigInteger.ONE));
        });
    return guarantees;
  }

  private Fraction[] reduced(int[] rows, Fraction[] guarantees, Fraction needed, Fraction frame) {
    if (hold.shortage() == Shortage.REFUSE) {
      Evaluation.requireNotBelow(frame.minus(needed), frame, "frame.below-held");
    }
    Fraction[] result = new Fraction[rows.length];
    Arrays.setAll(result, i -> guarantees[i].times(frame).over(needed));
    int at = evaluation.trace.find(rows);
    if (at >= 0) {
      evaluation.trace.add(
          "held-reduced",
          Quantity.kronor(result[at]),
          Quantity.kronor(guarantees[at]),
          Quantity.kronor(frame),
          Quantity.kronor(needed));
    }
    return result;
  }

  private void trace(
      int[] rows,
      Fraction[] values,
      Fraction[] guarantees,
      boolean[] held,
      Fraction left,
      Fraction sum,
      Fraction[] result) {
    int at = evaluation.trace.find(rows);
    if (at < 0) {
      return;
    }
    long earlier = evaluation.figures.earlier().orElseThrow()[rows[at]];
    if (held[at]) {
      evaluation.trace.add(
          "held",
          Quantity.kronor(guarantees[at]),
          Quantity.percent(Fraction.of(hold.portion())),
          Quantity.kronor(earlier),
          Quantity.kronor(values[at]));
    } else if (result[at].compareTo(values[at]) != 0) {
      evaluation.trace.add(
          "held-paying",
          Quantity.kronor(result[at]),
          Quantity.kronor(values[at]),
          Quantity.kronor(left),
          Quantity.kronor(sum));
    }
  }
}
