package se.statsbidrag.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Component.Among;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.EqualSplit;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.lanes.WaterFilling;

/**
 * How what nobody requisitioned is shared out again (omfördelning) among those who asked for a
 * part. Each gets its share, but no more than it can still use nor than the cap; what they cannot
 * take is shared again among the others, like water that finds its level. Whole kronor, the sum
 * exact, never more than is left; what nobody can take stays. No document of the grant states the
 * rule, so it is data: what to share by, and whether there is a cap.
 *
 * <p>The arithmetic is that of any key, and so is the explanation of each amount.
 *
 * @param by what the shares follow
 * @param capOre the most that anyone gets, in öre; null for no cap but what each can use
 */
public record Redistribution(By by, @Nullable Long capOre) {

  /** What the shares follow. */
  public enum By {
    /** The amounts of the key (andel av nyckeln): who could requisition most gets most. */
    KEY(Columns.KEY),
    /** The population (folkmängd). */
    POPULATION(Columns.POPULATION),
    /** Equal parts (lika delar). */
    EQUAL(Columns.ASKED);

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  /** The columns of {@link Figures} that are read. */
  public static final class Columns {
    /** 1 for who asked for a part, and 0 for who did not. */
    public static final String ASKED = "asked";

    /** The amount of the key in öre. */
    public static final String KEY = "key";

    /** The population. */
    public static final String POPULATION = "population";

    /** What each says it can still use, in öre; the column may be missing. */
    public static final String CAN_USE = "can-use";

    private static final String MOST = "most";

    private Columns() {}
  }

  public Redistribution {
    if (capOre != null && capOre < 0) {
      throw AllocationRefused.because(Complaint.of("rule.negative", Quantity.kronor(capOre)));
    }
  }

  /**
   * What each gets.
   *
   * @param leftOre what is left of the frames, in öre; öre that are not whole kronor stay
   * @throws AllocationRefused where a column is missing or has a negative figure
   */
  public Outcome share(Figures figures, long leftOre) {
    long[] most = most(figures, leftOre);
    boolean anybody = leftOre > 0 && Arrays.stream(most).anyMatch(ore -> ore > 0);
    if (!anybody) {
      return new Outcome(figures, leftOre, new long[figures.size()], null);
    }
    Figures bounded = figures.with(Columns.MOST, most);
    long[] amounts =
        WaterFilling.fill(column(figures, by.column), most, leftOre, figures.codeRanks())
            .orElseGet(() -> ores(rule().allocate(bounded, leftOre)));
    return new Outcome(bounded, leftOre, amounts, rule());
  }

  private static long[] ores(Allocation allocation) {
    return IntStream.range(0, allocation.size()).mapToLong(allocation::ore).toArray();
  }

  /** The rule that says the same, as any key has one. */
  public Rule rule() {
    Component shares = by == By.EQUAL ? new EqualSplit() : new Share(by.column);
    Component filled = new Bounded(null, new Bound.Column(Columns.MOST), shares);
    return new Rule(
        new Among(Columns.MOST, 1, Long.MAX_VALUE, filled), Rounding.KRONOR, Rule.Closing.AT_MOST);
  }

  /** The most that each can get: nothing for who did not ask, or has no share. */
  private long[] most(Figures figures, long leftOre) {
    long[] asked = column(figures, Columns.ASKED);
    long[] weights = column(figures, by.column);
    long[] canUse =
        figures.columnNames().contains(Columns.CAN_USE) ? column(figures, Columns.CAN_USE) : null;
    long cap = capOre == null ? leftOre : Math.min(capOre, leftOre);
    long[] most = new long[figures.size()];
    for (int row = 0; row < most.length; row++) {
      boolean takesPart = asked[row] == 1 && weights[row] > 0;
      most[row] = !takesPart ? 0 : canUse == null ? cap : Math.min(canUse[row], cap);
    }
    return most;
  }

  private static long[] column(Figures figures, String name) {
    long[] column =
        figures
            .column(name)
            .orElseThrow(() ->
                AllocationRefused.because(
                    Complaint.of("column.missing", name, String.join(", ", figures.columnNames()))
                        .in(name)));
    for (int row = 0; row < column.length; row++) {
      if (column[row] < 0) {
        throw AllocationRefused.because(
            Complaint.of("column.negative", name, figures.code(row), column[row], row + 1)
                .at(row, name));
      }
    }
    return column;
  }

  /** What each got, and what stays. */
  public static final class Outcome {

    private final Figures figures;
    private final long leftOre;
    private final long[] amounts;
    private final @Nullable Rule rule;
    private final long sumOre;

    private Outcome(Figures figures, long leftOre, long[] amounts, @Nullable Rule rule) {
      this.figures = figures;
      this.leftOre = leftOre;
      this.amounts = amounts;
      this.rule = rule;
      this.sumOre = Arrays.stream(amounts).sum();
    }

    public Figures figures() {
      return figures;
    }

    /** The öre of a row, whole kronor. */
    public long ore(int row) {
      return amounts[row];
    }

    public long sumOre() {
      return sumOre;
    }

    /** What nobody could take. */
    public long remainsOre() {
      return leftOre - sumOre;
    }

    /**
     * How the amount of a row came about, step by step, by the rule; no steps where nobody got
     * anything.
     */
    public Explanation explain(int row) {
      return rule == null
          ? new Explanation(figures.code(row), figures.name(row), 0, List.of())
          : rule.allocate(figures, leftOre).explain(row);
    }
  }
}
