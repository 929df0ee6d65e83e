package se.statsbidrag.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.recipient.RecipientKind;

/**
 * What a key must keep, as the round and the mandate say.
 *
 * @param roundId the round whose key it is, or null where it belongs to none
 * @param recipientsOn the day on which those who exist shall be in the key
 * @param frame what there is to share (ram)
 * @param origin what it rests on: "Regeringsbeslut 2020-03-12 nr I:5, bilaga 1"
 * @param invariants what the mandate promises of every amount
 * @param assumption why it is not what was published, marked wherever the key shows (antagande);
 *     null where it is
 */
public record KeyTerms(
    @Nullable UUID roundId,
    String title,
    RecipientKind kind,
    BudgetYear year,
    LocalDate recipientsOn,
    Money frame,
    String origin,
    List<Promise> invariants,
    @Nullable String assumption) {

  public KeyTerms {
    invariants = List.copyOf(invariants);
  }

  /**
   * What the mandate promises of every amount, as the mandate words it.
   *
   * @param driver the figure that says whom it is about, or null for everybody
   * @param from least figure it is about
   * @param to largest figure it is about, or null for no end
   * @param least the least amount, or null
   * @param most the largest amount, or null
   */
  public record Promise(
      String text,
      @Nullable String driver,
      long from,
      @Nullable Long to,
      @Nullable Money least,
      @Nullable Money most) {}
}
