package se.statsbidrag.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How one recipient's amount came about (så räknades beloppet fram), from frame to amount. */
public record Explanation(String code, String name, long amountOre, List<Step> steps) {
  public Explanation {
    steps = List.copyOf(steps);
  }

  /**
   * One step of the chain that leads to an amount, checkable with a pocket calculator.
   *
   * @param key which kind of step, for example {@code share}
   * @param args what the formula mentions: {@link Quantity} or text
   * @param value what the step gives
   */
  public record Step(String key, List<Object> args, Quantity value) {

    public Step {
      args = List.copyOf(args);
    }

    /** What the step is: "Andel av befolkningen". */
    public String label(Locale locale) {
      return Wording.of(locale).text("step." + key + ".label", args);
    }

    /** The calculation: "10 500 000 kr × 2 374 550 / 10 319 473". */
    public String formula(Locale locale) {
      return Wording.of(locale).text("step." + key + ".formula", args);
    }

    /** What it gives: "2 416 090,06… kr". */
    public String result(Locale locale) {
      return value.text(locale);
    }
  }

  /** Collects the steps that lead to one row's amount while the rule is carried out. */
  static final class Trace {

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
}
