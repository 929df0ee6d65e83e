package se.statsbidrag.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Added.FrameUse;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;

/**
 * Keeps amounts between a floor and a cap. Those outside are set to their bound and the rest is
 * shared again among the others. When both bounds are broken in one pass, only the side that is
 * broken by more is set, since setting it moves the others towards the other side.
 */
final class Bounding {

  private final Evaluation evaluation;
  private final Bounded bounded;

  Bounding(Evaluation evaluation, Bounded bounded) {
    this.evaluation = evaluation;
    this.bounded = bounded;
  }

  Fraction[] within(int[] rows, Fraction frame) {
    @Nullable Fraction[] floors = bounds(bounded.floor(), rows, true);
    @Nullable Fraction[] caps = bounds(bounded.cap(), rows, false);
    check(rows, floors, caps);
    boolean sharing = FrameUse.of(bounded.inner()) == FrameUse.REST;
    if (sharing) {
      requireRoom(floors, frame);
    }
    Fraction[] result = new Fraction[rows.length];
    int[] free = IntStream.range(0, rows.length).toArray();
    Fraction left = frame;
    for (int pass = 1; free.length > 0; pass++) {
      int mark = evaluation.trace.mark();
      int[] freeRows = Arrays.stream(free).map(i -> rows[i]).toArray();
      Fraction[] values = values(pass, freeRows, left);
      int[] set = outside(free, values, floors, caps, sharing);
      if (set.length == 0) {
        return placed(result, free, values);
      }
      boolean[] isSet = new boolean[rows.length];
      Fraction taken = Fraction.ZERO;
      for (int k : set) {
        int i = free[k];
        isSet[i] = true;
        Fraction floor = floors[i];
        boolean below = floor != null && values[k].compareTo(floor) < 0;
        result[i] = java.util.Objects.requireNonNull(below ? floor : caps[i]);
        taken = taken.plus(result[i]);
        traceSet(rows[i], values[k], result[i], below, pass);
      }
      left = left.minus(taken);
      boolean tracedIsFree = evaluation.trace.find(freeRows) >= 0 && !tracedAmong(rows, isSet);
      free = Arrays.stream(free).filter(i -> !isSet[i]).toArray();
      if (tracedIsFree) {
        evaluation.trace.backTo(mark);
        tracePass(left, pass, set.length, taken);
      }
    }
    return result;
  }

  private Fraction[] values(int pass, int[] rows, Fraction frame) {
    return pass == 1
        ? evaluation.of(bounded.inner(), rows, frame)
        : evaluation.again(bounded.inner(), rows, frame);
  }

  private static Fraction[] placed(Fraction[] result, int[] free, Fraction[] values) {
    for (int i = 0; i < free.length; i++) {
      result[free[i]] = values[i];
    }
    return result;
  }

  private void tracePass(Fraction left, int pass, int set, Fraction taken) {
    evaluation.trace.add(
        "bounded-pass",
        Quantity.kronor(left),
        Quantity.count(pass),
        Quantity.count(set),
        Quantity.kronor(taken));
  }

  private boolean tracedAmong(int[] rows, boolean[] isSet) {
    int at = evaluation.trace.find(rows);
    return at >= 0 && isSet[at];
  }

  private void traceSet(int row, Fraction before, Fraction after, boolean below, int pass) {
    if (row == evaluation.trace.row()) {
      evaluation.trace.add(
          below ? "floor" : "cap",
          Quantity.kronor(after),
          Quantity.kronor(before),
          Quantity.kronor(after),
          Quantity.count(pass));
    }
  }

  /** Which of the free are to be set to a bound in this pass. */
  private int[] outside(
      int[] free,
      Fraction[] values,
      @Nullable Fraction[] floors,
      @Nullable Fraction[] caps,
      boolean sharing) {
    List<Integer> below = new ArrayList<>();
    List<Integer> above = new ArrayList<>();
    Fraction lacking = Fraction.ZERO;
    Fraction excess = Fraction.ZERO;
    for (int k = 0; k < values.length; k++) {
      Fraction floor = floors[free[k]];
      Fraction cap = caps[free[k]];
      if (floor != null && values[k].compareTo(floor) < 0) {
        below.add(k);
        lacking = lacking.plus(floor.minus(values[k]));
      } else if (cap != null && values[k].compareTo(cap) > 0) {
        above.add(k);
        excess = excess.plus(values[k].minus(cap));
      }
    }
    int side = sharing ? lacking.compareTo(excess) : 0;
    List<Integer> set = new ArrayList<>(side >= 0 ? below : List.of());
    set.addAll(side <= 0 ? above : List.of());
    return set.stream().mapToInt(Integer::intValue).toArray();
  }

  private void check(int[] rows, @Nullable Fraction[] floors, @Nullable Fraction[] caps) {
    List<Complaint> complaints = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      Fraction floor = floors[i];
      Fraction cap = caps[i];
      if (floor != null && cap != null && floor.compareTo(cap) > 0) {
        complaints.add(
            Complaint.of(
                    "bound.floor-above-cap",
                    evaluation.figures.code(rows[i]),
                    Quantity.kronor(floor),
                    Quantity.kronor(cap))
                .at(rows[i], "floor"));
      }
    }
    if (!complaints.isEmpty()) {
      throw new AllocationRefused(complaints);
    }
  }

  private static void requireRoom(@Nullable Fraction[] floors, Fraction frame) {
    Fraction sum = Fraction.ZERO;
    for (Fraction floor : floors) {
      sum = floor == null ? sum : sum.plus(floor);
    }
    Evaluation.requireNotBelow(frame.minus(sum), frame, "frame.below-floors");
  }

  /** The bound of each row in whole units: a floor is lifted to one, a cap lowered. */
  private @Nullable Fraction[] bounds(@Nullable Bound bound, int[] rows, boolean up) {
    @Nullable Fraction[] bounds = new Fraction[rows.length];
    if (bound != null) {
      for (int i = 0; i < rows.length; i++) {
        bounds[i] = wholeUnits(bound(bound, rows[i]), up);
      }
    }
    return bounds;
  }

  private Fraction bound(Bound bound, int row) {
    return switch (bound) {
      case Bound.Amount(long ore) -> Fraction.of(ore);
      case Bound.Column(String column) -> Fraction.of(evaluation.figures.required(column)[row]);
      case Bound.PerHeadOf(String driver, Decimal kronor) ->
          Fraction.oreOf(kronor)
              .times(BigInteger.valueOf(evaluation.figures.required(driver)[row]));
    };
  }

  private Fraction wholeUnits(Fraction value, boolean up) {
    BigInteger unit = BigInteger.valueOf(evaluation.unit);
    BigInteger down = value.floorUnits(evaluation.unit).multiply(unit);
    Fraction whole = new Fraction(down, BigInteger.ONE);
    return up && whole.compareTo(value) < 0 ? new Fraction(down.add(unit), BigInteger.ONE) : whole;
  }
}
