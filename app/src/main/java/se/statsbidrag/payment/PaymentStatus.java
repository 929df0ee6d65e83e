package se.statsbidrag.payment;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a payment stands, and where it may go from there. */
public enum PaymentStatus {
  /** Förfaller: waits to be put in a batch. */
  DUE,
  /** Hålls inne: waits for a person, with a reason. */
  HELD,
  /** Föreslagen: stands in a batch that nobody has attested. */
  PROPOSED,
  /** Beordrad: attested; its money is promised and may not be used for something else. */
  ORDERED,
  /** Skickad: the bank may have it. */
  SENT,
  /** Utbetald, on the bank's day. */
  PAID,
  /** Förfallen: cannot be paid any more, since its year is over or its award was withdrawn. */
  LAPSED;

  private static final Map<PaymentStatus, Set<PaymentStatus>> MOVES =
      new EnumMap<>(
          Map.of(
              DUE, EnumSet.of(HELD, PROPOSED, LAPSED),
              HELD, EnumSet.of(DUE, LAPSED),
              PROPOSED, EnumSet.of(DUE, ORDERED),
              ORDERED, EnumSet.of(DUE, HELD, SENT, PAID),
              SENT, EnumSet.of(DUE, HELD, PAID),
              PAID, EnumSet.of(HELD),
              LAPSED, EnumSet.noneOf(PaymentStatus.class)));

  /** Every move there is stands in one table. */
  public boolean mayBecome(PaymentStatus next) {
    return MOVES.getOrDefault(this, Set.of()).contains(next);
  }
}
