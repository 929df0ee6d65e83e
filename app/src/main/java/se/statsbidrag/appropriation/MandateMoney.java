package se.statsbidrag.appropriation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Item;
import se.statsbidrag.appropriation.MandateDocument.Forecast;
import se.statsbidrag.kernel.Money;

/**
 * A mandate's money, taken apart in the two ways that must give the same sum: by line and by
 * appropriation item. "Disponibelt" is what stands in the ledger within the mandate; an item holds
 * other money too.
 *
 * @param forecasts what later years are reckoned to cost; never disposable
 */
public record MandateMoney(List<Year> years, List<Forecast> forecasts) {

  public MandateMoney {
    years = List.copyOf(years);
    forecasts = List.copyOf(forecasts);
  }

  /**
   * A year's money.
   *
   * @param decided false where the Riksdag has not granted it yet
   */
  public record Year(
      int year,
      boolean decided,
      Money total,
      List<LineMoney> lines,
      List<ItemMoney> items,
      Reconciliation reconciliation) {

    /** What the lines sum to. */
    public Money entered() {
      return Money.sum(lines.stream().map(LineMoney::amount).toList());
    }

    /** What may be used now, by the ledger. */
    public Money disposable() {
      return Money.sum(lines.stream().map(LineMoney::disposable).toList());
    }
  }

  /**
   * One line.
   *
   * @param disposable by the ledger; nothing before the mandate is activated
   * @param pot where it stands, or null
   */
  public record LineMoney(
      BudgetLine line,
      String group,
      List<Charge> charges,
      List<String> parties,
      @Nullable String assumption,
      Money disposable,
      @Nullable UUID pot) {

    public Money amount() {
      return line.amount();
    }

    /** What the line charges to an item. */
    public Money charge(String item) {
      return Money.sum(
          charges.stream().filter(own -> own.item().equals(item)).map(Charge::amount).toList());
    }
  }

  /**
   * One appropriation item.
   *
   * @param decided what the decision states for it
   * @param charged what the lines charge to it
   */
  public record ItemMoney(Item item, Money decided, Money charged) {

    public Money difference() {
      return charged.minus(decided);
    }
  }
}
