package se.statsbidrag.engine.infer;

import java.util.List;
import se.statsbidrag.engine.Rule;

/**
 * A rule that may be behind a table, and how well it keeps to it.
 *
 * @param rule the rule, its constants estimated from the table
 * @param frameOre the frame that it shares, in öre: the stated one, or estimated
 * @param constants how many constants were free to choose
 * @param digits how many digits those constants have together
 * @param rows how many rows the table has
 * @param exact how many of them the rule reproduces to the öre
 * @param withinUnit how many it misses by one rounding unit at most
 * @param deviations every row that it does not reproduce, in the table's order
 */
public record Found(
    Rule rule,
    long frameOre,
    int constants,
    int digits,
    int rows,
    int exact,
    int withinUnit,
    List<Deviation> deviations) {

  private static final int ROWS_PER_CONSTANT = 5;

  /**
   * A row that the rule does not reproduce.
   *
   * @param row counted from 0
   */
  public record Deviation(int row, String code, String name, long publishedOre, long computedOre) {

    public long differenceOre() {
      return publishedOre - computedOre;
    }
  }

  public Found {
    deviations = List.copyOf(deviations);
  }

  /** Enough rows to believe it: five reproduced exactly for each constant that was free. */
  public boolean holds() {
    return exact >= ROWS_PER_CONSTANT * constants && exact * 2 > rows;
  }

  /** Better rules first: more rows exact, with fewer and rounder constants to get them. */
  long score() {
    return 4L * exact + withinUnit - 8L * constants - digits;
  }
}
