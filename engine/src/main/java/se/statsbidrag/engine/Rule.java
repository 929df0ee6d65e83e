package se.statsbidrag.engine;

/**
 * An allocation rule (fördelningsregel): data, not code. Handed figures and a frame it gives the
 * key (fördelningsnyckeln).
 */
public record Rule(Component component, Rounding rounding, Closing closing) {

  /** A rule in whole kronor whose amounts sum exactly to the frame. */
  public static Rule of(Component component) {
    return new Rule(component, Rounding.KRONOR, Closing.EXACT);
  }

  /**
   * The key that this rule gives.
   *
   * @param frameOre the frame in öre
   * @throws AllocationRefused with every complaint, when the rule cannot be followed
   */
  public Allocation allocate(Figures figures, long frameOre) {
    return Allocating.allocate(this, figures, frameOre);
  }

  /** What a rule promises about its sum and the frame (ramen); a key that breaks it is not made. */
  public enum Closing {
    /** The amounts sum to the frame, to the öre. */
    EXACT,
    /** The amounts do not exceed the frame; what is left is shown. */
    AT_MOST,
    /** The amounts sum to what they sum to; the difference is shown. */
    SHOWN
  }
}
