package se.statsbidrag.award.redistribution;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.award.sharing.Content;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A proposal to share out what is left, or to leave it, and what was decided.
 *
 * @param number 1, or 2 and on for what came free later
 * @param left what could be shared out
 * @param shared what is shared; nothing where it is left
 * @param sha256 of the content as it is kept
 * @param decided when it was decided and by whom, or null while it has not been
 */
record Redistributed(
    UUID id,
    UUID agencyId,
    int year,
    int number,
    Outcome outcome,
    Status status,
    String title,
    Money left,
    Money shared,
    Content content,
    String sha256,
    UUID caseId,
    String caseNumber,
    @Nullable UUID proposalId,
    UUID proposedBy,
    String proposedByName,
    Instant proposedAt,
    @Nullable Decided decided) {

  static final String TYPE = "award.redistribution";

  /** What is proposed. */
  enum Outcome {
    /** What is left is shared out. */
    SHARED,
    /** What is left is not shared out: the mandate allows it and does not demand it (R106). */
    LEFT
  }

  /** Where the proposal stands. */
  enum Status {
    PROPOSED,
    DECIDED,
    /** Refused, sent back or taken back. */
    CLOSED
  }

  /** The decision. */
  record Decided(Instant at, String byName) {}

  /** For the audit trail and links. */
  public ObjectRef ref() {
    return new ObjectRef(TYPE, id.toString(), title);
  }
}
