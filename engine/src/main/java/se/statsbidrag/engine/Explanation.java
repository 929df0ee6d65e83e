package se.statsbidrag.engine;

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
}
