package se.statsbidrag.payment.answers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person has found out where no bank answers: one says it, another confirms it.
 *
 * @param attemptId the one payment that it is about; null for the whole batch
 * @param basis what it rests on: a statement, a voucher
 */
public record Finding(
    UUID id,
    UUID batchId,
    @Nullable UUID attemptId,
    Kind kind,
    LocalDate day,
    String basis,
    UUID enteredBy,
    String enteredByName,
    Instant enteredAt,
    @Nullable String confirmedByName,
    @Nullable Instant confirmedAt) {

  /** What was found. */
  public enum Kind {
    /** Utfört: paid on a day, as the finance system or the statement says. */
    EXECUTED,
    /** Kom aldrig fram: the statement shows that it was not paid. */
    MISSED
  }
}
