package se.statsbidrag.payment.answers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * An answer of the bank's (besked), kept as it came.
 *
 * @param kind which message, as the bank names it
 * @param number the bank's own number of it
 * @param done whether every line has been taken in
 */
public record Answer(
    UUID id,
    UUID agencyId,
    String kind,
    String number,
    String sha256,
    String fileName,
    Instant receivedAt,
    String receivedByName,
    boolean done,
    List<Line> lines) {

  /** The type of an answer, for the audit trail and links. */
  public static final String TYPE = "payment.answer";

  /**
   * A line of it, and what came of it.
   *
   * @param paymentId the payment that it is about, or null
   * @param recipient whose payment it is, or null
   */
  public record Line(
      String lineId,
      @Nullable String endToEnd,
      @Nullable UUID paymentId,
      @Nullable UUID batchId,
      @Nullable String recipient,
      String outcome,
      String reason,
      @Nullable Money amount,
      @Nullable LocalDate day,
      String result) {}

  public Answer {
    lines = List.copyOf(lines);
  }

  /** For the audit trail and links. */
  public ObjectRef ref() {
    return new ObjectRef(TYPE, id.toString(), number);
  }
}
