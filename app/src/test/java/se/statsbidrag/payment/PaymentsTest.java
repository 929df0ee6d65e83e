package se.statsbidrag.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.ledger.Stops;
import se.statsbidrag.payment.bank.Outcome;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.accounts.Account;
import se.statsbidrag.requisition.accounts.Accounts;

/** From an award to money in the recipient's account, and back. */
@SystemTest
class PaymentsTest {

  private static final LocalDate DAY = PaymentFixture.DAY;

  @Autowired PaymentFixture paying;
  @Autowired FormFixture form;
  @Autowired Payments payments;
  @Autowired Batches batches;
  @Autowired PaymentSettings settings;
  @Autowired BatchStops stopped;
  @Autowired Accounts accounts;
  @Autowired Ledger ledger;
  @Autowired Stops stops;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  @AfterEach
  void back() {
    clock.reset();
    paying.noStop();
  }

  @Test
  @Shows({"R14", "R91", "R93"})
  void an_award_is_due_in_one_sum_on_the_last_day_of_the_promise() {
    Payment due = paying.due();
    assertThat(due.status()).isEqualTo(PaymentStatus.DUE);
    assertThat(due.due()).isEqualTo(LocalDate.of(2020, 4, 27));
    assertThat(due.binding()).isTrue();
    assertThat(payments.ofAward(due.awardId())).hasSize(1);
    assertThat(due.late(LocalDate.of(2020, 4, 27))).isFalse();
    assertThat(due.late(LocalDate.of(2020, 4, 28))).isTrue();
  }

  @Test
  @Shows("L18")
  void one_proposes_and_another_attests_exactly_the_file_that_goes() throws Exception {
    Payment due = paying.due();
    Actor first = paying.economist();
    Batch batch = paying.proposed(first, due);
    assertThat(batch.status()).isEqualTo(BatchStatus.PROPOSED);
    assertThat(sha256(file(batch))).isEqualTo(batch.sha256());
    assertThatThrownBy(() -> paying.attest(first, batch))
        .hasMessageContaining("payment.refusal.own");
    Actor second = paying.economist();
    assertThatThrownBy(() -> batches.attest(second, UUID.randomUUID(), batch.id(), "0".repeat(64)))
        .hasMessageContaining("payment.refusal.hash");
    paying.attest(second, batch);
    assertThat(paying.now(due).status()).isEqualTo(PaymentStatus.ORDERED);
    assertThat(sha256(file(batch))).isEqualTo(batch.sha256());
  }

  @Test
  @Shows("L18")
  void who_decided_an_award_or_checked_an_account_in_it_does_not_attest() {
    Payment due = paying.due();
    Batch batch = paying.proposed(paying.economist(), due);
    UUID decider =
        jdbc.sql("select decided_by from payment.payment where id = :id")
            .param("id", due.id())
            .query(UUID.class)
            .single();
    UUID checker =
        jdbc.sql("select checked_by from requisition.account where id = :id")
            .param("id", paying.attempt(due).accountId())
            .query(UUID.class)
            .single();
    for (UUID hand : Set.of(decider, checker)) {
      Actor actor = new Actor(hand, "Hand", form.agency(), Set.of(Role.ECONOMIST), "test");
      assertThatThrownBy(() -> paying.attest(actor, batch))
          .hasMessageContaining("payment.refusal.hand");
      assertThatThrownBy(() ->
              jdbc.sql(
                      """
                      update payment.batch
                         set status = 'ATTESTED', attested_by = :hand, attested_by_name = 'Hand',
                             attested_at = now()
                       where id = :id
                      """)
                  .param("hand", hand)
                  .param("id", batch.id())
                  .update())
          .hasMessageContaining("does not attest");
    }
  }

  @Test
  @Shows({"L13", "R17"})
  void money_is_promised_at_attest_and_charged_to_its_item_on_the_banks_day() {
    Payment due = paying.due();
    Pot before = paid("UO9-4:7-8");
    paying.attested(due);
    assertThat(ledger.pot(form.agency(), due.awardPot()).available()).isEqualTo(Money.ZERO);
    assertThat(paid("UO9-4:7-8").balance()).isEqualTo(before.balance());
    assertThat(paying.say(due, Outcome.EXECUTED, DAY.plusDays(1))).isEqualTo("APPLIED");
    Payment paid = paying.now(due);
    assertThat(paid.status()).isEqualTo(PaymentStatus.PAID);
    assertThat(paid.paidDay()).isEqualTo(DAY.plusDays(1));
    assertThat(paid("UO9-4:7-8").balance().minus(before.balance())).isEqualTo(due.amount());
    assertThat(ledger.pot(form.agency(), due.awardPot()).balance()).isEqualTo(Money.ZERO);
    assertThat(ledger.verify()).isEmpty();
  }

  @Test
  void a_payment_that_the_bank_rejects_is_held_and_its_money_is_free() {
    Payment due = paying.due();
    paying.attested(due);
    paying.say(due, Outcome.REJECTED, DAY);
    Payment held = paying.now(due);
    assertThat(held.status()).isEqualTo(PaymentStatus.HELD);
    assertThat(held.hold().kind()).isEqualTo(Payment.HoldKind.REJECTED);
    assertThat(ledger.pot(form.agency(), due.awardPot()).available()).isEqualTo(due.amount());
    payments.release(paying.economist(), UUID.randomUUID(), due.id(), "Rättat hos banken.");
    paying.attested(due);
    assertThat(batches.of(due)).hasSize(2);
  }

  @Test
  @Shows("L18")
  void what_is_rejected_for_its_account_goes_on_only_when_that_is_changed_and_checked() {
    Payment due = paying.due();
    paying.attested(due);
    paying.say(due, Outcome.REJECTED, DAY, "AC04 Kontot är avslutat");
    Actor economist = paying.economist();
    assertThatThrownBy(
            () -> payments.release(economist, UUID.randomUUID(), due.id(), "Försök igen."))
        .hasMessageContaining("payment.refusal.account");
    clock.set(LocalDateTime.of(2020, 3, 13, 9, 0));
    paying.changeAccount(due);
    assertThatThrownBy(
            () -> payments.release(economist, UUID.randomUUID(), due.id(), "Nytt konto."))
        .hasMessageContaining("payment.refusal.account");
    clock.set(LocalDateTime.of(2020, 3, 13, 10, 0));
    UUID account = payments.waiting(paying.now(due)).orElseThrow().accountId();
    accounts.check(economist, account, "CHECKED", "Ringde kommunen.");
    payments.release(economist, UUID.randomUUID(), due.id(), "Nytt konto, kontrollerat.");
    paying.attested(due);
    assertThat(paying.attempt(due).account()).isEqualTo("5050-1055");
  }

  @Test
  @Shows("L15")
  void money_that_comes_back_waits_until_its_account_has_been_checked_again() {
    Payment due = paying.due();
    paying.attested(due);
    paying.say(due, Outcome.EXECUTED, DAY);
    paying.say(due, Outcome.RETURNED, DAY.plusDays(2));
    assertThat(paying.now(due).hold().kind()).isEqualTo(Payment.HoldKind.RETURNED);
    assertThat(ledger.pot(form.agency(), due.awardPot()).available()).isEqualTo(due.amount());
    Actor economist = paying.economist();
    assertThatThrownBy(
            () -> payments.release(economist, UUID.randomUUID(), due.id(), "Försök igen."))
        .hasMessageContaining("payment.refusal.account");
    clock.set(LocalDateTime.of(2020, 3, 13, 9, 0));
    accounts.check(economist, paying.attempt(due).accountId(), "CHECKED", "Ringde kommunen.");
    payments.release(economist, UUID.randomUUID(), due.id(), "Kontot är kontrollerat.");
    paying.attested(due);
    assertThat(paying.now(due).status()).isEqualTo(PaymentStatus.ORDERED);
    assertThat(ledger.verify()).isEmpty();
  }

  @Test
  @Shows("L15")
  void money_that_comes_back_in_a_later_year_does_not_go_to_the_old_years_pot() {
    Payment due = paying.due();
    paying.attested(due);
    paying.say(due, Outcome.EXECUTED, DAY);
    paying.say(due, Outcome.RETURNED, LocalDate.of(2021, 1, 4));
    assertThat(paying.now(due).hold().kind()).isEqualTo(Payment.HoldKind.RETURNED_LATER_YEAR);
    assertThat(ledger.pot(form.agency(), due.awardPot()).balance()).isEqualTo(Money.ZERO);
  }

  @Test
  void answers_late_doubled_and_in_the_wrong_order_do_nothing_twice() {
    Payment due = paying.due();
    paying.attested(due);
    assertThat(paying.say(due, Outcome.RETURNED, DAY)).isEqualTo("APPLIED");
    assertThat(paying.say(due, Outcome.EXECUTED, DAY)).isEqualTo("ALREADY");
    assertThat(paying.say(due, Outcome.ACCEPTED, DAY)).isEqualTo("LATE");
    assertThat(paying.say(due, Outcome.RETURNED, DAY)).isEqualTo("ALREADY");
    assertThat(ledger.pot(form.agency(), due.awardPot()).available()).isEqualTo(due.amount());
    assertThat(stops.standing(form.agency())).isEmpty();
    assertThat(ledger.verify()).isEmpty();
  }

  @Test
  void an_answer_that_cannot_be_true_stops_payments() {
    Payment due = paying.due();
    paying.attested(due);
    paying.say(due, Outcome.REJECTED, DAY);
    Attempt first = paying.attempt(due);
    assertThat(paying.say(first, Outcome.EXECUTED, DAY, null)).isEqualTo("CONTRADICTS");
    assertThat(stops.standing(form.agency())).isPresent();
    Actor economist = paying.economist();
    Payment other = paying.due();
    assertThatThrownBy(() -> paying.proposed(economist, other))
        .hasMessageContaining("payment.refusal.stop");
  }

  @Test
  @Shows("L18")
  void an_account_that_changes_after_attest_stops_the_payment_until_two_have_approved_it() {
    Payment due = paying.due();
    Batch batch = paying.attested(due);
    Actor agent = form.person(due.organisationId(), Role.AGENT, "Anna Ek");
    clock.set(LocalDateTime.of(2020, 3, 13, 9, 0));
    accounts.given(
        agent.at(form.agency()),
        due.organisationId(),
        Account.read(Account.Kind.BANKGIRO, "5050-1055").orElseThrow());
    assertThat(batches.changed(batch)).containsExactly(due.recipientName());
    stopped.stop(paying.economist(), UUID.randomUUID(), batch.id(), "Kontot är ändrat.");
    assertThat(paying.now(due).status()).isEqualTo(PaymentStatus.DUE);
    assertThat(payments.waiting(due).orElseThrow().hindrance()).isEqualTo("ACCOUNT_CHANGED");
    Actor economist = paying.economist();
    assertThatThrownBy(() -> paying.proposed(economist, due))
        .hasMessageContaining("payment.refusal.none");
    assertThat(ledger.pot(form.agency(), due.awardPot()).available()).isEqualTo(due.amount());
  }

  @Test
  @Shows({"L14", "R94", "R95"})
  void nothing_executes_in_another_year_than_its_own() {
    Payment due = paying.due();
    Actor economist = paying.economist();
    clock.set(LocalDateTime.of(2021, 1, 4, 9, 0));
    assertThatThrownBy(() ->
            batches.propose(
                economist,
                UUID.randomUUID(),
                LocalDate.of(2021, 12, 31),
                LocalDate.of(2021, 1, 5),
                Set.of(due.id())))
        .hasMessageContaining("payment.refusal.none");
    clock.set(LocalDateTime.of(2020, 12, 30, 9, 0));
    assertThatThrownBy(() ->
            batches.propose(
                economist,
                UUID.randomUUID(),
                LocalDate.of(2020, 12, 31),
                LocalDate.of(2021, 1, 4),
                Set.of(due.id())))
        .hasMessageContaining("payment.refusal.year");
  }

  @Test
  void the_database_lets_one_try_of_a_payment_live_at_a_time() {
    Payment due = paying.due();
    paying.attested(due);
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into payment.attempt
                    select (jsonb_populate_record(t, jsonb_build_object(
                             'id', uuidv7(), 'end_to_end', 'again', 'position', 999, 'batch_id', b.id))).*
                      from payment.attempt t, payment.batch b
                     where t.id = :id and b.id <> t.batch_id limit 1
                    """)
                .param("id", paying.attempt(due).id())
                .update())
        .hasMessageContaining("one_live_attempt_per_payment");
  }

  @Test
  void what_stands_in_a_batch_is_not_held_by_itself_and_the_database_says_so_too() {
    Payment due = paying.due();
    paying.attested(due);
    Actor economist = paying.economist();
    assertThatThrownBy(() -> payments.hold(economist, UUID.randomUUID(), due.id(), "Vänta."))
        .hasMessageContaining("payment.refusal.status");
    assertThatThrownBy(() ->
            jdbc.sql("update payment.payment set status = 'DUE' where id = :id")
                .param("id", due.id())
                .update())
        .hasMessageContaining("its tries say something else");
  }

  @Test
  @Shows("L16")
  void set_off_is_off_and_takes_a_statute_where_it_is_on() {
    Payment due = paying.due();
    assertThat(settings.setOffStatute()).isEmpty();
    assertThatThrownBy(() ->
            jdbc.sql("update payment.payment set set_off_ore = 100 where id = :id")
                .param("id", due.id())
                .update())
        .hasMessageContaining("set_off_needs_a_statute");
  }

  @Test
  @Shows("L22")
  void the_text_carries_grant_case_number_and_the_recipients_reference() throws IOException {
    Payment due = paying.due();
    Batch batch = paying.proposed(paying.economist(), due);
    assertThat(new String(file(batch), StandardCharsets.UTF_8))
        .contains(due.caseNumber())
        .contains("1234");
  }

  private Pot paid(String item) {
    return ledger
        .pot(form.agency(), "paid-2020-" + item)
        .orElseGet(() -> {
          Payment other = paying.due();
          paying.attested(other);
          paying.say(other, Outcome.EXECUTED, DAY);
          return ledger.pot(form.agency(), "paid-2020-" + item).orElseThrow();
        });
  }

  private byte[] file(Batch batch) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    batches.file(paying.economist(), batch.id(), out);
    return out.toByteArray();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
