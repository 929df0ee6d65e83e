package se.statsbidrag.notification;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was, or will be, sent.
 *
 * @param recipientId the recipient of grants to whose people it goes, or null for the agency's own
 * @param occasion what it is told for, once; null for what is told each time
 * @param createdAt when the act happened that it tells of
 * @param dueAt when it is sent, or tried again; null when it waits no more
 * @param lastError why the last try failed, without personal data; null where none has
 */
record Message(
    UUID id,
    UUID agencyId,
    @Nullable UUID recipientId,
    @Nullable String occasion,
    @Nullable UUID personId,
    String toName,
    String toAddress,
    String language,
    String subject,
    String body,
    String objectType,
    String objectId,
    String objectLabel,
    Status status,
    int attempts,
    @Nullable OffsetDateTime dueAt,
    @Nullable String lastError,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime sentAt) {

  /** Where a message stands. */
  enum Status {
    /** It is to be sent, or tried again. */
    WAITING,
    /** The mail server has taken it. */
    SENT,
    /** It has been tried as often as it should. */
    FAILED,
    /** A demonstration shows it in the service and sends nothing. */
    SHOWN
  }
}
