package se.statsbidrag.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.accounting.Reconciliation.Found;
import se.statsbidrag.accounting.Reconciliation.Result;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Movement;
import se.statsbidrag.ledger.NewPot;
import se.statsbidrag.ledger.Side;
import se.statsbidrag.ledger.Stops;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.recipient.Recipients;

@SystemTest
class ReconciliationsTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);
  private static final ObjectRef OBJECT = new ObjectRef("test.object", "1", "Provet");

  /** A krona more than somebody's amount in a key that is in force, past all that would refuse. */
  private static final String TOO_MUCH =
      """
      insert into requisition.requisition
        (agency_id, round_id, organisation_id, recipient_kind, recipient_name, version, case_id,
         case_number, choice, amount_ore, ceiling_ore, share, part_may_share, account_kind,
         account_number, content, sha256, channel, received_at, closes_at, late, submitted_by,
         submitted_by_name, submitted_role, assurance, paper_due)
      select :agency, k.round_id, o.organisation_id, k.kind, 'Den som begär för mycket', 1,
             uuidv7(), '1', 'WHOLE', r.amount_ore + 100, r.amount_ore + 100, false, false,
             'BANKGIRO', '1234567', 'x', encode(sha256(convert_to('x', 'UTF8')), 'hex'), 'SERVICE',
             '2020-04-01', '2020-05-01', false, uuidv7(), 'Test', 'AGENT', 'test', '2020-04-01'
        from allocation.key k
        join allocation.key_row r on r.key_id = k.id
        join recipient.role o on o.id = r.role_id
       where k.agency_id = :agency and k.round_id is not null
         and k.status in ('REGISTERED', 'PUBLISHED')
       order by k.id, r.position limit 1
      """;

  @Autowired Reconciliations reconciliations;
  @Autowired StopRule rule;
  @Autowired Stops stops;
  @Autowired Ledger ledger;
  @Autowired Rounds rounds;
  @Autowired Recipients recipients;
  @Autowired TestPeople people;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @LocalServerPort int port;

  private Actor economist;
  private UUID item;

  @BeforeEach
  void an_agency_with_some_money() {
    UUID agency = recipients.add("Provmyndigheten " + UUID.randomUUID(), false);
    economist = people.at(agency, Role.ECONOMIST);
    item = pot("post", Side.CREDIT);
    ledger.move(
        economist,
        new Movement(
            "1",
            "TESTED",
            pot("statskassan", Side.DEBIT),
            item,
            Money.ofKronor(100),
            DAY,
            OBJECT,
            null,
            "prov"));
  }

  @Test
  void each_rule_says_how_many_it_was_held_against() {
    Reconciliation run = find(reconciliations.now(economist));
    assertThat(run.holds()).isTrue();
    assertThat(run.results())
        .startsWith(
            new Result("SUM_NOT_ZERO", 1, 0),
            new Result("STORED_DIFFERS", 2, 0),
            new Result("DAY_DIFFERS", 2, 0),
            new Result("BELOW_ZERO", 2, 0))
        .hasSize(22);
    assertThat(run.checked()).isEqualTo(7);
    assertThat(stops.standing(economist.agencyId())).isEmpty();
  }

  @Test
  void the_demonstrations_mandates_keys_and_lines_are_held_against_each_other() {
    UUID agency = recipients.organisation("Socialstyrelsen").orElseThrow().id();
    Reconciliation run =
        transactions.execute(status -> {
          status.setRollbackOnly();
          return reconciliations.find(agency, reconciliations.now(Actor.system(agency)));
        });
    assertThat(run.found())
        .extracting(Found::rule)
        .doesNotContain("LINE_FUNDED", "ITEM_ASSIGNED", "KEY_ROWS", "SUM_NOT_ZERO");
    assertThat(run.results())
        .filteredOn(result ->
            Set.of("LINE_FUNDED", "ITEM_ASSIGNED", "KEY_ROWS", "KEY_WITHIN")
                .contains(result.rule()))
        .hasSize(4)
        .allMatch(result -> result.checked() > 0);
  }

  @Test
  void what_differs_from_the_decision_is_found_whichever_module_has_it() {
    Map<String, String> tampering =
        Map.of(
            "LINE_FUNDED",
            "update appropriation.line set amount_ore = amount_ore + 1 where code = 'MUNICIPALITIES'",
            "ITEM_ASSIGNED",
            "update appropriation.decided_charge set amount_ore = amount_ore + 1",
            "KEY_ROWS",
            "update allocation.key_row set amount_ore = amount_ore + 1 where position = 1",
            "KEY_WITHIN",
            "update allocation.key set sum_ore = sum_ore + 100, frame_ore = frame_ore + 100"
                + " where finding is null");
    UUID agency = recipients.organisation("Socialstyrelsen").orElseThrow().id();
    tampering.forEach((broken, sql) -> {
      Reconciliation run =
          transactions.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("set local session_replication_role = 'replica'").update();
            assertThat(jdbc.sql(sql).update()).as(sql).isPositive();
            return reconciliations.find(agency, reconciliations.now(Actor.system(agency)));
          });
      assertThat(run.found()).as(broken).extracting(Found::rule).contains(broken);
    });
  }

  @Test
  void a_requisition_of_more_than_the_key_gives_is_found() {
    UUID agency = recipients.organisation("Socialstyrelsen").orElseThrow().id();
    Reconciliation run =
        transactions.execute(status -> {
          status.setRollbackOnly();
          jdbc.sql("set local session_replication_role = 'replica'").update();
          assertThat(jdbc.sql(TOO_MUCH).param("agency", agency).update()).isEqualTo(1);
          return reconciliations.find(agency, reconciliations.now(Actor.system(agency)));
        });
    Found found =
        run.found().stream()
            .filter(one -> one.rule().equals("REQUISITION_WITHIN"))
            .findFirst()
            .orElseThrow();
    assertThat(found.place()).startsWith("Den som begär för mycket, ");
    assertThat(found.is()).isEqualTo(found.expected().plus(Money.ofKronor(1)));
  }

  @Test
  void a_breach_is_kept_with_its_place_and_stops_the_agencys_money() {
    broken();
    Reconciliation run = find(reconciliations.now(economist));
    assertThat(run.found())
        .contains(new Found("STORED_DIFFERS", "post", Money.ofKronor(100), Money.ofKronor(99)));
    assertThat(stops.standing(economist.agencyId()).orElseThrow().reason())
        .contains(run.found().getFirst().place());
    assertThat(rule.waitingFor(economist, 10)).hasSize(1);
    reconciliations.now(economist);
    assertThat(stops.standing(economist.agencyId())).isPresent();
    assertThatThrownBy(() -> jdbc.sql("delete from accounting.found").update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("never changed");
  }

  @Test
  void no_round_opens_while_the_money_is_stopped() {
    UUID agency = recipients.organisation("Socialstyrelsen").orElseThrow().id();
    var round = rounds.list(agency).getFirst();
    assertThat(rule.hindrances(round)).isEmpty();
    transactions.executeWithoutResult(status -> {
      status.setRollbackOnly();
      stops.raise(Actor.system(agency), "Saldot stämmer inte");
      assertThat(rounds.hindrances(round))
          .anyMatch(refusal -> refusal.key().equals("accounting.refusal.stop"));
    });
  }

  @Test
  void an_economist_lifts_the_stop_with_an_explanation_and_it_comes_back_if_the_fault_does() {
    broken();
    reconciliations.now(economist);
    assertThatThrownBy(() -> stops.lift(economist, UUID.randomUUID(), " "))
        .isInstanceOf(Refused.class);
    UUID key = UUID.randomUUID();
    ObjectRef lifted = stops.lift(economist, key, "Rättat i databasen");
    assertThat(stops.lift(economist, key, "Rättat i databasen").id()).isEqualTo(lifted.id());
    assertThat(stops.standing(economist.agencyId())).isEmpty();
    assertThatThrownBy(() -> stops.lift(economist, UUID.randomUUID(), "igen"))
        .isInstanceOf(NotFound.class);
    reconciliations.now(economist);
    assertThat(stops.standing(economist.agencyId())).isPresent();
  }

  @Test
  void two_nodes_reconcile_a_night_once() throws Exception {
    LocalDate night = LocalDate.of(2020, 3, 13);
    List<Callable<Boolean>> nodes =
        List.of(
            () -> reconciliations.atNight(economist.agencyId(), night).isPresent(),
            () -> reconciliations.atNight(economist.agencyId(), night).isPresent());
    int made = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (var answer : threads.invokeAll(nodes)) {
        made += answer.get() ? 1 : 0;
      }
    }
    assertThat(made).isEqualTo(1);
    assertThat(reconciliations.latest(economist.agencyId())).hasSize(1);
    assertThat(reconciliations.atNight(economist.agencyId(), night.plusDays(1))).isPresent();
  }

  @Test
  void the_economist_reconciles_reads_what_is_wrong_and_lifts_the_stop() throws Exception {
    try (Visitor visitor = people.visitor(port, economist)) {
      assertThat(visitor.get("/avstamning?lang=sv").body())
          .contains("Ingen avstämning är gjord", "efter datorns klocka");
      assertThat(visitor.post("/avstamning", Map.of()).body()).contains("Allt stämmer");
      broken();
      assertThat(visitor.post("/avstamning", Map.of()).body())
          .contains("Saldot är summan av överföringarna", "Betalningarna är stoppade");
      visitor.get("/betalstopp");
      Map<String, String> form = Map.of("key", UUID.randomUUID().toString(), "why", "");
      assertThat(visitor.post("/betalstopp", form).statusCode()).isEqualTo(422);
      visitor.post("/betalstopp", Map.of("key", form.get("key"), "why", "Rättat"));
      assertThat(visitor.get("/avstamning").body())
          .doesNotContain("Betalningarna är stoppade")
          .contains("2 stämmer inte");
      assertThat(visitor.get("/avstamning/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void an_auditor_reconciles_but_lifts_nothing() throws Exception {
    Actor auditor = people.at(economist.agencyId(), Role.AUDITOR);
    broken();
    try (Visitor visitor = people.visitor(port, auditor)) {
      visitor.get("/avstamning");
      assertThat(visitor.post("/avstamning", Map.of()).statusCode()).isEqualTo(200);
      assertThat(visitor.get("/betalstopp").statusCode()).isEqualTo(403);
    }
  }

  private Reconciliation find(UUID run) {
    return reconciliations.find(economist.agencyId(), run);
  }

  /** A krona disappears from the stored balance, past all triggers. */
  private void broken() {
    store(9_900);
  }

  /** One database serves all tests, so that the krona comes back. */
  @AfterEach
  void whole_again() {
    store(10_000);
  }

  private void store(long ore) {
    transactions.executeWithoutResult(status -> {
      jdbc.sql("set local session_replication_role = 'replica'").update();
      jdbc.sql("update ledger.pot set credit_posted_ore = :ore where id = :pot")
          .param("ore", ore)
          .param("pot", item)
          .update();
    });
  }

  private UUID pot(String name, Side side) {
    return ledger
        .open(
            economist.agencyId(),
            new NewPot(new BudgetYear(2020), name, "TEST", name, side, OBJECT))
        .id();
  }
}
