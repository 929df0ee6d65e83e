package se.statsbidrag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import tools.jackson.databind.json.JsonMapper;

@Repository
class LedgerStore {

  private static final String TRANSFER =
      """
      select t.*, f.name as from_name, o.name as to_name
        from ledger.transfer t
        join ledger.pot f on f.id = t.from_pot
        join ledger.pot o on o.id = t.to_pot
      """;

  /** A transfer to be, as the statement reads it. */
  record Row(
      String key,
      String code,
      Phase phase,
      @Nullable UUID pending,
      UUID from,
      UUID to,
      long ore,
      LocalDate day,
      String objectType,
      String objectId,
      String objectLabel,
      @Nullable String document,
      String text) {

    static Row of(Movement asked, Phase phase, @Nullable UUID pending) {
      return new Row(
          asked.key(),
          asked.code(),
          phase,
          pending,
          asked.from(),
          asked.to(),
          asked.amount().ore(),
          asked.valueDay(),
          asked.object().type(),
          asked.object().id(),
          asked.object().label(),
          asked.document(),
          asked.text());
    }
  }

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  LedgerStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void open(UUID agency, NewPot pot) {
    jdbc.sql(
            """
            insert into ledger.pot
              (agency_id, budget_year, code, kind, name, side,
               object_type, object_id, object_label, opened_at)
            values (:agency, :year, :code, :kind, :name, :side, :type, :id, :label, :now)
            on conflict (agency_id, code) do nothing
            """)
        .param("agency", agency)
        .param("year", pot.year().year())
        .param("code", pot.code())
        .param("kind", pot.kind())
        .param("name", pot.name())
        .param("side", pot.side().name())
        .param("type", pot.object().type())
        .param("id", pot.object().id())
        .param("label", pot.object().label())
        .param("now", now())
        .update();
  }

  Optional<Pot> pot(UUID agency, UUID id) {
    return jdbc.sql("select * from ledger.pot where agency_id = :agency and id = :id")
        .param("agency", agency)
        .param("id", id)
        .query(LedgerStore::pot)
        .optional();
  }

  Optional<Pot> pot(UUID agency, String code) {
    return jdbc.sql("select * from ledger.pot where agency_id = :agency and code = :code")
        .param("agency", agency)
        .param("code", code)
        .query(LedgerStore::pot)
        .optional();
  }

  List<Pot> pots(UUID agency) {
    return jdbc.sql(
            """
            select * from ledger.pot where agency_id = :agency
             order by budget_year desc, side desc, kind, opened_at, id
            """)
        .param("agency", agency)
        .query(LedgerStore::pot)
        .list();
  }

  /**
   * Books what is not booked before, all in one statement, so that the balances move once. Rows go
   * in by key: two nodes with the same keys never wait for each other in a ring. Offset nought
   * makes the planner look each pot up, instead of reading all of them for one transfer.
   */
  void insert(Actor actor, List<Row> rows) {
    jdbc.sql(
            """
            insert into ledger.transfer
              (agency_id, budget_year, key, code, phase, pending_id, from_pot, to_pot, amount_ore,
               value_day, booked_at, booked_by, booked_by_name,
               object_type, object_id, object_label, document, text)
            select f.agency_id, f.budget_year, m.key, m.code, m.phase, m.pending, f.id, o.id, m.ore,
                   m.day, :now, :person, :name,
                   m."objectType", m."objectId", m."objectLabel", m.document, m.text
              from jsonb_to_recordset(:rows::jsonb) as m
                   (key text, code text, phase text, pending uuid, "from" uuid, "to" uuid,
                    ore bigint, day date, "objectType" text, "objectId" text, "objectLabel" text,
                    document text, text text)
              cross join lateral (select id, agency_id, budget_year from ledger.pot
                                   where id = m."from" and agency_id = :agency offset 0) f
              cross join lateral (select id from ledger.pot
                                   where id = m."to" and agency_id = f.agency_id
                                     and budget_year = f.budget_year offset 0) o
             order by m.key
            on conflict (agency_id, key) do nothing
            """)
        .param("now", now())
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("agency", actor.agencyId())
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  List<Transfer> byKeys(UUID agency, List<String> keys) {
    return jdbc.sql(
            TRANSFER
                + """
                 where t.agency_id = :agency
                   and t.key in (select jsonb_array_elements_text(:keys::jsonb))
                """)
        .param("agency", agency)
        .param("keys", json.writeValueAsString(keys))
        .query(LedgerStore::transfer)
        .list();
  }

  /** A promise, locked until the transaction ends, so that it is resolved by one at a time. */
  Optional<Transfer> promise(UUID agency, UUID id) {
    return jdbc.sql(
            TRANSFER
                + """
                 where t.agency_id = :agency and t.id = :id and t.phase = 'PENDING'
                   for no key update of t
                """)
        .param("agency", agency)
        .param("id", id)
        .query(LedgerStore::transfer)
        .optional();
  }

  /** What does not hold, for one agency or, with null, for all. */
  List<Breach> breaches(@Nullable UUID agency) {
    return jdbc.sql(
            """
            select rule, place, stored_ore, recomputed_ore from ledger.breach
             where :agency::uuid is null or agency_id = :agency::uuid
            """)
        .param("agency", agency)
        .query((row, n) ->
            new Breach(
                row.getString("rule"),
                row.getString("place"),
                new Money(row.getLong("stored_ore")),
                new Money(row.getLong("recomputed_ore"))))
        .list();
  }

  /** How many pots, days and years the ledger's rules are held against. */
  Map<String, Long> counted(UUID agency) {
    return jdbc.sql(
            """
            select (select count(*) from ledger.pot where agency_id = :agency) as pots,
                   (select count(distinct budget_year) from ledger.pot
                     where agency_id = :agency) as years,
                   (select count(*) from ledger.day d join ledger.pot p on p.id = d.pot_id
                     where p.agency_id = :agency) as days
            """)
        .param("agency", agency)
        .query((row, n) -> {
          Map<String, Long> counted = new LinkedHashMap<>();
          counted.put("SUM_NOT_ZERO", row.getLong("years"));
          counted.put("STORED_DIFFERS", row.getLong("pots"));
          counted.put("DAY_DIFFERS", row.getLong("days"));
          counted.put("BELOW_ZERO", row.getLong("pots"));
          return counted;
        })
        .single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  static Pot pot(ResultSet row, int n) throws SQLException {
    return new Pot(
        row.getObject("id", UUID.class),
        new BudgetYear(row.getInt("budget_year")),
        row.getString("code"),
        row.getString("kind"),
        row.getString("name"),
        Side.valueOf(row.getString("side")),
        object(row),
        new Money(row.getLong("debit_posted_ore")),
        new Money(row.getLong("credit_posted_ore")),
        new Money(row.getLong("debit_pending_ore")),
        new Money(row.getLong("credit_pending_ore")),
        new Money(row.getLong("available_ore")));
  }

  static Transfer transfer(ResultSet row, int n) throws SQLException {
    return new Transfer(
        row.getObject("id", UUID.class),
        row.getLong("sequence"),
        row.getString("key"),
        row.getString("code"),
        Phase.valueOf(row.getString("phase")),
        row.getObject("pending_id", UUID.class),
        row.getObject("from_pot", UUID.class),
        row.getString("from_name"),
        row.getObject("to_pot", UUID.class),
        row.getString("to_name"),
        new Money(row.getLong("amount_ore")),
        row.getObject("value_day", LocalDate.class),
        row.getObject("booked_at", OffsetDateTime.class),
        row.getString("booked_by_name"),
        object(row),
        row.getString("document"),
        row.getString("text"));
  }

  private static ObjectRef object(ResultSet row) throws SQLException {
    return new ObjectRef(
        row.getString("object_type"), row.getString("object_id"), row.getString("object_label"));
  }
}
