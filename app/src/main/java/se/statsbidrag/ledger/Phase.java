package se.statsbidrag.ledger;

/** How far a transfer has come: at once, or first promised and then carried out or released. */
public enum Phase {
  /** Booked at once. */
  POSTED,
  /** Promised: gone from where it came, not yet where it goes. */
  PENDING,
  /** Carries a promise out, wholly or in part; the rest of the promise is released. */
  POST,
  /** Releases a promise. */
  VOID
}
