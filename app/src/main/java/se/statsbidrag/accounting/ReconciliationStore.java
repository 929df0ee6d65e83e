package se.statsbidrag.accounting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.accounting.Reconciliation.Found;
import se.statsbidrag.accounting.Reconciliation.Result;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

@Repository
class ReconciliationStore {

  /** A reconciliation as the list shows it. */
  record Row(UUID id, OffsetDateTime at, String asked, long checked, long breaches) {}

  private static final int BREACHES = 1000;
  private static final String UNANSWERED_RULE = "PAYMENT_ANSWERED";

  /** The rules of the view, in the order in which they are read. */
  private static final String RULES =
      """
      LINE_FUNDED ITEM_ASSIGNED KEY_ROWS KEY_WITHIN REQUISITION_WITHIN AWARD_WITHIN \
      AWARD_CEILING_WITHIN AWARD_BOOKED AWARD_POT PAID_WITHIN ITEM_CHARGED_WITHIN \
      VOUCHER_AMOUNT REDISTRIBUTION_WITHIN PAYMENT_SUM_WITHIN PAYMENT_BOOKED PAYMENT_PROMISED \
      PAYMENT_PAID\
      """;

  /** Sent, and the bank has not said what came of it. */
  private static final String UNANSWERED =
      """
        from payment.attempt t
        join payment.batch b on b.id = t.batch_id
        join payment.payment p on p.id = t.payment_id
       where b.agency_id = :agency and t.status in ('SENT', 'ACCEPTED', 'UNKNOWN')
      """;

  private final JdbcClient jdbc;

  ReconciliationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those who have money, or mandates about it. */
  List<UUID> agencies() {
    return jdbc.sql(
            """
            select distinct p.agency_id from ledger.pot p
              join recipient.organisation o on o.id = p.agency_id
            """)
        .query(UUID.class)
        .list();
  }

  /** The rules between the modules, each with how many it was held against. */
  List<Result> held(UUID agency) {
    return jdbc.sql(
            """
            select rule.name as rule, count(h.rule) as checked,
                   count(*) filter (where case when h.rule like '%\\_WITHIN'
                                               then h.found_ore > h.expected_ore
                                               else h.found_ore <> h.expected_ore end) as breaches
              from unnest(string_to_array(:rules, ' ')) with ordinality as rule (name, place)
              left join accounting.held_of_all h on h.rule = rule.name and h.agency_id = :agency
             group by rule.name, rule.place order by rule.place
            """)
        .param("rules", RULES)
        .param("agency", agency)
        .query((row, n) ->
            new Result(row.getString("rule"), row.getLong("checked"), row.getLong("breaches")))
        .list();
  }

  /** Where they do not hold; the first thousand. */
  List<Found> broken(UUID agency) {
    return jdbc.sql(
            """
            select rule, place, expected_ore, found_ore from accounting.held_of_all
             where agency_id = :agency
               and case when rule like '%\\_WITHIN' then found_ore > expected_ore
                        else found_ore <> expected_ore end
             order by rule, place limit :limit
            """)
        .param("agency", agency)
        .param("limit", BREACHES)
        .query((row, n) ->
            new Found(
                row.getString("rule"),
                row.getString("place"),
                new Money(row.getLong("expected_ore")),
                new Money(row.getLong("found_ore"))))
        .list();
  }

  /** What the bank has not answered, of that which was sent before a moment; and of how many. */
  Result unanswered(UUID agency, OffsetDateTime before) {
    return jdbc.sql(
            "select count(*) as checked, count(*) filter (where b.begun_at < :before) as breaches"
                + UNANSWERED)
        .param("agency", agency)
        .param("before", before)
        .query((row, n) ->
            new Result(UNANSWERED_RULE, row.getLong("checked"), row.getLong("breaches")))
        .single();
  }

  /** The payments themselves; the first thousand. */
  List<Found> late(UUID agency, OffsetDateTime before) {
    return jdbc.sql(
            "select p.recipient_name || ', ' || t.end_to_end as place, t.amount_ore"
                + UNANSWERED
                + " and b.begun_at < :before order by b.begun_at, t.position limit :limit")
        .param("agency", agency)
        .param("before", before)
        .param("limit", BREACHES)
        .query((row, n) ->
            new Found(
                UNANSWERED_RULE,
                row.getString("place"),
                Money.ZERO,
                new Money(row.getLong("amount_ore"))))
        .list();
  }

  /** Keeps a reconciliation; nothing where the night already has one. */
  Optional<UUID> insert(
      Actor actor,
      @Nullable LocalDate night,
      OffsetDateTime at,
      long millis,
      List<Result> results,
      List<Found> found) {
    Optional<UUID> id =
        jdbc.sql(
                """
                insert into accounting.run
                  (agency_id, night, started_at, millis, asked_by, asked_by_name, checked, breaches)
                values (:agency, :night, :at, :millis, :person, :name, :checked, :breaches)
                on conflict (agency_id, night) do nothing
                returning id
                """)
            .param("agency", actor.agencyId())
            .param("night", night)
            .param("at", at)
            .param("millis", millis)
            .param("person", actor.personId())
            .param("name", actor.name())
            .param("checked", results.stream().mapToLong(Result::checked).sum())
            .param("breaches", results.stream().mapToLong(Result::breaches).sum())
            .query(UUID.class)
            .optional();
    id.ifPresent(run -> {
      for (int i = 0; i < results.size(); i++) {
        insert(run, i + 1, results.get(i));
      }
      for (int i = 0; i < found.size(); i++) {
        insert(run, i + 1, found.get(i));
      }
    });
    return id;
  }

  private void insert(UUID run, int position, Result result) {
    jdbc.sql(
            """
            insert into accounting.result (run_id, position, rule, checked, breaches)
            values (:run, :position, :rule, :checked, :breaches)
            """)
        .param("run", run)
        .param("position", position)
        .param("rule", result.rule())
        .param("checked", result.checked())
        .param("breaches", result.breaches())
        .update();
  }

  private void insert(UUID run, int position, Found found) {
    jdbc.sql(
            """
            insert into accounting.found
              (run_id, position, rule, place, expected_ore, found_ore)
            values (:run, :position, :rule, :place, :expected, :is)
            """)
        .param("run", run)
        .param("position", position)
        .param("rule", found.rule())
        .param("place", found.place())
        .param("expected", found.expected().ore())
        .param("is", found.is().ore())
        .update();
  }

  /** The latest reconciliations, at most so many. */
  List<Row> latest(UUID agency, int limit) {
    return jdbc.sql(
            """
            select id, started_at, asked_by_name, checked, breaches from accounting.run
             where agency_id = :agency order by started_at desc, id desc limit :limit
            """)
        .param("agency", agency)
        .param("limit", limit)
        .query((row, n) ->
            new Row(
                row.getObject("id", UUID.class),
                row.getObject("started_at", OffsetDateTime.class),
                row.getString("asked_by_name"),
                row.getLong("checked"),
                row.getLong("breaches")))
        .list();
  }

  Optional<Reconciliation> find(UUID agency, UUID id) {
    return jdbc.sql("select * from accounting.run where agency_id = :agency and id = :id")
        .param("agency", agency)
        .param("id", id)
        .query((row, n) ->
            new Reconciliation(
                id,
                row.getObject("started_at", OffsetDateTime.class),
                row.getString("asked_by_name"),
                row.getLong("millis"),
                results(id),
                found(id)))
        .optional();
  }

  private List<Result> results(UUID run) {
    return jdbc.sql(
            "select rule, checked, breaches from accounting.result where run_id = :run"
                + " order by position")
        .param("run", run)
        .query((row, n) ->
            new Result(row.getString("rule"), row.getLong("checked"), row.getLong("breaches")))
        .list();
  }

  private List<Found> found(UUID run) {
    return jdbc.sql(
            "select rule, place, expected_ore, found_ore from accounting.found where run_id = :run"
                + " order by position")
        .param("run", run)
        .query((row, n) ->
            new Found(
                row.getString("rule"),
                row.getString("place"),
                new Money(row.getLong("expected_ore")),
                new Money(row.getLong("found_ore"))))
        .list();
  }
}
