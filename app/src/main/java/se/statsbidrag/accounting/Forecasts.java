package se.statsbidrag.accounting;

import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundStatus;
import se.statsbidrag.programme.Rounds;

/**
 * Forecasts an item's year by a rule that stands on the page. What several items pay for together
 * is shared out as the item's own account shares it.
 */
@Service
public class Forecasts {

  private final ItemAccounts accounts;
  private final Rounds rounds;
  private final JdbcClient jdbc;
  private final Clock clock;

  Forecasts(ItemAccounts accounts, Rounds rounds, JdbcClient jdbc, Clock clock) {
    this.accounts = accounts;
    this.rounds = rounds;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An item's year as it looks today. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Forecast of(UUID agency, BudgetYear year, String code) {
    LocalDate today = LocalDate.now(clock);
    YearAccount account = accounts.year(agency, year, today);
    ItemAccount item = ItemAccounts.item(account, code);
    Map<UUID, LineAccount> whole =
        account.lines().stream()
            .collect(Collectors.toMap(line -> line.pot().id(), Function.identity()));
    Map<UUID, Round> byPot =
        rounds.list(agency).stream().collect(Collectors.toMap(Round::pot, Function.identity()));
    SortedMap<YearMonth, Money> due = new TreeMap<>();
    List<Forecast.Line> lines = new ArrayList<>();
    Money dated = Money.ZERO;
    for (LineAccount part : item.lines()) {
      UUID pot = part.pot().id();
      LineAccount line = java.util.Objects.requireNonNull(whole.get(pot));
      for (Map.Entry<YearMonth, Money> own : due(pot, today).entrySet()) {
        Money share = share(own.getValue(), part.unpaid(), line.unpaid());
        due.merge(own.getKey(), share, Money::plus);
        dated = dated.plus(share);
      }
      lines.add(line(part, line, byPot.get(pot), today.isBefore(year.lastDay())));
    }
    Money unpaid = Money.sum(item.lines().stream().map(LineAccount::unpaid).toList());
    return new Forecast(
        item, today, paid(agency, year, code, today), due, unpaid.minus(dated), lines);
  }

  private Forecast.Line line(
      LineAccount part, LineAccount whole, @Nullable Round round, boolean inTime) {
    boolean closed = round != null && rounds.status(round) == RoundStatus.CLOSED;
    Money asked = round == null ? Money.ZERO : asked(round.id());
    Money used = asked.compareTo(whole.left()) < 0 ? asked : whole.left();
    Money expected =
        !inTime ? Money.ZERO : closed ? share(used, part.left(), whole.left()) : part.left();
    return new Forecast.Line(part, round, closed, asked, expected, part.left().minus(expected));
  }

  /** What the item has been charged, net, by the month in which the bank moved it. */
  private SortedMap<YearMonth, Money> paid(
      UUID agency, BudgetYear year, String code, LocalDate day) {
    SortedMap<YearMonth, Money> paid = new TreeMap<>();
    jdbc.sql(
            """
            select date_trunc('month', d.value_day)::date as month,
                   sum(d.credit_posted_ore - d.debit_posted_ore)::bigint as ore
              from ledger.pot p join ledger.day d on d.pot_id = p.id
             where p.agency_id = :agency and p.budget_year = :year and p.kind in ('PAID', 'COST')
               and p.object_id = :code and d.value_day <= :day
             group by 1
            """)
        .param("agency", agency)
        .param("year", year.year())
        .param("code", code)
        .param("day", day)
        .query(
            (RowCallbackHandler)
                row ->
                    paid.put(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        new Money(row.getLong("ore"))));
    return paid;
  }

  /** What of a line is to be paid, by the month of its last day; what is late falls due now. */
  private SortedMap<YearMonth, Money> due(UUID linePot, LocalDate today) {
    SortedMap<YearMonth, Money> due = new TreeMap<>();
    jdbc.sql(
            """
            select date_trunc('month', greatest(due, :today))::date as month,
                   sum(amount_ore)::bigint as ore
              from payment.payment
             where line_pot = :pot and status not in ('PAID', 'LAPSED')
             group by 1
            """)
        .param("pot", linePot)
        .param("today", today)
        .query(
            (RowCallbackHandler)
                row ->
                    due.put(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        new Money(row.getLong("ore"))));
    return due;
  }

  private Money asked(UUID round) {
    return jdbc.sql(
            """
            select coalesce(sum(amount_ore), 0)::bigint from requisition.requisition
             where round_id = :round and status in ('SUBMITTED', 'COMPLETION_ASKED')
            """)
        .param("round", round)
        .query((row, n) -> new Money(row.getLong(1)))
        .single();
  }

  /** The part of an amount that an item's part of a line is, to the öre, never rounded up. */
  private static Money share(Money amount, Money part, Money whole) {
    return whole.isZero()
        ? Money.ZERO
        : new Money(
            BigInteger.valueOf(amount.ore())
                .multiply(BigInteger.valueOf(part.ore()))
                .divide(BigInteger.valueOf(whole.ore()))
                .longValueExact());
  }
}
