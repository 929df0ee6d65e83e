package se.statsbidrag.accounting;

import java.util.List;
import java.util.Map;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.ledger.Pot;

/**
 * An appropriation item (anslagspost) of a year, within the mandates: what was assigned, less what
 * is decided and paid, plus what has come back, is what may be used.
 *
 * @param pot the item's own
 * @param figures each with its flows
 * @param lines the item's part of each line that it pays for
 * @param estimated whether a line that has been used is paid for by other items too, so that the
 *     figures are in proportion to what each gave
 */
public record ItemAccount(
    Pot pot, Map<FigureName, Figure> figures, List<LineAccount> lines, boolean estimated) {

  public ItemAccount {
    figures = Map.copyOf(figures);
    lines = List.copyOf(lines);
  }

  /** The item's own code: expenditure area, appropriation and item. */
  public String code() {
    return pot.object().id();
  }

  public Money amount(FigureName name) {
    return figure(name).amount();
  }

  Figure figure(FigureName name) {
    return java.util.Objects.requireNonNull(figures.get(name));
  }

  /** What may be used within the mandates (disponibelt inom uppdraget). */
  public Money disposable() {
    return amount(FigureName.ASSIGNED)
        .minus(amount(FigureName.DECIDED))
        .minus(amount(FigureName.PAID))
        .minus(amount(FigureName.COST))
        .plus(amount(FigureName.RETURNED));
  }
}
