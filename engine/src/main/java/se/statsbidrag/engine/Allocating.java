package se.statsbidrag.engine;

import java.util.Map;
import se.statsbidrag.engine.Explanation.Trace;
import se.statsbidrag.engine.lanes.Totals;

/** Carries out a rule: first what is wrong with it, then its exact values, then its amounts. */
final class Allocating {

  private Allocating() {}

  static Allocation allocate(Rule rule, Figures figures, long frameOre) {
    Map<String, Totals> totals = Objections.requireNone(rule, figures, frameOre);
    return new FastRoad(rule, figures, frameOre, totals)
        .allocate()
        .orElseGet(() -> exactly(rule, figures, frameOre));
  }

  static Explanation explain(Allocation allocation, int row) {
    Figures figures = allocation.figures();
    Trace trace = new Trace(row);
    Allocation again = exactly(allocation.rule(), figures, allocation.frameOre(), trace);
    if (again.ore(row) != allocation.ore(row)) {
      throw new IllegalStateException("explanation differs from amount on row " + row);
    }
    return new Explanation(figures.code(row), figures.name(row), again.ore(row), trace.steps());
  }

  /** By the definition of every component, in fractions of any size. */
  static Allocation exactly(Rule rule, Figures figures, long frameOre) {
    return exactly(rule, figures, frameOre, Trace.NONE);
  }

  private static Allocation exactly(Rule rule, Figures figures, long frameOre, Trace trace) {
    trace.add("frame", Quantity.kronor(frameOre));
    Evaluation evaluation = new Evaluation(figures, rule.rounding().unitOre(), trace);
    Fraction[] values = evaluation.of(rule.component(), frameOre);
    long[] amounts =
        new RoundingOff(rule, figures, evaluation.precedence(), trace).round(values, frameOre);
    return new Allocation(figures, rule, frameOre, amounts, RoundingOff.sum(amounts));
  }
}
