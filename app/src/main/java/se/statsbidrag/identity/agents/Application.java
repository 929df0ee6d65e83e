package se.statsbidrag.identity.agents;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.ObjectRef;

/**
 * Somebody's application to become the agent of a recipient (ansökan som ombud).
 *
 * @param scope the grant, or the agency for all that it distributes
 * @param recipientKind the role of the recipient, or null for all
 * @param deputy whether as a deputy (ersättare)
 * @param wantedTo the last day asked for
 * @param waitedSeconds for how long it has waited for completions that came
 * @param reason why it was, or should be, refused or discontinued
 */
record Application(
    UUID id,
    UUID agencyId,
    UUID organisationId,
    String organisationName,
    UUID scope,
    @Nullable String recipientKind,
    UUID personId,
    String personName,
    String title,
    String email,
    @Nullable String phone,
    boolean deputy,
    LocalDate wantedTo,
    Evidence.Kind evidence,
    Status status,
    UUID caseId,
    String caseNumber,
    OffsetDateTime submittedAt,
    long waitedSeconds,
    @Nullable String reason,
    @Nullable UUID proposedBy,
    @Nullable String proposedByName,
    @Nullable String decidedByName,
    @Nullable OffsetDateTime decidedAt,
    int version) {

  /** Where it stands. */
  enum Status {
    SUBMITTED,
    COMPLETION_ASKED,
    REFUSAL_PROPOSED,
    APPROVED,
    REFUSED,
    DISCONTINUED;

    boolean isOpen() {
      return this == SUBMITTED || this == COMPLETION_ASKED || this == REFUSAL_PROPOSED;
    }
  }

  /** From submission to decision, or to now. */
  Duration took(Instant now) {
    return Duration.between(
        submittedAt.toInstant(), decidedAt == null ? now : decidedAt.toInstant());
  }

  /** Whole days of {@link #took}, for a page. */
  public long days(Instant now) {
    return took(now).toDays();
  }

  /** Whole days that the applicant had it, of completions that have come. */
  public long waitedDays() {
    return Duration.ofSeconds(waitedSeconds).toDays();
  }

  public boolean open() {
    return status.isOpen();
  }

  ObjectRef object() {
    return new ObjectRef("agents.application", id.toString(), personName + ", " + organisationName);
  }
}
