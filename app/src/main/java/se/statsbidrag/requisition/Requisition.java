package se.statsbidrag.requisition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * What a recipient has sent in (rekvisition): frozen, with when, by whom and how. Where it stands
 * is all that changes.
 *
 * @param version 1, 2 … within its case
 * @param replaces the version before, or null for the first
 * @param sent the content
 * @param sha256 of the content as it is kept
 * @param signatory who has signed on paper, or null where it came through the service
 * @param first the first of two who sent it in together, or null
 * @param standing since when it stands where it stands and by whom; null while it is submitted
 * @param answerBy the day by which a completion is asked for, or null
 * @param documentId the receipt in the case, or null until it has been made
 */
public record Requisition(
    UUID id,
    UUID agencyId,
    UUID roundId,
    UUID organisationId,
    String recipientKind,
    String recipientName,
    int version,
    @Nullable UUID replaces,
    UUID caseId,
    String caseNumber,
    Sent sent,
    String sha256,
    Channel channel,
    Instant receivedAt,
    Instant closesAt,
    boolean late,
    Person submitted,
    @Nullable Person first,
    @Nullable String signatory,
    RequisitionStatus status,
    @Nullable Standing standing,
    @Nullable LocalDate answerBy,
    @Nullable UUID documentId) {

  static final String TYPE = "requisition.requisition";

  /** How it came. */
  public enum Channel {
    /** E-tjänsten. */
    SERVICE,
    /** Blanketten, entered by a registrator. */
    FORM
  }

  /** Who sent it in, in which role, at which level of assurance. */
  public record Person(UUID id, String name, String role, String assurance) {}

  /** Who moved it to where it stands. */
  public record Standing(Instant at, String byName) {}

  public Money amount() {
    return sent.amount();
  }

  /** Whether it is the one that counts for its recipient in its round. */
  public boolean active() {
    return status.active();
  }

  /** Whether its recipient may send in a new version instead. */
  public boolean mayCorrect(Instant now) {
    return SubmissionRules.toCorrect(this, now).isEmpty();
  }

  /** Whether its recipient may take it back. */
  public boolean mayWithdraw(Instant now) {
    return SubmissionRules.toWithdraw(this, now).isEmpty();
  }

  /** Whether it says that the recipient asks for nothing (avstår). */
  public boolean declines() {
    return sent.choice() == Choice.NONE;
  }

  /** Message key of where it stands, as its recipient reads it. */
  public String standingKey() {
    return status == RequisitionStatus.SUBMITTED && declines()
        ? "requisition.status.DECLINED"
        : "requisition.status." + status;
  }

  /** For the audit trail and links. */
  public ObjectRef ref() {
    return new ObjectRef(TYPE, id.toString(), caseNumber);
  }
}
