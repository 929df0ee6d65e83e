package se.statsbidrag.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Period;

/**
 * What a recipient has been granted (beviljat bidrag), made once by a decision and never changed.
 *
 * @param organisationId who gets it
 * @param roundId null where nobody asked for it
 * @param requisitionId what it answers, or null
 * @param proposalId the decision, or null where it was made outside the system
 * @param title what it is for, in a few words
 * @param lineId the budget line that pays for it
 * @param linePot where the money came from
 * @param pot where it stands until it is paid
 * @param use when it may be used, or null where nothing says
 * @param due the last day that keeps the promise
 * @param binding true where the promise is "inom", false where it is "vanligtvis inom"
 * @param released what has been withdrawn of it
 */
public record Award(
    UUID id,
    UUID agencyId,
    Kind kind,
    UUID organisationId,
    String recipientKind,
    String recipientName,
    @Nullable UUID roundId,
    @Nullable UUID requisitionId,
    UUID caseId,
    String caseNumber,
    @Nullable UUID proposalId,
    String title,
    Money amount,
    Instant decidedAt,
    UUID decidedBy,
    String decidedByName,
    BudgetYear year,
    UUID lineId,
    UUID linePot,
    UUID pot,
    @Nullable Period use,
    LocalDate due,
    boolean binding,
    Conditions conditions,
    Money released) {

  /** The type of an award, for the ledger, the audit trail and links. */
  public static final String TYPE = "award.award";

  /** How it came about. */
  public enum Kind {
    /** Efter rekvisition. */
    BASE,
    /** Omfördelning: a share in what others left. */
    REDISTRIBUTION,
    /** Direkt tilldelning: to a named party, without asking. */
    DIRECT
  }

  /** What is left of it after what has been withdrawn. */
  public Money standing() {
    return amount.minus(released);
  }

  /** For the ledger, the audit trail and links. */
  public ObjectRef ref() {
    return new ObjectRef(TYPE, id.toString(), caseNumber + ", " + recipientName);
  }
}
