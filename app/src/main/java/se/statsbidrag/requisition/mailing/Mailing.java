package se.statsbidrag.requisition.mailing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A form that was sent out to a recipient.
 *
 * @param ceiling the most that it may ask for
 * @param addresses how many were told; nobody means that it goes by post
 * @param documentId the form in the case, or null until it has been made
 */
record Mailing(
    UUID id,
    UUID agencyId,
    UUID roundId,
    UUID organisationId,
    String recipientName,
    Money ceiling,
    UUID caseId,
    Instant sentAt,
    int addresses,
    @Nullable UUID documentId) {

  ObjectRef reference() {
    return new ObjectRef("requisition.mailing", id.toString(), recipientName);
  }
}
