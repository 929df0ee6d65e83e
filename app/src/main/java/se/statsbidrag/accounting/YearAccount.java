package se.statsbidrag.accounting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;

/**
 * A budget year within the mandates, as it stood at the end of a day.
 *
 * @param lines whole, whatever items pay for them
 * @param inPots what may be used by the balances of the pots, against which the figures are held
 */
public record YearAccount(
    BudgetYear year,
    LocalDate day,
    List<ItemAccount> items,
    List<LineAccount> lines,
    Money inPots) {

  public YearAccount {
    items = List.copyOf(items);
    lines = List.copyOf(lines);
  }

  /** The items' sum of a figure. */
  public Money sum(FigureName name) {
    return Money.sum(items.stream().map(item -> item.amount(name)).toList());
  }

  public Money disposable() {
    return Money.sum(items.stream().map(ItemAccount::disposable).toList());
  }

  /** Whether the figures give what the pots hold. */
  public boolean holds() {
    return disposable().equals(inPots);
  }

  /** What an item is called; its code where it is not of this year. */
  public String label(String code) {
    return item(code).map(item -> item.pot().object().label()).orElse(code);
  }

  Optional<ItemAccount> item(String code) {
    return items.stream().filter(item -> item.code().equals(code)).findFirst();
  }
}
