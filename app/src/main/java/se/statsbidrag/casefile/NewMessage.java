package se.statsbidrag.casefile;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent or received in a matter.
 *
 * @param answers the message that it answers, or null
 * @param answerBy by which day an answer is wanted, or null; the agency's only
 * @param attachment a file with it, or null
 */
public record NewMessage(
    String subject,
    String text,
    @Nullable UUID answers,
    @Nullable LocalDate answerBy,
    @Nullable Upload attachment) {

  public static NewMessage of(String subject, String text) {
    return new NewMessage(subject, text, null, null, null);
  }

  /** The same message, to be answered by a day. */
  public NewMessage answeredBy(@Nullable LocalDate day) {
    return new NewMessage(subject, text, answers, day, attachment);
  }
}
