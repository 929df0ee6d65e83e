package se.statsbidrag.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message between the agency and a party (meddelande), which is a registered document of the
 * matter.
 *
 * @param id of the document
 * @param number of the document in the matter
 * @param incoming true where the party wrote it
 * @param partyName the organisation that wrote it, or to which it was written
 * @param byName the person who wrote it
 * @param answers the message that it answers, or null
 * @param answerBy by which day the agency wants an answer, or null
 * @param handledBy the officer who took care of it, or null
 */
public record CaseMessage(
    UUID id,
    UUID caseId,
    int number,
    boolean incoming,
    UUID organisationId,
    String partyName,
    String byName,
    Instant at,
    String subject,
    String text,
    @Nullable UUID answers,
    @Nullable LocalDate answerBy,
    @Nullable String handledBy) {

  /** Whether it came in and no officer has taken care of it. */
  public boolean isUnhandled() {
    return incoming && handledBy == null;
  }
}
