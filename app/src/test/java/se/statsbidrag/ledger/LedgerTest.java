package se.statsbidrag.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

@SystemTest
class LedgerTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);
  private static final ObjectRef OBJECT = new ObjectRef("test.object", "1", "Provet");

  @Autowired Ledger ledger;
  @Autowired Statements statements;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @Autowired TransactionTemplate transactions;

  /** Each test has an agency of its own, so that its sums are its own. */
  private final Actor actor =
      new Actor(
          UUID.randomUUID(), "Ekon Ekonom", UUID.randomUUID(), Set.of(Role.ECONOMIST), "test");

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  void money_that_is_moved_stands_in_both_pots_and_sums_to_zero() {
    UUID treasury = treasury();
    UUID item = pot("post");
    ledger.move(actor, movement("a", treasury, item, 127_500_000));
    assertThat(ledgerPot(item).balance()).isEqualTo(Money.ofKronor(127_500_000));
    assertThat(ledgerPot(treasury).balance()).isEqualTo(Money.ofKronor(127_500_000));
    assertThat(ledgerPot(treasury).side()).isEqualTo(Side.DEBIT);
    assertThat(ledger.verify()).isEmpty();
  }

  @Test
  @Shows({"R12", "R13"})
  void a_pot_cannot_go_below_zero_and_the_refusal_says_what_is_missing() {
    UUID treasury = treasury();
    UUID municipalities = pot("kommuner");
    UUID outside = pot("utbetalt");
    ledger.move(actor, movement("in", treasury, municipalities, 75_000_000));
    assertThatThrownBy(
            () -> ledger.move(actor, movement("out", municipalities, outside, 75_000_001)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              var refusal = refused.refusals().getFirst();
              assertThat(refusal.key()).isEqualTo("ledger.refusal.short");
              assertThat(refusal.arguments())
                  .containsExactly("kommuner", Money.ofKronor(75_000_000), Money.ofKronor(1));
            });
    assertThat(ledgerPot(municipalities).available()).isEqualTo(Money.ofKronor(75_000_000));
    ledger.move(actor, movement("out", municipalities, outside, 75_000_000));
    assertThat(ledgerPot(municipalities).available()).isEqualTo(Money.ZERO);
  }

  @Test
  void the_treasury_cannot_get_back_more_than_it_gave() {
    UUID treasury = treasury();
    UUID other = pot("annan", Side.DEBIT);
    UUID item = pot("post");
    ledger.move(actor, movement("a", treasury, item, 10));
    ledger.move(actor, movement("b", other, item, 5));
    assertThatThrownBy(() -> ledger.move(actor, movement("c", item, treasury, 11)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void the_same_key_with_the_same_content_is_booked_once() {
    UUID treasury = treasury();
    UUID item = pot("post");
    Transfer first = ledger.move(actor, movement("k", treasury, item, 10));
    Transfer second = ledger.move(actor, movement("k", treasury, item, 10));
    assertThat(second).isEqualTo(first);
    assertThat(ledgerPot(item).balance()).isEqualTo(Money.ofKronor(10));
  }

  @Test
  void the_same_key_with_other_content_is_refused() {
    UUID treasury = treasury();
    UUID item = pot("post");
    ledger.move(actor, movement("k", treasury, item, 10));
    assertRefused("ledger.refusal.key", () -> ledger.move(actor, movement("k", treasury, item, 9)));
    assertThat(ledgerPot(item).balance()).isEqualTo(Money.ofKronor(10));
  }

  @Test
  void several_movements_are_booked_all_or_none() {
    UUID treasury = treasury();
    UUID item = pot("post");
    UUID line = pot("rad");
    assertThatThrownBy(() ->
            ledger.move(
                actor, List.of(movement("1", treasury, item, 10), movement("2", item, line, 11))))
        .isInstanceOf(Refused.class);
    assertThat(statements.of(actor.agencyId(), item, Statement.Days.all(), 1).lines()).isEmpty();
    ledger.move(actor, List.of(movement("1", treasury, item, 10), movement("2", item, line, 10)));
    assertThat(ledgerPot(item).received()).isEqualTo(Money.ofKronor(10));
    assertThat(ledgerPot(line).balance()).isEqualTo(Money.ofKronor(10));
  }

  @Test
  void a_promise_is_gone_from_where_it_comes_and_not_yet_where_it_goes() {
    UUID treasury = treasury();
    UUID line = pot("rad");
    UUID award = pot("beviljat");
    ledger.move(actor, movement("in", treasury, line, 100));
    ledger.promise(actor, movement("p", line, award, 60));
    assertThat(ledgerPot(line).balance()).isEqualTo(Money.ofKronor(100));
    assertThat(ledgerPot(line).available()).isEqualTo(Money.ofKronor(40));
    assertThat(ledgerPot(award).available()).isEqualTo(Money.ZERO);
    assertThatThrownBy(() -> ledger.move(actor, movement("x", line, award, 41)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_promise_is_carried_out_in_part_and_the_rest_comes_back() {
    UUID treasury = treasury();
    UUID line = pot("rad");
    UUID award = pot("beviljat");
    ledger.move(actor, movement("in", treasury, line, 100));
    Transfer promise = ledger.promise(actor, movement("p", line, award, 60));
    ledger.post(actor, promise.id(), "p!", Money.ofKronor(50), DAY);
    assertThat(ledgerPot(line).available()).isEqualTo(Money.ofKronor(50));
    assertThat(ledgerPot(line).promised()).isEqualTo(Money.ZERO);
    assertThat(ledgerPot(award).available()).isEqualTo(Money.ofKronor(50));
    assertThat(ledger.verify()).isEmpty();
  }

  @Test
  void a_promise_is_resolved_once() {
    UUID treasury = treasury();
    UUID line = pot("rad");
    ledger.move(actor, movement("in", treasury, line, 100));
    Transfer promise = ledger.promise(actor, movement("p", line, pot("beviljat"), 60));
    Transfer released = ledger.release(actor, promise.id(), "r", DAY);
    assertThat(ledger.release(actor, promise.id(), "r", DAY)).isEqualTo(released);
    assertThat(ledgerPot(line).available()).isEqualTo(Money.ofKronor(100));
    assertRefused(
        "ledger.refusal.resolved",
        () -> ledger.post(actor, promise.id(), "again", Money.ofKronor(60), DAY));
  }

  @Test
  void no_more_is_carried_out_than_was_promised() {
    UUID treasury = treasury();
    UUID line = pot("rad");
    ledger.move(actor, movement("in", treasury, line, 100));
    Transfer promise = ledger.promise(actor, movement("p", line, pot("beviljat"), 60));
    assertRefused(
        "ledger.refusal.promise",
        () -> ledger.post(actor, promise.id(), "more", Money.ofKronor(61), DAY));
  }

  @Test
  void what_has_been_booked_at_once_is_no_promise() {
    Transfer booked = ledger.move(actor, movement("in", treasury(), pot("rad"), 100));
    assertThatThrownBy(() -> ledger.release(actor, booked.id(), "r", DAY))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void nothing_and_less_than_nothing_cannot_be_moved() {
    UUID treasury = treasury();
    UUID item = pot("post");
    assertRefused(
        "ledger.refusal.amount", () -> ledger.move(actor, movement("z", treasury, item, 0)));
    assertRefused(
        "ledger.refusal.amount", () -> ledger.move(actor, movement("n", treasury, item, -1)));
    assertRefused("ledger.refusal.same", () -> ledger.move(actor, movement("s", item, item, 1)));
  }

  @Test
  @Shows("L14")
  void money_never_moves_between_budget_years() {
    UUID treasury = treasury();
    UUID later =
        ledger
            .open(
                actor.agencyId(),
                new NewPot(new BudgetYear(2021), "2021", "TEST", "2021", Side.CREDIT, OBJECT))
            .id();
    assertRefused(
        "ledger.refusal.pots", () -> ledger.move(actor, movement("y", treasury, later, 1)));
  }

  @Test
  void another_agencys_pot_is_as_if_it_did_not_exist() {
    UUID treasury = treasury();
    UUID theirs =
        ledger
            .open(
                UUID.randomUUID(),
                new NewPot(new BudgetYear(2020), "p", "TEST", "deras", Side.CREDIT, OBJECT))
            .id();
    assertRefused(
        "ledger.refusal.pots", () -> ledger.move(actor, movement("y", treasury, theirs, 1)));
    assertThatThrownBy(() -> ledger.pot(actor.agencyId(), theirs)).isInstanceOf(NotFound.class);
  }

  @Test
  void a_pot_opened_twice_is_one_pot_and_of_one_sort() {
    UUID first = pot("post");
    assertThat(pot("post")).isEqualTo(first);
    assertRefused("ledger.refusal.pot", () -> ledgerPot(pot("post", Side.DEBIT)));
  }

  @Test
  void an_earlier_balance_is_told_by_when_it_happened_and_by_when_it_was_booked() {
    UUID treasury = treasury();
    UUID item = pot("post");
    clock.set(LocalDateTime.of(2020, 4, 2, 23, 30));
    ledger.move(actor, movement("late", treasury, item, 70)); // happened 12 March, entered 2 April
    assertThat(balance(item, DAY, Seen.BY_VALUE_DAY)).isEqualTo(Money.ofKronor(70));
    assertThat(balance(item, DAY.minusDays(1), Seen.BY_VALUE_DAY)).isEqualTo(Money.ZERO);
    LocalDate entered = LocalDate.of(2020, 4, 2);
    assertThat(balance(item, entered.minusDays(1), Seen.BY_BOOKING_DAY)).isEqualTo(Money.ZERO);
    assertThat(balance(item, entered, Seen.BY_BOOKING_DAY)).isEqualTo(Money.ofKronor(70));
    assertThat(balance(treasury, entered, Seen.BY_BOOKING_DAY)).isEqualTo(Money.ofKronor(70));
  }

  @Test
  void a_booked_transfer_and_a_pot_cannot_be_changed_in_the_database_either() {
    ledger.move(actor, movement("a", treasury(), pot("post"), 10));
    for (String sql :
        List.of(
            "update ledger.transfer set amount_ore = 1",
            "delete from ledger.transfer",
            "truncate ledger.transfer cascade",
            "update ledger.pot set credit_posted_ore = credit_posted_ore + 1",
            "delete from ledger.pot",
            "insert into ledger.pot (agency_id, budget_year, code, kind, name, side, object_type,"
                + " object_id, object_label, credit_posted_ore, opened_at) values"
                + " (uuidv7(), 2020, 'x', 'X', 'x', 'CREDIT', 'a.b', '1', 'x', 5, now())")) {
      assertThatThrownBy(() -> jdbc.sql(sql).update())
          .as(sql)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void the_databases_own_check_holds_where_the_triggers_do_not_ask() {
    UUID item = pot("post");
    assertThatThrownBy(() -> transactions.executeWithoutResult(status -> overdraw(item)))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("pot_never_below_zero");
  }

  private void overdraw(UUID pot) {
    jdbc.sql("set local session_replication_role = 'replica'").update();
    jdbc.sql("update ledger.pot set debit_posted_ore = 1 where id = :id").param("id", pot).update();
  }

  @Test
  void what_does_not_hold_is_found_with_both_figures() {
    UUID item = pot("post");
    ledger.move(actor, movement("a", treasury(), item, 10));
    List<Breach> breaches =
        transactions.execute(status -> {
          status.setRollbackOnly();
          jdbc.sql("set local session_replication_role = 'replica'").update();
          jdbc.sql("update ledger.pot set credit_posted_ore = 1100 where id = :id")
              .param("id", item)
              .update();
          return ledger.verify();
        });
    assertThat(breaches)
        .contains(new Breach("STORED_DIFFERS", "post", Money.ofKronor(11), Money.ofKronor(10)))
        .contains(new Breach("SUM_NOT_ZERO", "2020", Money.ofKronor(10), Money.ofKronor(11)));
    assertThat(ledger.verify()).isEmpty();
  }

  @Test
  void random_transfers_keep_the_same_balances_as_a_simple_model() {
    for (long seed = 1; seed <= 5; seed++) {
      againstModel(new Random(seed), seed);
    }
    assertThat(ledger.verify()).isEmpty();
  }

  private void againstModel(Random random, long seed) {
    UUID treasury = treasury();
    List<UUID> pots = new ArrayList<>();
    Map<UUID, Long> model = new HashMap<>();
    for (int i = 0; i < 4; i++) {
      UUID pot = pot("pot " + seed + "/" + i);
      pots.add(pot);
      model.put(pot, 0L);
    }
    Map<UUID, Movement> promises = new HashMap<>();
    for (int step = 0; step < 60; step++) {
      String key = seed + ":" + step;
      UUID to = pots.get(random.nextInt(pots.size()));
      UUID from = random.nextInt(4) == 0 ? treasury : pots.get(random.nextInt(pots.size()));
      long kronor = 1 + random.nextInt(100);
      if (random.nextInt(5) == 0 && !promises.isEmpty()) {
        resolve(random, key, promises, model);
      } else if (!from.equals(to)) {
        Movement movement = movement(key, from, to, kronor);
        boolean covered = from.equals(treasury) || model.get(from) >= kronor;
        boolean promise = random.nextInt(3) == 0;
        try {
          Transfer done = promise ? ledger.promise(actor, movement) : ledger.move(actor, movement);
          assertThat(covered || (promise && from.equals(treasury))).as(key).isTrue();
          model.computeIfPresent(from, (pot, held) -> held - kronor);
          if (promise) {
            promises.put(done.id(), movement);
          } else {
            model.merge(to, kronor, Long::sum);
          }
        } catch (Refused refused) {
          assertThat(covered).as(key).isFalse();
        }
      }
      model.forEach((pot, held) ->
          assertThat(ledgerPot(pot).available()).as(key).isEqualTo(Money.ofKronor(held)));
    }
  }

  private void resolve(
      Random random, String key, Map<UUID, Movement> promises, Map<UUID, Long> model) {
    UUID id = promises.keySet().iterator().next();
    Movement promised = promises.remove(id);
    long all = promised.amount().ore() / 100;
    long part = random.nextInt(3) == 0 ? 0 : 1 + random.nextLong(all);
    if (part == 0) {
      ledger.release(actor, id, key, DAY);
    } else {
      ledger.post(actor, id, key, Money.ofKronor(part), DAY);
    }
    model.computeIfPresent(promised.from(), (pot, held) -> held + all - part);
    model.merge(promised.to(), part, Long::sum);
  }

  @Test
  void threads_that_race_over_a_hot_pot_neither_overdraw_it_nor_lock_each_other_out()
      throws Exception {
    UUID treasury = treasury();
    UUID hot = pot("het");
    UUID left = pot("vänster");
    UUID right = pot("höger");
    ledger.move(actor, movement("in", treasury, hot, 50));
    List<Callable<Boolean>> jobs = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      String key = "t" + i;
      UUID to = i % 2 == 0 ? left : right;
      UUID back = i % 2 == 0 ? right : left;
      jobs.add(
          () -> succeeds(List.of(movement(key, hot, to, 1), movement(key + "b", to, back, 1))));
    }
    long done = run(jobs).stream().filter(Boolean::booleanValue).count();
    assertThat(done).isEqualTo(50);
    assertThat(ledgerPot(hot).available()).isEqualTo(Money.ZERO);
    assertThat(ledger.verify()).isEmpty();
  }

  @Test
  void two_nodes_that_send_the_same_key_at_once_book_it_once() throws Exception {
    UUID treasury = treasury();
    UUID item = pot("post");
    List<Callable<UUID>> jobs = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      jobs.add(() -> ledger.move(actor, movement("same", treasury, item, 10)).id());
    }
    assertThat(Set.copyOf(run(jobs))).hasSize(1);
    assertThat(ledgerPot(item).balance()).isEqualTo(Money.ofKronor(10));
  }

  @Test
  void two_nodes_that_resolve_a_promise_at_once_resolve_it_once() throws Exception {
    UUID treasury = treasury();
    UUID line = pot("rad");
    UUID award = pot("beviljat");
    ledger.move(actor, movement("in", treasury, line, 100));
    Transfer promise = ledger.promise(actor, movement("p", line, award, 60));
    List<Callable<Boolean>> jobs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String key = "resolve" + i;
      jobs.add(() -> {
        try {
          ledger.post(actor, promise.id(), key, Money.ofKronor(60), DAY);
          return true;
        } catch (Refused e) {
          return false;
        }
      });
    }
    assertThat(run(jobs).stream().filter(Boolean::booleanValue)).hasSize(1);
    assertThat(ledgerPot(award).balance()).isEqualTo(Money.ofKronor(60));
  }

  private boolean succeeds(List<Movement> movements) {
    try {
      ledger.move(actor, movements);
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  private static <T> List<T> run(List<Callable<T>> jobs) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<T> answers = new ArrayList<>();
      for (Future<T> job : threads.invokeAll(jobs)) {
        answers.add(job.get());
      }
      return answers;
    }
  }

  private static void assertRefused(String key, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusals().getFirst().key()).isEqualTo(key));
  }

  private UUID treasury() {
    return pot("statskassan", Side.DEBIT);
  }

  private UUID pot(String name) {
    return pot(name, Side.CREDIT);
  }

  private UUID pot(String name, Side side) {
    return ledger
        .open(actor.agencyId(), new NewPot(new BudgetYear(2020), name, "TEST", name, side, OBJECT))
        .id();
  }

  private Pot ledgerPot(UUID id) {
    return ledger.pot(actor.agencyId(), id);
  }

  private Money balance(UUID pot, LocalDate day, Seen seen) {
    return statements.of(actor.agencyId(), pot, new Statement.Days(null, day, seen), 1).closing();
  }

  private static Movement movement(String key, UUID from, UUID to, long kronor) {
    return new Movement(key, "TESTED", from, to, Money.ofKronor(kronor), DAY, OBJECT, null, "prov");
  }
}
