package se.statsbidrag.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.statsbidrag.Shows;

/** Swedish working days, by the vectors of the deadline register. */
class WorkingCalendarTest {

  @ParameterizedTest
  @Shows({"R92", "R93", "O22"})
  @CsvSource({
    "2017-06-01, 15, 2017-06-26", // Midsummer Eve and the national day between
    "2017-04-10, 15, 2017-05-04", // Easter and the first of May
    "2021-10-01, 30, 2021-11-12",
    "2021-11-15, 30, 2021-12-28", // Christmas Eve, Christmas Day on a Saturday
    "2021-11-17, 30, 2021-12-30",
    "2021-11-18, 30, 2022-01-03",
    "2022-11-17, 30, 2022-12-30",
    "2022-11-18, 30, 2023-01-02",
    "2017-12-06, 15, 2017-12-29",
    "2017-12-07, 15, 2018-01-02",
    "2020-09-01, -5, 2020-08-25",
    "2020-09-01, 0, 2020-09-01"
  })
  void a_promise_in_working_days_ends_on(LocalDate from, int days, LocalDate expected) {
    assertThat(WorkingCalendar.plusWorkingDays(from, days)).isEqualTo(expected);
    if (WorkingCalendar.isWorkingDay(expected)) {
      assertThat(WorkingCalendar.workingDaysBetween(from, expected)).isEqualTo(days);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2018-03-31, 2018-04-03", // Easter Eve: Easter Monday is no working day
    "2021-06-25, 2021-06-28", // Midsummer Eve
    "2021-12-24, 2021-12-27",
    "2021-12-31, 2022-01-03",
    "2020-09-01, 2020-09-01"
  })
  void a_deadline_on_a_free_day_moves_to_the_next_working_day(LocalDate day, LocalDate moved) {
    assertThat(WorkingCalendar.onOrAfter(day)).isEqualTo(moved);
  }

  @ParameterizedTest
  @CsvSource({
    "2017-06-01, 2017-06-01T22:00:00Z, 24",
    "2021-10-31, 2021-10-31T23:00:00Z, 25", // the clock goes back
    "2021-03-28, 2021-03-28T22:00:00Z, 23", // and forth
    "2020-12-31, 2020-12-31T23:00:00Z, 24"
  })
  void a_day_counts_to_midnight_in_sweden(LocalDate day, Instant end, long hours) {
    assertThat(WorkingCalendar.endOf(day)).isEqualTo(end);
    assertThat(Duration.between(WorkingCalendar.startOf(day), end))
        .isEqualTo(Duration.ofHours(hours));
    assertThat(WorkingCalendar.dayOf(end.minusNanos(1))).isEqualTo(day);
    assertThat(WorkingCalendar.dayOf(end)).isEqualTo(day.plusDays(1));
  }

  @Test
  void counting_there_and_back_agrees() {
    Random random = new Random(290);
    for (int i = 0; i < 2_000; i++) {
      LocalDate from =
          WorkingCalendar.onOrAfter(LocalDate.of(2012, 1, 1).plusDays(random.nextInt(7_000)));
      int days = random.nextInt(90);
      LocalDate to = WorkingCalendar.plusWorkingDays(from, days);
      assertThat(WorkingCalendar.isWorkingDay(to)).isTrue();
      assertThat(WorkingCalendar.plusWorkingDays(to, -days)).isEqualTo(from);
      assertThat(WorkingCalendar.workingDaysBetween(from, to)).isEqualTo(days);
      assertThat(WorkingCalendar.workingDaysBetween(to, from)).isEqualTo(-days);
    }
  }
}
