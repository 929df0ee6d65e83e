package se.statsbidrag.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.accounting.Reconciliation.Found;
import se.statsbidrag.accounting.books.Vouchers;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Movement;
import se.statsbidrag.ledger.NewPot;
import se.statsbidrag.ledger.Side;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.desk.ApprovalFixture;

/** What is awarded and paid, held against what was asked for, decided and assigned. */
@SystemTest
class AwardReconciliationTest {

  @Autowired Reconciliations reconciliations;
  @Autowired ApprovalFixture approvals;
  @Autowired FormFixture form;
  @Autowired Awards awards;
  @Autowired Ledger ledger;
  @Autowired Vouchers vouchers;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired TestClock clock;

  private Award award;
  private Actor economist;

  @BeforeEach
  void an_award() {
    award = awards.answering(approvals.approved().id()).orElseThrow();
    economist = form.officer(Role.ECONOMIST);
  }

  @AfterEach
  void back() {
    clock.reset();
  }

  @Test
  void an_award_that_is_booked_paid_and_in_the_books_holds() {
    Reconciliation run = after(() -> pay());
    assertThat(run.found())
        .extracting(Found::rule)
        .doesNotContain(
            "AWARD_WITHIN",
            "AWARD_CEILING_WITHIN",
            "AWARD_BOOKED",
            "AWARD_POT",
            "PAID_WITHIN",
            "ITEM_CHARGED_WITHIN",
            "VOUCHER_AMOUNT");
    assertThat(run.results())
        .filteredOn(own -> own.rule().startsWith("AWARD_") || own.rule().equals("VOUCHER_AMOUNT"))
        .hasSize(5)
        .allMatch(own -> own.checked() > 0 && own.breaches() == 0);
  }

  @Test
  void an_award_of_more_than_was_asked_for_or_than_the_ceiling_is_found() {
    assertThat(
            broken(
                "update requisition.requisition"
                    + " set amount_ore = amount_ore - 100, ceiling_ore = ceiling_ore - 100"
                    + " where amount_ore = ceiling_ore and amount_ore > 100"))
        .contains("AWARD_WITHIN", "AWARD_CEILING_WITHIN");
  }

  @Test
  void an_award_that_the_ledger_tells_otherwise_is_found() {
    assertThat(broken("update award.award set amount_ore = amount_ore + 100"))
        .contains("AWARD_BOOKED", "AWARD_POT");
    assertThat(
            broken(
                "update ledger.pot set credit_posted_ore = credit_posted_ore + 100"
                    + " where kind = 'AWARD'"))
        .contains("AWARD_POT");
  }

  @Test
  void more_paid_than_awarded_and_more_charged_than_assigned_are_found() {
    assertThat(
            broken("update award.award set amount_ore = amount_ore - 100 where released_ore = 0"))
        .contains("PAID_WITHIN");
    assertThat(
            broken(
                "update ledger.pot set credit_posted_ore = credit_posted_ore + 100000000000000"
                    + " where kind = 'PAID'"))
        .contains("ITEM_CHARGED_WITHIN");
  }

  @Test
  void a_voucher_of_another_amount_than_its_transfer_is_found() {
    assertThat(
            broken(
                "update accounting.voucher_line set amount_ore = amount_ore * 2"
                    + " where amount_ore > 0"))
        .contains("VOUCHER_AMOUNT");
  }

  private java.util.List<String> broken(String tampering) {
    Reconciliation run =
        after(() -> {
          pay();
          jdbc.sql("set local session_replication_role = 'replica'").update();
          assertThat(jdbc.sql(tampering).update()).isPositive();
        });
    return run.found().stream().map(Found::rule).toList();
  }

  /** Reconciles after something that is undone again. */
  private Reconciliation after(Runnable what) {
    return java.util.Objects.requireNonNull(
        transactions.execute(status -> {
          status.setRollbackOnly();
          what.run();
          UUID agency = form.agency();
          return reconciliations.find(agency, reconciliations.now(Actor.system(agency)));
        }));
  }

  private void pay() {
    String item =
        jdbc.sql("select object_id from ledger.pot where kind = 'APPROPRIATION_ITEM' limit 1")
            .query(String.class)
            .single();
    UUID paid =
        ledger
            .open(
                form.agency(),
                new NewPot(
                    award.year(),
                    "paid-" + award.year() + "-" + item,
                    "PAID",
                    "Utbetalt " + item,
                    Side.CREDIT,
                    new ObjectRef("appropriation.item", item, item)))
            .id();
    ledger.move(
        economist,
        new Movement(
            "test-paid-" + award.id(),
            "PAID",
            award.pot(),
            paid,
            award.amount(),
            java.time.LocalDate.now(clock),
            award.ref(),
            null,
            "prov"));
    vouchers.make(economist, UUID.randomUUID(), YearMonth.now(clock));
  }
}
