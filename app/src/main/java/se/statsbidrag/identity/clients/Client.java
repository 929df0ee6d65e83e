package se.statsbidrag.identity.clients;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A recipient's own system (anslutet system).
 *
 * @param personId as whom it acts
 * @param maySubmit whether it may submit where a round allows a system to
 * @param codeUntil when the code with which it is connected is no longer good
 * @param activatedAt when it was connected; null until then
 * @param removedAt when it was taken away, or null
 */
record Client(
    UUID id,
    UUID organisationId,
    UUID personId,
    String name,
    boolean maySubmit,
    String registeredByName,
    OffsetDateTime registeredAt,
    OffsetDateTime codeUntil,
    @Nullable OffsetDateTime activatedAt,
    @Nullable OffsetDateTime removedAt) {

  static final String TYPE = "identity.client";

  /** Where it stands. */
  enum Status {
    /** It has not handed in its code yet. */
    WAITING,
    /** It waited too long. */
    LATE,
    /** It may act. */
    CONNECTED,
    /** It may not any more. */
    REMOVED
  }

  Status status(java.time.Instant now) {
    if (removedAt != null) {
      return Status.REMOVED;
    }
    if (activatedAt != null) {
      return Status.CONNECTED;
    }
    return now.isBefore(codeUntil.toInstant()) ? Status.WAITING : Status.LATE;
  }

  ObjectRef object() {
    return new ObjectRef(TYPE, id.toString(), name);
  }
}
