package se.statsbidrag.payment.outlook;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.payment.Payments.Count;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;

/** What falls due week by week, how well promises have been kept, and how long a year lasts. */
@Component
class Outlook {

  /** A week that begins on a Monday, with what falls due or is ordered to be paid in it. */
  record Week(LocalDate monday, Count due, Count ordered) {

    public Money sum() {
      return due.sum().plus(ordered.sum());
    }
  }

  /**
   * How a round has kept what it promised.
   *
   * @param name the round, or what a direct grant is for
   * @param binding true where a breach is a breach, false where it is a warning
   * @param kept how many of the paid were paid in time
   * @param waitingLate how many wait that should have been paid
   * @param longest working days from when the promise began to count, or null
   */
  record Kept(
      @Nullable UUID roundId,
      String name,
      boolean binding,
      long paid,
      long kept,
      long waitingLate,
      @Nullable Integer longest) {

    /** As a share, where something has been paid. */
    public @Nullable Double share() {
      return paid == 0 ? null : (double) kept / paid;
    }
  }

  /** The last day on which a requisition can come in and still be paid within its year. */
  record SafeDay(Round round, int workingDays, LocalDate last) {}

  private final JdbcClient jdbc;
  private final Rounds rounds;

  Outlook(JdbcClient jdbc, Rounds rounds) {
    this.jdbc = jdbc;
    this.rounds = rounds;
  }

  List<Week> weeks(UUID agency) {
    return jdbc.sql(
            """
            select date_trunc('week', w.day)::date as monday,
                   count(*) filter (where not w.ordered) as due,
                   coalesce(sum(w.ore) filter (where not w.ordered), 0)::bigint as due_ore,
                   count(*) filter (where w.ordered) as ordered,
                   coalesce(sum(w.ore) filter (where w.ordered), 0)::bigint as ordered_ore
              from (select coalesce(b.execution_day, p.due) as day, p.amount_ore as ore,
                           b.id is not null as ordered
                      from payment.payment p
                      left join payment.attempt t on t.payment_id = p.id
                       and t.status in ('PROPOSED', 'ORDERED', 'SENT', 'ACCEPTED', 'UNKNOWN')
                      left join payment.batch b on b.id = t.batch_id
                     where p.agency_id = :agency
                       and p.status in ('DUE', 'HELD', 'PROPOSED', 'ORDERED', 'SENT')) w
             group by 1 order by 1
            """)
        .param("agency", agency)
        .query((row, n) ->
            new Week(
                row.getObject("monday", LocalDate.class),
                new Count(row.getLong("due"), new Money(row.getLong("due_ore")), 0),
                new Count(row.getLong("ordered"), new Money(row.getLong("ordered_ore")), 0)))
        .list();
  }

  List<Kept> kept(UUID agency, LocalDate today) {
    return jdbc.sql(
            """
            select p.round_id, coalesce(max(r.name_sv), p.grant_name) as name, p.binding,
                   count(*) filter (where p.status = 'PAID') as paid,
                   count(*) filter (where p.status = 'PAID' and p.paid_day <= p.due) as kept,
                   count(*) filter (where p.status not in ('PAID', 'LAPSED') and p.due < :today)
                     as late,
                   (array_agg(p.paid_day order by p.paid_day - p.promised_from::date desc)
                     filter (where p.status = 'PAID'))[1] as paid_day,
                   (array_agg(p.promised_from order by p.paid_day - p.promised_from::date desc)
                     filter (where p.status = 'PAID'))[1] as promised_from
              from payment.payment p left join programme.round r on r.id = p.round_id
             where p.agency_id = :agency
             group by p.round_id, p.grant_name, p.binding, p.year
             order by p.year desc, 2
            """)
        .param("agency", agency)
        .param("today", today)
        .query((row, n) ->
            new Kept(
                row.getObject("round_id", UUID.class),
                row.getString("name"),
                row.getBoolean("binding"),
                row.getLong("paid"),
                row.getLong("kept"),
                row.getLong("late"),
                longest(
                    row.getObject("promised_from", OffsetDateTime.class),
                    row.getObject("paid_day", LocalDate.class))))
        .list();
  }

  /** For each round of the year with terms, by its promise. */
  List<SafeDay> safeDays(UUID agency, int year) {
    List<SafeDay> days = new ArrayList<>();
    for (Round round : rounds.list(agency)) {
      Terms terms = round.terms();
      if (terms != null && round.year().year() == year) {
        int workingDays = terms.promise().workingDays();
        days.add(new SafeDay(round, workingDays, YearEnds.lastSafeReceipt(year, workingDays)));
      }
    }
    return days;
  }

  private static @Nullable Integer longest(
      @Nullable OffsetDateTime from, @Nullable LocalDate paid) {
    return from == null || paid == null
        ? null
        : WorkingCalendar.workingDaysBetween(WorkingCalendar.dayOf(from.toInstant()), paid);
  }
}
