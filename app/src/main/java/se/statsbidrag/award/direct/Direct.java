package se.statsbidrag.award.direct;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * What is proposed for a named party.
 *
 * @param party its code in the mandate
 * @param payBy the last day of payment
 * @param proposalId null until the proposal has been made
 */
record Direct(
    UUID id,
    UUID agencyId,
    UUID lineId,
    String party,
    UUID organisationId,
    String recipientKind,
    String recipientName,
    Money amount,
    String purpose,
    LocalDate payBy,
    UUID caseId,
    String caseNumber,
    @Nullable UUID proposalId) {

  static final String TYPE = "award.direct";

  ObjectRef ref() {
    return new ObjectRef(TYPE, id.toString(), recipientName);
  }
}
