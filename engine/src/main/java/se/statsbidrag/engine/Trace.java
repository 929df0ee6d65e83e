package se.statsbidrag.engine;

import java.util.ArrayList;
import java.util.List;
import se.statsbidrag.engine.Explanation.Step;

/** Collects the steps that lead to one row's amount while the rule is carried out. */
final class Trace {

  static final Trace NONE = new Trace(-1);

  private final int row;
  private final List<Step> steps = new ArrayList<>();

  Trace(int row) {
    this.row = row;
  }

  /** Where in the rows the traced one stands, or -1. */
  int find(int[] rows) {
    if (row >= 0) {
      for (int i = 0; i < rows.length; i++) {
        if (rows[i] == row) {
          return i;
        }
      }
    }
    return -1;
  }

  int row() {
    return row;
  }

  void add(String key, Quantity value, Object... args) {
    if (row >= 0) {
      steps.add(new Step(key, List.of(args), value));
    }
  }

  int mark() {
    return steps.size();
  }

  /** Forgets the steps of a pass that did not become the last. */
  void backTo(int mark) {
    steps.subList(mark, steps.size()).clear();
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }
}
