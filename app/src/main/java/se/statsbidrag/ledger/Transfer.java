package se.statsbidrag.ledger;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A booked movement; it never changes. A correction is a new one, the other way.
 *
 * @param sequence the order in which transfers were booked
 * @param pending the promise that it carries out or releases, or null
 * @param valueDay when it happened
 * @param bookedAt when it was entered
 */
public record Transfer(
    UUID id,
    long sequence,
    String key,
    String code,
    Phase phase,
    @Nullable UUID pending,
    UUID from,
    String fromName,
    UUID to,
    String toName,
    Money amount,
    LocalDate valueDay,
    OffsetDateTime bookedAt,
    String bookedBy,
    ObjectRef object,
    @Nullable String document,
    String text) {

  /** Whether it is what the movement asks for. */
  boolean says(Movement asked, Phase phase, @Nullable UUID pending) {
    return this.phase == phase
        && Objects.equals(this.pending, pending)
        && code.equals(asked.code())
        && from.equals(asked.from())
        && to.equals(asked.to())
        && amount.equals(asked.amount())
        && valueDay.equals(asked.valueDay())
        && object.type().equals(asked.object().type())
        && object.id().equals(asked.object().id())
        && Objects.equals(document, asked.document());
  }
}
