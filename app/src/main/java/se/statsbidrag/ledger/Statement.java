package se.statsbidrag.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Pager;

/**
 * What has moved in a pot in a period (kontoutdrag), the latest first, with the balance after each.
 * Balances stand on the pot's normal side; promises do not change them.
 *
 * @param period the days it covers, and which day of a transfer counts
 * @param opening the balance when the period began
 * @param in what came in the period
 * @param out what went in the period
 * @param lines one page of it
 */
public record Statement(
    Pot pot, Days period, Money opening, Money in, Money out, List<Line> lines, Pager pager) {

  public Statement {
    lines = List.copyOf(lines);
  }

  /** The balance when the period ended. */
  public Money closing() {
    return opening.plus(in).minus(out);
  }

  /**
   * The days that are asked for.
   *
   * @param first null for the beginning
   * @param last null for all until now
   * @param seen which day of a transfer counts
   */
  public record Days(@Nullable LocalDate first, @Nullable LocalDate last, Seen seen) {

    /** All there is. */
    public static Days all() {
      return new Days(null, null, Seen.BY_VALUE_DAY);
    }
  }

  /**
   * A transfer as the pot sees it.
   *
   * @param change what it did to the balance; nothing for a promise
   * @param after the balance after it, within the order of the statement
   */
  public record Line(Transfer transfer, Money change, Money after) {}
}
