package se.statsbidrag.engine;

import java.util.Arrays;

/**
 * A key that a rule gave (fördelningsnyckel): an amount in öre for each row of the figures, in the
 * same order, with what is needed to explain every one of them.
 */
public final class Allocation {

  private final Figures figures;
  private final Rule rule;
  private final long frameOre;
  private final long[] amounts;
  private final long sumOre;

  Allocation(Figures figures, Rule rule, long frameOre, long[] amounts, long sumOre) {
    this.figures = figures;
    this.rule = rule;
    this.frameOre = frameOre;
    this.amounts = amounts;
    this.sumOre = sumOre;
  }

  public Figures figures() {
    return figures;
  }

  public Rule rule() {
    return rule;
  }

  public long frameOre() {
    return frameOre;
  }

  public int size() {
    return amounts.length;
  }

  /** The amount of a row, in öre. */
  public long ore(int row) {
    return amounts[row];
  }

  /** All amounts in öre, a copy. */
  public long[] ore() {
    return Arrays.copyOf(amounts, amounts.length);
  }

  public long sumOre() {
    return sumOre;
  }

  /** The frame minus the sum: positive is left over, negative is too much. */
  public long differenceOre() {
    return frameOre - sumOre;
  }

  /** The chain of steps to the amount of a row. */
  public Explanation explain(int row) {
    return Allocating.explain(this, row);
  }
}
