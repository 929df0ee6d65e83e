package se.statsbidrag.ledger;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;

/** The days that a reader of the ledger asks for, as they are typed. */
final class PeriodForm {

  private PeriodForm() {}

  /**
   * A period; an end that is not typed is open.
   *
   * @param seen {@code bokfort} for the day of booking, anything else for the day it happened
   */
  static Statement.Days days(@Nullable String first, @Nullable String last, @Nullable String seen) {
    return new Statement.Days(
        day(first, "fran"),
        day(last, "till"),
        "bokfort".equals(seen) ? Seen.BY_BOOKING_DAY : Seen.BY_VALUE_DAY);
  }

  /** A day, or null where none is typed. */
  static @Nullable LocalDate day(@Nullable String typed, String field) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      throw new Refused(Refusal.of("ledger.refusal.day", typed).at(field));
    }
  }

  /** The period as the parameters of an address, with the sign before them where there are any. */
  static String query(Statement.Days days) {
    StringBuilder query = new StringBuilder();
    add(query, "fran", days.first());
    add(query, "till", days.last());
    if (days.seen() == Seen.BY_BOOKING_DAY) {
      add(query, "efter", "bokfort");
    }
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable Object value) {
    if (value != null) {
      query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
    }
  }
}
