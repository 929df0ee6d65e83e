package se.statsbidrag.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * Payments that go together (betalningsunderlag), in a file that is frozen when it is proposed.
 *
 * @param messageId the bank's name of it
 * @param sha256 of the file, byte for byte
 * @param reason why it was withdrawn or stopped, or null
 * @param begunAt when the first try to send it began: from then on it may have arrived
 */
public record Batch(
    UUID id,
    UUID agencyId,
    String messageId,
    int year,
    LocalDate executionDay,
    Way way,
    String fileName,
    int payments,
    Money sum,
    String sha256,
    long size,
    BatchStatus status,
    @Nullable String reason,
    UUID proposedBy,
    String proposedByName,
    Instant proposedAt,
    @Nullable UUID attestedBy,
    @Nullable String attestedByName,
    @Nullable Instant attestedAt,
    @Nullable Instant begunAt,
    int tries,
    @Nullable Instant sentAt) {

  /** The type of a batch, for the audit trail and links. */
  public static final String TYPE = "payment.batch";

  /** How a batch reaches whoever pays. */
  public enum Way {
    /** A file to the bank, by a job. */
    BANK,
    /** A file to the bank, which a person carries there in a browser. */
    BROWSER,
    /** A payment order to the agency's own finance system, which pays. */
    ORDER
  }

  /** For the audit trail and links. */
  public ObjectRef ref() {
    return new ObjectRef(TYPE, id.toString(), messageId);
  }
}
