package se.statsbidrag.requisition.overview;

import se.statsbidrag.pages.Charts;

/**
 * How far a recipient has come in a round, as its agency may know it: never that there is a draft.
 */
enum Stage {
  /** Beviljad. */
  APPROVED(Charts.Status.DONE),
  /** Inskickad: waits for the agency. */
  RECEIVED(Charts.Status.ACTIVE),
  /** Komplettering begärd: waits for the recipient. */
  COMPLETION(Charts.Status.WAITING),
  /** Avstår: an answer too. */
  DECLINED(Charts.Status.MAIN),
  /** Avslagen eller avvisad. */
  REFUSED(Charts.Status.PROBLEM),
  /** Återtagen, and not sent in again. */
  WITHDRAWN(Charts.Status.DRAFT),
  /** Har inte svarat. */
  MISSING(Charts.Status.NONE);

  private final Charts.Status color;

  Stage(Charts.Status color) {
    this.color = color;
  }

  Charts.Status color() {
    return color;
  }

  /** Whether an answer is still awaited. */
  boolean awaited() {
    return this == MISSING || this == WITHDRAWN;
  }

  /** Whether the agency has something to do. */
  boolean waits() {
    return this == RECEIVED || this == COMPLETION;
  }

  /** From the words of the database; a requisition of nothing is a declining. */
  static Stage of(String status, String choice) {
    return switch (status) {
      case "SUBMITTED" -> choice.equals("NONE") ? DECLINED : RECEIVED;
      case "COMPLETION_ASKED" -> COMPLETION;
      case "APPROVED" -> choice.equals("NONE") ? DECLINED : APPROVED;
      case "REFUSED" -> REFUSED;
      default -> WITHDRAWN;
    };
  }
}
