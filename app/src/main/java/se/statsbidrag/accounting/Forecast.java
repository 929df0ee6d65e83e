package se.statsbidrag.accounting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.programme.Round;

/**
 * What an appropriation item is expected to come to in its year (prognos): what is paid, what is
 * awarded by the month in which it falls due, and what may still be awarded.
 *
 * @param day on which it is reckoned
 * @param paid net of what has come back, by month
 * @param due awarded and not paid, by the month of its last day
 * @param undated awarded and not paid, without a day
 */
public record Forecast(
    ItemAccount item,
    LocalDate day,
    SortedMap<YearMonth, Money> paid,
    SortedMap<YearMonth, Money> due,
    Money undated,
    List<Line> lines) {

  public Forecast {
    paid = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(paid));
    due = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(due));
    lines = List.copyOf(lines);
  }

  /**
   * The item's part of a line.
   *
   * @param round that shares it out, or null
   * @param closed whether the round takes no more requisitions
   * @param asked for and not decided yet, in the round as a whole
   * @param expected to be awarded still
   * @param unused not expected to be used by anybody
   */
  public record Line(
      LineAccount part,
      @Nullable Round round,
      boolean closed,
      Money asked,
      Money expected,
      Money unused) {}

  public Money expected() {
    return Money.sum(lines.stream().map(Line::expected).toList());
  }

  /** What nobody is expected to use, of the lines and of what is on no line. */
  public Money unused() {
    return item.amount(FigureName.ASSIGNED).minus(outcome());
  }

  /** What the year is expected to come to. */
  public Money outcome() {
    return Money.sum(paid.values()).plus(Money.sum(due.values())).plus(undated).plus(expected());
  }

  /** Every month in which something has happened or falls due. */
  public List<YearMonth> months() {
    TreeMap<YearMonth, Money> months = new TreeMap<>(paid);
    months.putAll(due);
    return List.copyOf(months.keySet());
  }
}
