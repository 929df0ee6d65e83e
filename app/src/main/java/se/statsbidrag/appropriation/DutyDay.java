package se.statsbidrag.appropriation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.appropriation.MandateDocument.Duty;

/**
 * A duty as it looks on a day: how long there is left. A day that is a Saturday stays one: the
 * decision's day is not moved, only pointed out.
 *
 * @param due its own day, or that of the duty it comes before; null where it goes on all the time
 * @param daysLeft negative when it has passed; null without a day
 * @param from the names of those who are to do it
 */
public record DutyDay(
    Duty duty, @Nullable LocalDate due, @Nullable Long daysLeft, List<String> from) {

  public DutyDay {
    from = List.copyOf(from);
  }

  /** The mandate's duties, soonest first, those without a day last. */
  static List<DutyDay> of(MandateDocument mandate, LocalDate today) {
    List<DutyDay> days = new ArrayList<>();
    for (Duty duty : mandate.duties()) {
      LocalDate due = day(mandate, duty, 0).orElse(null);
      days.add(
          new DutyDay(
              duty,
              due,
              due == null ? null : ChronoUnit.DAYS.between(today, due),
              duty.from().stream().map(mandate::partyName).toList()));
    }
    days.sort(Comparator.comparing(DutyDay::due, Comparator.nullsLast(Comparator.naturalOrder())));
    return days;
  }

  private static Optional<LocalDate> day(MandateDocument mandate, Duty duty, int steps) {
    if (duty.due() != null || duty.before() == null || steps > mandate.duties().size()) {
      return Optional.ofNullable(duty.due());
    }
    return mandate.duties().stream()
        .filter(other -> other.code().equals(duty.before()))
        .findFirst()
        .flatMap(other -> day(mandate, other, steps + 1));
  }

  public boolean weekend() {
    return due != null
        && (due.getDayOfWeek() == DayOfWeek.SATURDAY || due.getDayOfWeek() == DayOfWeek.SUNDAY);
  }

  public boolean passed() {
    return daysLeft != null && daysLeft < 0;
  }
}
