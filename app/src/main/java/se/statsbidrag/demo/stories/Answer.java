package se.statsbidrag.demo.stories;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.requisition.Choice;

/**
 * What one recipient answers, and when.
 *
 * @param percent of the most it can get, where it asks for a part
 * @param exact what it asks for instead, or null
 * @param number its place among the recipients of the story, which gives its made-up account
 */
record Answer(
    RecipientRole recipient,
    RoundKind kind,
    boolean paper,
    Choice choice,
    int percent,
    @Nullable Money exact,
    boolean share,
    LocalDateTime at,
    int number) {

  /** The same recipient asking again, for so much and nothing more. */
  Answer again(Money amount, LocalDateTime when) {
    return new Answer(recipient, kind, paper, Choice.PART, 0, amount, false, when, number);
  }
}
