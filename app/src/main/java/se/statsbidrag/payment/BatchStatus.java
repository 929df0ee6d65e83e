package se.statsbidrag.payment;

/** Where a batch stands. */
public enum BatchStatus {
  /** Its file is being made, within one transaction. */
  DRAFT,
  /** Föreslaget: its file is frozen. */
  PROPOSED,
  /** Återtaget before it was attested. */
  WITHDRAWN,
  /** Attesterat: waits for the job that sends it, or for a person who carries it. */
  ATTESTED,
  /** Stoppat: attested, and never sent. */
  STOPPED,
  /** Skickat. */
  SENT,
  /** Okänt: it may have arrived; nothing of it is paid again before that is known. */
  UNKNOWN,
  /** Avslutat: the bank has answered for every payment in it. */
  CLOSED
}
