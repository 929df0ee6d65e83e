package se.statsbidrag.ledger;

/** Which day of a transfer counts when an earlier balance is asked for. */
public enum Seen {
  /** When it happened, whenever it was entered. */
  BY_VALUE_DAY,
  /** When it was entered: what the books said that day. */
  BY_BOOKING_DAY
}
