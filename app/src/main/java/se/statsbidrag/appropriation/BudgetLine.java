package se.statsbidrag.appropriation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;

/**
 * A line of a mandate's budget, with its pot in the ledger once the mandate is activated.
 *
 * @param recipients the categories of recipients: MUNICIPALITY, REGION …
 * @param pot null until the money has been booked
 */
public record BudgetLine(
    UUID id,
    UUID mandateId,
    BudgetYear year,
    String code,
    String name,
    String strand,
    Instrument instrument,
    List<String> recipients,
    Money amount,
    @Nullable UUID pot) {

  public BudgetLine {
    recipients = List.copyOf(recipients);
  }
}
