package se.statsbidrag.kernel;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The days on which a Swedish authority works (arbetsdagar): Monday to Friday, except public
 * holidays, Midsummer Eve, Christmas Eve and New Year's Eve. Where a day begins and ends follows
 * the clock in Sweden, also in the nights when it is moved.
 */
public final class WorkingCalendar {

  /** Where days begin and end. */
  public static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private static final HolidayManager SWEDISH =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));
  private static final Map<Integer, Set<LocalDate>> FREE = new ConcurrentHashMap<>();

  private WorkingCalendar() {}

  public static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !free(day.getYear()).contains(day);
  }

  /** So many working days after a day, that day itself not counted; before it, where negative. */
  public static LocalDate plusWorkingDays(LocalDate day, int workingDays) {
    int step = Integer.signum(workingDays);
    LocalDate reached = day;
    for (int left = Math.abs(workingDays); left > 0; left -= isWorkingDay(reached) ? 1 : 0) {
      reached = reached.plusDays(step);
    }
    return reached;
  }

  /**
   * How many working days lie after a day, up to and including another; negative if it is earlier.
   */
  public static int workingDaysBetween(LocalDate after, LocalDate to) {
    if (to.isBefore(after)) {
      return -workingDaysBetween(to, after);
    }
    return (int)
        after.plusDays(1).datesUntil(to.plusDays(1)).filter(WorkingCalendar::isWorkingDay).count();
  }

  /** The day itself if it is a working day, otherwise the next one (lördagsregeln). */
  public static LocalDate onOrAfter(LocalDate day) {
    return isWorkingDay(day) ? day : plusWorkingDays(day, 1);
  }

  /** The first moment of a day in Sweden. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(SWEDEN).toInstant();
  }

  /** The first moment after a day in Sweden: what comes then comes too late (kl. 24.00). */
  public static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /** Which day it is in Sweden at a moment. */
  public static LocalDate dayOf(Instant moment) {
    return moment.atZone(SWEDEN).toLocalDate();
  }

  private static Set<LocalDate> free(int year) {
    return FREE.computeIfAbsent(
        year,
        unread ->
            SWEDISH.getHolidays(Year.of(unread)).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet()));
  }
}
