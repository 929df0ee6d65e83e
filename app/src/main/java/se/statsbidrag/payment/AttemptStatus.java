package se.statsbidrag.payment;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a try to pay stands, and where it may go from there. */
public enum AttemptStatus {
  /** Föreslagen. */
  PROPOSED,
  /** Återtagen: its batch was withdrawn. */
  WITHDRAWN,
  /** Attesterad. */
  ORDERED,
  /** Stoppad: attested, and never sent. */
  STOPPED,
  /** Skickad. */
  SENT,
  /** Mottagen av banken. */
  ACCEPTED,
  /** Okänd: nobody knows whether the bank has it. */
  UNKNOWN,
  /** Utförd. */
  EXECUTED,
  /** Avvisad av banken. */
  REJECTED,
  /** Återkommen: executed, and then sent back. */
  RETURNED,
  /** Kom aldrig fram, as two have found out. */
  MISSED;

  private static final Map<AttemptStatus, Set<AttemptStatus>> MOVES =
      new EnumMap<>(
          Map.of(
              PROPOSED, EnumSet.of(WITHDRAWN, ORDERED),
              ORDERED, EnumSet.of(STOPPED, SENT, ACCEPTED, UNKNOWN, EXECUTED, REJECTED, RETURNED),
              SENT, EnumSet.of(ACCEPTED, UNKNOWN, EXECUTED, REJECTED, RETURNED, MISSED),
              ACCEPTED, EnumSet.of(EXECUTED, REJECTED, RETURNED, MISSED),
              UNKNOWN, EnumSet.of(SENT, ACCEPTED, EXECUTED, REJECTED, RETURNED, MISSED),
              EXECUTED, EnumSet.of(RETURNED)));

  /** Every move there is stands in one table. */
  public boolean mayBecome(AttemptStatus next) {
    return MOVES.getOrDefault(this, Set.of()).contains(next);
  }

  /** Whether it stands in the way of another try. */
  public boolean live() {
    return switch (this) {
      case PROPOSED, ORDERED, SENT, ACCEPTED, UNKNOWN, EXECUTED -> true;
      case WITHDRAWN, STOPPED, REJECTED, RETURNED, MISSED -> false;
    };
  }

  /** Whether its money is promised and neither gone nor released. */
  public boolean promised() {
    return switch (this) {
      case ORDERED, SENT, ACCEPTED, UNKNOWN -> true;
      case PROPOSED, WITHDRAWN, STOPPED, EXECUTED, REJECTED, RETURNED, MISSED -> false;
    };
  }
}
