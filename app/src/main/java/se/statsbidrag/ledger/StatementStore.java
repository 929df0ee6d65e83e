package se.statsbidrag.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Money;

/** Reads the ledger by day: sums out of the days' sums, and transfers page by page. */
@Repository
class StatementStore {

  /** What came and went in a pot, on its normal side. */
  record Sums(Money in, Money out) {

    Money net() {
      return in.minus(out);
    }
  }

  /** One page of a pot's transfers with the balance after each, which falls from the closing. */
  private static final String LINES =
      """
      with moved as (
        select id, from_pot = :pot as debit, sequence, amount_ore, phase,
               case :seen when 'BY_VALUE_DAY' then value_day
                          else ledger.booked_day(booked_at) end as day
          from ledger.transfer
         where agency_id = :agency and (from_pot = :pot or to_pot = :pot)),
      latest as (
        select id, day, sequence,
               case when phase not in ('POSTED', 'POST') then 0
                    when debit = (:side = 'DEBIT') then amount_ore
                    else -amount_ore end as change_ore
          from moved
         where (:first::date is null or day >= :first::date)
           and (:last::date is null or day <= :last::date)
         order by day desc, sequence desc limit :offset + :size),
      lines as (
        select id, day, change_ore,
               :closing - coalesce(sum(change_ore) over (order by day desc, sequence desc
                 rows between unbounded preceding and 1 preceding), 0) as after_ore
          from latest order by day desc, sequence desc limit :size offset :offset)
      select t.*, f.name as from_name, o.name as to_name, l.change_ore, l.after_ore
        from lines l
        join ledger.transfer t on t.id = l.id
        join ledger.pot f on f.id = t.from_pot
        join ledger.pot o on o.id = t.to_pot
       order by l.day desc, t.sequence desc
      """;

  private final JdbcClient jdbc;

  StatementStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What came and went between two days; null for no such end. */
  Sums sums(Pot pot, Statement.Days days) {
    return jdbc.sql(
            """
            select coalesce(sum(debit_posted_ore), 0)::bigint as debit,
                   coalesce(sum(credit_posted_ore), 0)::bigint as credit
              from ledger.day
             where pot_id = :pot
               and (:first::date is null or
                    case :seen when 'BY_VALUE_DAY' then value_day else booked_day end
                      >= :first::date)
               and (:last::date is null or
                    case :seen when 'BY_VALUE_DAY' then value_day else booked_day end
                      <= :last::date)
            """)
        .param("pot", pot.id())
        .param("first", days.first())
        .param("last", days.last())
        .param("seen", days.seen().name())
        .query((row, n) -> {
          Money debit = new Money(row.getLong("debit"));
          Money credit = new Money(row.getLong("credit"));
          return pot.side() == Side.CREDIT ? new Sums(credit, debit) : new Sums(debit, credit);
        })
        .single();
  }

  long count(UUID agency, Pot pot, Statement.Days days) {
    return jdbc.sql(
            """
            select count(*) from ledger.transfer
             where agency_id = :agency and (from_pot = :pot or to_pot = :pot)
               and (:first::date is null or
                    case :seen when 'BY_VALUE_DAY' then value_day
                               else ledger.booked_day(booked_at) end >= :first::date)
               and (:last::date is null or
                    case :seen when 'BY_VALUE_DAY' then value_day
                               else ledger.booked_day(booked_at) end <= :last::date)
            """)
        .param("agency", agency)
        .param("pot", pot.id())
        .param("first", days.first())
        .param("last", days.last())
        .param("seen", days.seen().name())
        .query(Long.class)
        .single();
  }

  /** One page of the transfers, the latest first. */
  List<Statement.Line> lines(
      UUID agency, Pot pot, Statement.Days days, Money closing, long offset, int size) {
    return jdbc.sql(LINES)
        .param("agency", agency)
        .param("pot", pot.id())
        .param("side", pot.side().name())
        .param("first", days.first())
        .param("last", days.last())
        .param("seen", days.seen().name())
        .param("closing", closing.ore())
        .param("offset", offset)
        .param("size", size)
        .query((row, n) ->
            new Statement.Line(
                LedgerStore.transfer(row, n),
                new Money(row.getLong("change_ore")),
                new Money(row.getLong("after_ore"))))
        .list();
  }

  /** All pots of the agency with their balances at the end of a day; of one year, or all. */
  List<PotBalance> balances(UUID agency, @Nullable Integer year, LocalDate day) {
    return jdbc.sql(
            """
            select p.*, s.happened_ore, s.booked_ore, s.promised_ore
              from ledger.pot p
              cross join lateral (
                select coalesce(sum(d.credit_posted_ore - d.debit_posted_ore)
                                  filter (where d.value_day <= :day), 0)::bigint as happened_ore,
                       coalesce(sum(d.credit_posted_ore - d.debit_posted_ore)
                                  filter (where d.booked_day <= :day), 0)::bigint as booked_ore,
                       coalesce(sum(case p.side when 'CREDIT' then d.debit_pending_ore
                                                else d.credit_pending_ore end)
                                  filter (where d.value_day <= :day), 0)::bigint as promised_ore
                  from ledger.day d where d.pot_id = p.id) s
             where p.agency_id = :agency
               and (:year::integer is null or p.budget_year = :year::integer)
             order by p.budget_year desc, p.side desc, p.kind, p.opened_at, p.id
            """)
        .param("agency", agency)
        .param("year", year)
        .param("day", day)
        .query((row, n) -> {
          Pot pot = LedgerStore.pot(row, n);
          return new PotBalance(
              pot,
              pot.onNormalSide(new Money(row.getLong("happened_ore"))),
              pot.onNormalSide(new Money(row.getLong("booked_ore"))),
              new Money(row.getLong("promised_ore")));
        })
        .list();
  }
}
