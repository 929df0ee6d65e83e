package se.statsbidrag.appropriation;

/** How budget lines are charged to appropriation items where the decision leaves it open. */
public enum ChargingMethod {
  /** Each line names its items and amounts. */
  CATEGORY,
  /** The items are used up one after the other, line by line. */
  ORDER,
  /** Every line is split in the proportion that the decision states for its group. */
  PROPORTION
}
