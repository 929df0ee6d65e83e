package se.statsbidrag.requisition;

/** Where a requisition stands. */
public enum RequisitionStatus {
  /** Inskickad: received, waits for the agency. */
  SUBMITTED,
  /** Komplettering begärd: waits for the recipient. */
  COMPLETION_ASKED,
  /** Beviljad. */
  APPROVED,
  /** Avslagen or avvisad. */
  REFUSED,
  /** Återtagen by the recipient. */
  WITHDRAWN,
  /** Ersatt by a later version. */
  REPLACED;

  /** Whether it is the one that counts for its recipient in its round. */
  public boolean active() {
    return this == SUBMITTED || this == COMPLETION_ASKED || this == APPROVED;
  }
}
