package se.statsbidrag.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import tools.jackson.databind.json.JsonMapper;

/** Reads what has gone from pots to pots; a promise counts when it is carried out. */
@Repository
class FlowStore {

  private static final String BEHIND =
      """
       from ledger.transfer t
       join jsonb_to_recordset(:flows::jsonb) as way ("from" uuid, "to" uuid)
         on way."from" = t.from_pot and way."to" = t.to_pot
      """;
  private static final String CARRIED_OUT =
      """
       where t.agency_id = :agency and t.value_day <= :day and t.phase in ('POSTED', 'POST')
      """;

  /** A way that money goes. */
  record Way(UUID from, UUID to) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FlowStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  List<Flow> flows(UUID agency, BudgetYear year, LocalDate day) {
    return jdbc.sql(
            """
            select from_pot, to_pot, sum(amount_ore)::bigint as amount_ore, count(*) as transfers
              from ledger.transfer
             where agency_id = :agency and budget_year = :year and value_day <= :day
               and phase in ('POSTED', 'POST')
             group by from_pot, to_pot
            """)
        .param("agency", agency)
        .param("year", year.year())
        .param("day", day)
        .query((row, n) ->
            new Flow(
                row.getObject("from_pot", UUID.class),
                row.getObject("to_pot", UUID.class),
                new Money(row.getLong("amount_ore")),
                row.getLong("transfers")))
        .list();
  }

  List<Transfer> behind(UUID agency, Collection<Flow> flows, LocalDate day, long offset, int size) {
    return jdbc.sql(
            "select t.*, f.name as from_name, o.name as to_name"
                + BEHIND
                + " join ledger.pot f on f.id = t.from_pot join ledger.pot o on o.id = t.to_pot"
                + CARRIED_OUT
                + " order by t.value_day desc, t.sequence desc limit :size offset :offset")
        .param("agency", agency)
        .param("flows", ways(flows))
        .param("day", day)
        .param("offset", offset)
        .param("size", size)
        .query(LedgerStore::transfer)
        .list();
  }

  private String ways(Collection<Flow> flows) {
    return json.writeValueAsString(
        flows.stream().map(flow -> new Way(flow.from(), flow.to())).toList());
  }
}
