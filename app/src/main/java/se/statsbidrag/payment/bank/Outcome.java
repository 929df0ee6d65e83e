package se.statsbidrag.payment.bank;

/** What a bank says of a payment. */
public enum Outcome {
  /** Taken in, and not yet paid. */
  ACCEPTED,
  /** Will not be paid. */
  REJECTED,
  /** Has left the payer's account. */
  EXECUTED,
  /** Has come back to the payer's account. */
  RETURNED,
  /** Something that is not of our payments, or cannot be understood; the reason says which. */
  UNKNOWN
}
