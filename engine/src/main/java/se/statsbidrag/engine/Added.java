package se.statsbidrag.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.statsbidrag.engine.Component.Among;
import se.statsbidrag.engine.Component.Band;
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

/**
 * Divides a frame between components that are added, or that have a size band each: first those
 * that give what they give, then stated portions and amounts, and the rest to the one that takes
 * the rest.
 */
final class Added {

  private final Evaluation evaluation;
  private final Fraction frame;

  /** A component and the rows that it serves. */
  private record Part(Component component, int[] rows) {}

  Added(Evaluation evaluation, Fraction frame) {
    this.evaluation = evaluation;
    this.frame = frame;
  }

  Fraction[] sum(List<Component> parts, int[] rows) {
    Fraction[][] each =
        evaluate(parts.stream().map(component -> new Part(component, rows)).toList(), rows);
    Fraction[] values = Evaluation.filled(rows.length, Fraction.ZERO);
    for (Fraction[] part : each) {
      for (int i = 0; i < rows.length; i++) {
        values[i] = values[i].plus(part[i]);
      }
    }
    int at = evaluation.trace.find(rows);
    if (at >= 0 && each.length > 1) {
      List<Object> terms = new ArrayList<>();
      for (Fraction[] part : each) {
        terms.add(Quantity.kronor(part[at]));
      }
      evaluation.trace.add("sum", Quantity.kronor(values[at]), new Wording.Terms(terms));
    }
    return values;
  }

  Fraction[] bands(String driver, List<Band> bands, int[] rows) {
    long[] sizes = evaluation.figures.required(driver);
    List<Part> parts = new ArrayList<>();
    long above = Long.MIN_VALUE;
    for (Band band : bands) {
      long from = above;
      long to = band.upTo() == null ? Long.MAX_VALUE : band.upTo();
      int[] members =
          Arrays.stream(rows).filter(row -> sizes[row] > from && sizes[row] <= to).toArray();
      int at = evaluation.trace.find(members);
      parts.add(new Part(band.component(), members));
      if (at >= 0) {
        traceBand(driver, sizes[members[at]], above, band, members.length);
      }
      above = to;
    }
    Fraction[][] each = evaluate(parts, rows);
    Fraction[] values = Evaluation.filled(rows.length, Fraction.ZERO);
    for (int i = 0; i < each.length; i++) {
      Evaluation.merged(rows, values, parts.get(i).rows(), each[i]);
    }
    return values;
  }

  private void traceBand(String driver, long size, long above, Band band, int members) {
    String key =
        above == Long.MIN_VALUE ? "band-first" : band.upTo() == null ? "band-last" : "band";
    evaluation.trace.add(
        band.upTo() == null && above == Long.MIN_VALUE ? "band-only" : key,
        Quantity.count(size),
        Quantity.count(members),
        new Wording.ColumnName(driver),
        Quantity.count(size),
        Quantity.count(above == Long.MIN_VALUE ? 0 : above),
        Quantity.count(band.upTo() == null ? 0 : band.upTo()));
  }

  private Fraction[][] evaluate(List<Part> parts, int[] rows) {
    Fraction[][] values = new Fraction[parts.size()][];
    Fraction left = frame;
    for (int i = 0; i < values.length; i++) {
      Component component = parts.get(i).component();
      if (FrameUse.of(component) != FrameUse.REST) {
        values[i] = evaluation.of(component, parts.get(i).rows(), frame);
        left = left.minus(Evaluation.sum(values[i]));
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        Evaluation.requireNotBelow(left, frame, "frame.below-guarantees");
        traceRest(left, parts.get(i).rows());
        values[i] = evaluation.of(parts.get(i).component(), parts.get(i).rows(), left);
      }
    }
    return values;
  }

  private void traceRest(Fraction left, int[] rows) {
    if (evaluation.trace.find(rows) >= 0 && left.compareTo(frame) != 0) {
      evaluation.trace.add(
          "rest",
          Quantity.kronor(left),
          Quantity.kronor(frame),
          Quantity.kronor(frame.minus(left)));
    }
  }

  /** How a component uses the frame, which decides who is served first when several are added. */
  enum FrameUse {
    /** Gives what it gives, whatever the frame. */
    NONE,
    /** Takes a stated portion or amount. */
    STATED,
    /** Takes all that is left. */
    REST;

    static FrameUse of(Component component) {
      return switch (component) {
        case Guaranteed g -> NONE;
        case PerHead p -> NONE;
        case RankedPerHead r -> NONE;
        case EqualSplit e -> REST;
        case Share s -> REST;
        case ScaledToFrame s -> REST;
        case HoldHarmless h -> REST;
        case Portion p -> STATED;
        case Pot p -> STATED;
        case Scaled(Decimal factor, Component inner) -> of(inner);
        case Bounded(var floor, var cap, Component inner) -> of(inner);
        case OrderPreserved(String driver, Component inner) -> of(inner);
        case SortedAmounts(String driver, Component inner) -> of(inner);
        case FixedRows(var ore, Component inner) -> of(inner);
        case Among(String column, long from, long to, Component inner) -> of(inner);
        case TopUp(String column, Component inner) -> of(inner);
        case Sum(var parts) -> ofParts(parts);
        case Bands(String driver, var bands) ->
            ofParts(bands.stream().map(Band::component).toList());
      };
    }

    private static FrameUse ofParts(List<Component> parts) {
      return parts.stream().allMatch(part -> of(part) == NONE) ? NONE : REST;
    }
  }
}
