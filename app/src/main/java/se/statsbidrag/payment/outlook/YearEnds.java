package se.statsbidrag.payment.outlook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.payment.Lapses;
import se.statsbidrag.payment.Payments.Count;

/**
 * How a budget year ends (L14): after its last bank day nothing executes on it, and what was not
 * paid goes back to its budget line.
 */
@Service
public class YearEnds {

  private final JdbcClient jdbc;
  private final Lapses lapses;
  private final AuditTrail audit;
  private final Clock clock;

  YearEnds(JdbcClient jdbc, Lapses lapses, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.lapses = lapses;
    this.audit = audit;
    this.clock = clock;
  }

  /** The last day of a year on which a bank executes. */
  public static LocalDate lastBankDay(int year) {
    LocalDate last = new BudgetYear(year).lastDay();
    return WorkingCalendar.isWorkingDay(last) ? last : WorkingCalendar.plusWorkingDays(last, -1);
  }

  /** The last day on which something can come in and, by its promise, be paid within the year. */
  public static LocalDate lastSafeReceipt(int year, int workingDays) {
    LocalDate day = lastBankDay(year);
    while (WorkingCalendar.plusWorkingDays(day, workingDays).isAfter(lastBankDay(year))) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** What of earlier years was never paid, and can be ended. */
  @Transactional(readOnly = true)
  public Count left(UUID agency) {
    return jdbc.sql(
            """
            select count(*) as number, coalesce(sum(amount_ore), 0)::bigint as ore
              from payment.payment
             where agency_id = :agency and year < :year
               and (status = 'DUE'
                    or status = 'HELD' and hold_kind not in ('RETURNED_LATER_YEAR', 'CONTRADICTED'))
            """)
        .param("agency", agency)
        .param("year", year())
        .query((row, n) -> new Count(row.getLong("number"), new Money(row.getLong("ore")), 0))
        .single();
  }

  /** Ends what was left of earlier years: each payment lapses, and its money goes back. */
  @Transactional
  public ObjectRef end(Actor actor, UUID key) {
    return audit.once(
        key,
        actor,
        () -> {
          actor.as(Role.ECONOMIST);
          List<UUID> left =
              jdbc.sql(
                      """
                      select id from payment.payment
                       where agency_id = :agency and year < :year
                         and (status = 'DUE'
                              or status = 'HELD'
                                 and hold_kind not in ('RETURNED_LATER_YEAR', 'CONTRADICTED'))
                       order by id for no key update
                      """)
                  .param("agency", actor.agencyId())
                  .param("year", year())
                  .query(UUID.class)
                  .list();
          if (left.isEmpty()) {
            throw new Refused(Refusal.of("payment.refusal.nothing-left"));
          }
          left.forEach(id -> lapses.lapse(actor, id));
          return new ObjectRef("payment.year", Integer.toString(year() - 1), "" + (year() - 1));
        });
  }

  private int year() {
    return WorkingCalendar.dayOf(clock.instant()).getYear();
  }
}
