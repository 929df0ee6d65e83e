package se.statsbidrag.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * What is to be paid of an award (utbetalning): all of it, or one of its instalments.
 *
 * @param position of the instalment, from 1
 * @param due the last day that keeps what was promised
 * @param binding true where the promise is "inom", false where it is "vanligtvis inom"
 * @param promisedFrom when the days of the promise began to count
 * @param reference what the recipient wants to see on payments, or empty
 * @param hold why it is held, or null
 * @param paidDay the bank's day, or null
 */
public record Payment(
    UUID id,
    UUID agencyId,
    UUID awardId,
    int position,
    Money amount,
    LocalDate due,
    boolean binding,
    BudgetYear year,
    UUID awardPot,
    UUID linePot,
    UUID organisationId,
    String recipientKind,
    String recipientName,
    @Nullable UUID roundId,
    @Nullable UUID requisitionId,
    UUID caseId,
    String caseNumber,
    String grant,
    String reference,
    Instant promisedFrom,
    Instant decidedAt,
    String decidedByName,
    PaymentStatus status,
    Instant statusAt,
    @Nullable Hold hold,
    @Nullable LocalDate paidDay) {

  /** The type of a payment, for the ledger, the audit trail and links. */
  public static final String TYPE = "payment.payment";

  /** Why a payment is held. */
  public enum HoldKind {
    /** An economist holds it. */
    BY_HAND,
    /** The money came back: the account is to be checked again. */
    RETURNED,
    /** The bank would not pay it. */
    REJECTED,
    /** The money came back in a later year, and does not go to the old year's pot (L15). */
    RETURNED_LATER_YEAR,
    /** The bank says two things that cannot both be true. */
    CONTRADICTED
  }

  /** Why it is held, in words. */
  public record Hold(HoldKind kind, String reason) {}

  /** Whether it is not paid on a day that was too late. */
  public boolean late(LocalDate today) {
    LocalDate day = paidDay == null ? today : paidDay;
    return status != PaymentStatus.LAPSED && day.isAfter(due);
  }

  /** For the ledger, the audit trail and links. */
  public ObjectRef ref() {
    return new ObjectRef(TYPE, id.toString(), caseNumber + ", " + recipientName);
  }
}
