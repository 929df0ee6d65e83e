package se.statsbidrag.engine;

/**
 * How exact values become amounts (avrundning): to which unit, by which method, and who goes first
 * where remainders are equal.
 *
 * @param unitOre 1 for öre, 100 for kronor, 10 000 for hundred kronor, or any other
 */
public record Rounding(long unitOre, Method method, TieBreak tieBreak) {

  /** Whole kronor, the sum exact, ties to the first by code: the default of this house. */
  public static final Rounding KRONOR = new Rounding(100, Method.LARGEST_REMAINDER, TieBreak.CODE);

  public Rounding {
    if (unitOre < 1) {
      throw AllocationRefused.because(Complaint.of("rounding.unit", unitOre));
    }
  }

  public static Rounding kronor(Method method) {
    return new Rounding(100, method, TieBreak.CODE);
  }

  /** Methods met in real keys; only the first keeps the sum by itself. */
  public enum Method {
    /** All down, then one unit more to those who lost most until the sum is exact. */
    LARGEST_REMAINDER,
    HALF_UP,
    HALF_EVEN,
    DOWN,
    UP
  }

  /** Who goes first among equal remainders. */
  public enum TieBreak {
    CODE,
    CODE_DESCENDING
  }
}
