package se.statsbidrag.kernel;

import java.time.LocalDate;

/** A calendar year to which the state charges its payments (budgetår). */
public record BudgetYear(int year) implements Comparable<BudgetYear> {

  public BudgetYear {
    if (year < 1900 || year > 2999) {
      throw new IllegalArgumentException("budget year out of range: " + year);
    }
  }

  public static BudgetYear of(Integer year) {
    return new BudgetYear(year);
  }

  public LocalDate firstDay() {
    return LocalDate.of(year, 1, 1);
  }

  public LocalDate lastDay() {
    return LocalDate.of(year, 12, 31);
  }

  @Override
  public int compareTo(BudgetYear other) {
    return Integer.compare(year, other.year);
  }

  @Override
  public String toString() {
    return Integer.toString(year);
  }
}
