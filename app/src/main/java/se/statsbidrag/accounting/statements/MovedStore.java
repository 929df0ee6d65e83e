package se.statsbidrag.accounting.statements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Money;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what has moved in the pots of a scope; a promise counts when it is carried out. For an item
 * what is assigned comes, and what is paid goes; between the item and its lines nothing is changed.
 */
@Repository
class MovedStore {

  private static final int FETCH = 500;

  private static final String POTS =
      """
      with pots as (
        select pot_id as id from award.award
         where :kind = 'RECIPIENT' and agency_id = :agency::uuid and organisation_id = :id::uuid
        union
        select pot_id from award.award
         where :kind = 'ROUND' and agency_id = :agency::uuid and round_id = :id::uuid
        union
        select pot_id from programme.round
         where :kind = 'ROUND' and agency_id = :agency::uuid and id = :id::uuid
        union
        select id from ledger.pot
         where :kind = 'ITEM' and agency_id = :agency::uuid and budget_year = :year
           and kind in ('APPROPRIATION_ITEM', 'PAID', 'COST') and object_id = :item::text
        union
        select value::uuid from jsonb_array_elements_text(:pots::jsonb)
         where :kind = 'OWN'),
      moved as (
        select t.id, t.sequence, t.value_day, t.text, t.document, t.from_pot, t.to_pot,
               t.amount_ore,
               case when :kind <> 'ITEM'
                      then t.amount_ore * ((t.to_pot in (select id from pots))::integer
                                           - (t.from_pot in (select id from pots))::integer)
                    when f.kind in ('TREASURY', 'PAID', 'COST') then t.amount_ore
                    when o.kind in ('TREASURY', 'PAID', 'COST') then -t.amount_ore
                    else 0 end as change_ore
          from ledger.transfer t
          join ledger.pot f on f.id = t.from_pot
          join ledger.pot o on o.id = t.to_pot
         where t.phase in ('POSTED', 'POST')
           and t.id in (select x.id from pots p join ledger.transfer x on x.from_pot = p.id
                        union
                        select x.id from pots p join ledger.transfer x on x.to_pot = p.id))
      """;

  private static final String LINES =
      """
      select m.*, f.name as from_name, o.name as to_name, b.series || ' ' || v.number as voucher
        from moved m
        join ledger.pot f on f.id = m.from_pot
        join ledger.pot o on o.id = m.to_pot
        left join accounting.voucher v on v.transfer_id = m.id
        left join accounting.voucher_batch b on b.id = v.batch_id
       order by m.value_day desc, m.sequence desc
      """;

  /** How many lines, and what came and went. */
  record Sums(long lines, Money in, Money out) {

    /** What is left of what came. */
    public Money rest() {
      return in.minus(out);
    }
  }

  private final JdbcClient jdbc;
  private final JsonMapper json;

  MovedStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Sums sums(Scope scope) {
    return of(
            scope,
            jdbc.sql(
                POTS
                    + """
                    select count(*) as lines,
                           coalesce(sum(change_ore) filter (where change_ore > 0), 0)::bigint
                             as came,
                           coalesce(-sum(change_ore) filter (where change_ore < 0), 0)::bigint
                             as went
                      from moved
                    """))
        .query((row, n) ->
            new Sums(
                row.getLong("lines"),
                new Money(row.getLong("came")),
                new Money(row.getLong("went"))))
        .single();
  }

  /** A page of the lines, the latest first. */
  List<Moved> page(Scope scope, long offset, int size) {
    return of(scope, jdbc.sql(POTS + LINES + " limit :size offset :offset"))
        .param("size", size)
        .param("offset", offset)
        .query(MovedStore::moved)
        .list();
  }

  /** All lines, one by one. */
  void all(Scope scope, Consumer<Moved> each) {
    of(scope, jdbc.sql(POTS + LINES))
        .withFetchSize(FETCH)
        .query((RowCallbackHandler) row -> each.accept(moved(row, 0)));
  }

  private StatementSpec of(Scope scope, StatementSpec statement) {
    return statement
        .param("kind", scope.kind().name())
        .param("agency", scope.agency())
        .param("id", scope.id())
        .param("item", scope.item())
        .param("year", scope.year())
        .param("pots", json.writeValueAsString(scope.pots()));
  }

  private static Moved moved(ResultSet row, int n) throws SQLException {
    return new Moved(
        row.getLong("sequence"),
        row.getObject("value_day", LocalDate.class),
        row.getString("text"),
        row.getString("document"),
        row.getObject("from_pot", UUID.class),
        row.getString("from_name"),
        row.getObject("to_pot", UUID.class),
        row.getString("to_name"),
        new Money(row.getLong("amount_ore")),
        new Money(row.getLong("change_ore")),
        row.getString("voucher"));
  }
}
