package se.statsbidrag.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

@SystemTest
class StatementsTest {

  private static final LocalDate MARCH = LocalDate.of(2020, 3, 12);
  private static final ObjectRef OBJECT = new ObjectRef("test.object", "1", "Provet");

  @Autowired Ledger ledger;
  @Autowired Statements statements;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private final Actor actor =
      new Actor(
          UUID.randomUUID(), "Ekon Ekonom", UUID.randomUUID(), Set.of(Role.ECONOMIST), "test");

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  void a_statement_opens_with_what_was_there_and_closes_with_what_is_left() {
    UUID treasury = pot("statskassan", Side.DEBIT);
    UUID line = pot("rad", Side.CREDIT);
    UUID out = pot("ut", Side.CREDIT);
    move("1", treasury, line, 100, MARCH);
    move("2", line, out, 30, MARCH.plusDays(10));
    move("3", line, out, 20, MARCH.plusDays(20));
    move("4", out, line, 5, MARCH.plusDays(30));

    Statement april =
        statement(line, new Statement.Days(MARCH.plusDays(11), MARCH.plusDays(25), happened()));
    assertThat(april.opening()).isEqualTo(kronor(70));
    assertThat(april.out()).isEqualTo(kronor(20));
    assertThat(april.in()).isEqualTo(Money.ZERO);
    assertThat(april.closing()).isEqualTo(kronor(50));
    assertThat(april.lines()).hasSize(1);

    Statement all = statement(line, Statement.Days.all());
    assertThat(all.closing()).isEqualTo(ledger.pot(actor.agencyId(), line).balance());
    assertThat(all.lines().stream().map(Statement.Line::after))
        .containsExactly(kronor(55), kronor(50), kronor(70), kronor(100));
    assertThat(statement(treasury, Statement.Days.all()).closing()).isEqualTo(kronor(100));
  }

  @Test
  void a_long_statement_is_read_page_by_page_and_the_balances_go_on_where_they_were() {
    UUID treasury = pot("statskassan", Side.DEBIT);
    UUID line = pot("rad", Side.CREDIT);
    for (int i = 1; i <= 7; i++) {
      move("m" + i, treasury, line, i, MARCH.plusDays(i % 3));
    }
    List<Money> whole = new ArrayList<>();
    for (int page = 1; page <= 3; page++) {
      Statement part = statements.of(actor.agencyId(), line, Statement.Days.all(), page, 3);
      assertThat(part.pager().pages()).isEqualTo(3);
      part.lines().forEach(own -> whole.add(own.after()));
    }
    assertThat(whole)
        .isEqualTo(
            statement(line, Statement.Days.all()).lines().stream()
                .map(Statement.Line::after)
                .toList());
    assertThat(whole).hasSize(7).startsWith(kronor(28));
  }

  @Test
  void the_sums_of_days_are_those_of_the_transfers_by_either_day() {
    for (long seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      UUID treasury = pot("statskassan " + seed, Side.DEBIT);
      UUID line = pot("rad " + seed, Side.CREDIT);
      for (int i = 0; i < 30; i++) {
        clock.set(MARCH.plusDays(random.nextInt(20)).atTime(random.nextInt(24), 0));
        LocalDate happened = MARCH.plusDays(random.nextInt(20));
        move(seed + ":" + i, treasury, line, 1 + random.nextInt(9), happened);
      }
      for (int day = 0; day < 20; day++) {
        LocalDate last = MARCH.plusDays(day);
        for (Seen seen : Seen.values()) {
          assertThat(statement(line, new Statement.Days(null, last, seen)).closing())
              .as("seed %d, %s, %s", seed, last, seen)
              .isEqualTo(byTransfers(line, last, seen));
        }
      }
    }
    assertThat(ledger.verify()).isEmpty();
  }

  private Money byTransfers(UUID pot, LocalDate last, Seen seen) {
    String day =
        seen == Seen.BY_VALUE_DAY
            ? "value_day"
            : "(booked_at at time zone 'Europe/Stockholm')::date";
    return new Money(
        jdbc.sql(
                "select coalesce(sum(amount_ore), 0) from ledger.transfer where to_pot = :pot and "
                    + day
                    + " <= :last")
            .param("pot", pot)
            .param("last", last)
            .query(Long.class)
            .single());
  }

  @Test
  void the_balances_of_all_pots_on_a_day_stand_beside_each_other() {
    UUID treasury = pot("statskassan", Side.DEBIT);
    UUID line = pot("rad", Side.CREDIT);
    clock.set(MARCH.plusDays(5).atTime(9, 0));
    move("1", treasury, line, 100, MARCH);
    List<PotBalance> that = statements.balances(actor.agencyId(), 2020, MARCH);
    assertThat(that).hasSize(2);
    assertThat(that).allMatch(own -> own.happened().equals(kronor(100)));
    assertThat(that).allMatch(own -> own.booked().isZero());
    assertThat(statements.balances(actor.agencyId(), 2019, MARCH)).isEmpty();
  }

  @Test
  void a_days_sum_that_differs_from_its_transfers_is_found() {
    UUID line = pot("rad", Side.CREDIT);
    move("1", pot("statskassan", Side.DEBIT), line, 100, MARCH);
    List<Breach> breaches =
        transactions.execute(status -> {
          status.setRollbackOnly();
          jdbc.sql("set local session_replication_role = 'replica'").update();
          jdbc.sql("update ledger.day set credit_posted_ore = 1 where pot_id = :pot")
              .param("pot", line)
              .update();
          return ledger.verify();
        });
    assertThat(breaches)
        .containsExactly(new Breach("DAY_DIFFERS", "rad, 2020-03-12", new Money(1), kronor(100)));
    assertThatThrownBy(() -> jdbc.sql("update ledger.day set credit_posted_ore = 1").update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("append-only");
  }

  @Test
  void another_agencys_statement_is_not_found() {
    UUID line = pot("rad", Side.CREDIT);
    assertThatThrownBy(() -> statements.of(UUID.randomUUID(), line, Statement.Days.all(), 1))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void the_economist_reads_a_statement_and_takes_it_home_as_a_table() throws Exception {
    try (Visitor economist = new Visitor(port)) {
      economist.signIn("Ekon");
      String pots = economist.get("/reskontra?ar=2020&dag=2020-03-11").body();
      assertThat(pots).contains("Utvecklingsmedel till kommuner, 2020");
      String pot =
          pots.replaceFirst(
              "(?s).*href=\"(/reskontra/[^\"]+)\">Utvecklingsmedel till kommuner, 2020<.*", "$1");
      String page = economist.get(pot + "?fran=2020-03-12&till=2020-12-31").body();
      assertThat(page).contains("Utgående saldo 31 december 2020");
      String file = economist.get(pot + "/kontoutdrag.csv?efter=bokfort").body();
      assertThat(file.lines()).hasSizeGreaterThan(1);
      assertThat(file).contains("S2020/01591/SOF (delvis)", "71000000,00");
      assertThat(economist.get(pot + "/kontoutdrag.xlsx").statusCode()).isEqualTo(200);
      assertThat(economist.get(pot + "?fran=igår").statusCode()).isEqualTo(422);
    }
  }

  private Statement statement(UUID pot, Statement.Days days) {
    return statements.of(actor.agencyId(), pot, days, 1);
  }

  private static Seen happened() {
    return Seen.BY_VALUE_DAY;
  }

  private static Money kronor(long amount) {
    return Money.ofKronor(amount);
  }

  private UUID pot(String name, Side side) {
    return ledger
        .open(actor.agencyId(), new NewPot(new BudgetYear(2020), name, "TEST", name, side, OBJECT))
        .id();
  }

  private void move(String key, UUID from, UUID to, long kronor, LocalDate day) {
    ledger.move(
        actor, new Movement(key, "TESTED", from, to, kronor(kronor), day, OBJECT, null, "prov"));
  }
}
