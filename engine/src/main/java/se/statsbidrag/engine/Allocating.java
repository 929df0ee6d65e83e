package se.statsbidrag.engine;

import java.util.List;

/** Carries out a rule: first what is wrong with it, then its exact values, then its amounts. */
final class Allocating {

  private Allocating() {}

  static Allocation allocate(Rule rule, Figures figures, long frameOre) {
    List<Complaint> complaints = Objections.to(rule, figures, frameOre);
    if (!complaints.isEmpty()) {
      throw new AllocationRefused(complaints);
    }
    return exactly(rule, figures, frameOre, Trace.NONE);
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

  private static Allocation exactly(Rule rule, Figures figures, long frameOre, Trace trace) {
    trace.add("frame", Quantity.kronor(frameOre));
    Evaluation evaluation = new Evaluation(figures, rule.rounding().unitOre(), trace);
    Fraction[] values = evaluation.of(rule.component(), frameOre);
    long[] amounts =
        new RoundingOff(rule, figures, evaluation.precedence(), trace).round(values, frameOre);
    return new Allocation(figures, rule, frameOre, amounts, RoundingOff.sum(amounts));
  }
}
