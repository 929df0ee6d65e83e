package se.statsbidrag.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.payment.answers.AnswerJob;
import se.statsbidrag.payment.answers.Answers;
import se.statsbidrag.payment.answers.Finding;
import se.statsbidrag.payment.answers.Findings;
import se.statsbidrag.payment.bank.Bank;

/** Batches on their way to the demonstration's bank, and what it says. */
@SystemTest
class SendingTest {

  @Autowired PaymentFixture paying;
  @Autowired Batches batches;
  @Autowired BatchStops stops;
  @Autowired Sending sending;
  @Autowired AnswerJob fetching;
  @Autowired Answers answers;
  @Autowired Findings findings;
  @Autowired Bank bank;
  @Autowired Ledger ledger;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  @AfterEach
  void back() {
    clock.reset();
    paying.noStop();
  }

  @Test
  @Shows({"R93", "L13"})
  void what_is_attested_goes_to_the_bank_and_what_the_bank_pays_is_paid_on_its_day()
      throws Exception {
    Payment due = paying.dueToNobody();
    Batch batch = paying.attested(due);
    sending.run();
    assertThat(paying.now(batch).status()).isEqualTo(BatchStatus.SENT);
    clock.set(LocalDateTime.of(2020, 4, 3, 9, 0));
    fetching.run();
    Payment paid = paying.now(due);
    assertThat(paid.status()).isEqualTo(PaymentStatus.PAID);
    assertThat(paid.paidDay()).isEqualTo(LocalDate.of(2020, 4, 1));
    assertThat(paying.now(batch).status()).isEqualTo(BatchStatus.CLOSED);
    long said = answers.of(paid).size();
    fetching.run();
    sending.run();
    assertThat(answers.of(paid)).hasSize((int) said);
    assertThat(bank.waiting()).isEmpty();
    assertThat(ledger.verify()).isEmpty();
  }

  @Test
  void the_demonstrations_bank_pays_no_account_that_can_be_somebodys() {
    Payment due = paying.due();
    paying.attested(due);
    sending.run();
    clock.set(LocalDateTime.of(2020, 4, 3, 9, 0));
    fetching.run();
    assertThat(paying.now(due).status()).isEqualTo(PaymentStatus.HELD);
    assertThat(paying.now(due).hold().kind()).isEqualTo(Payment.HoldKind.REJECTED);
  }

  @Test
  @Shows("L18")
  void a_batch_whose_account_changes_after_attest_is_stopped_and_never_sent() {
    Payment due = paying.dueToNobody();
    Batch batch = paying.attested(due);
    clock.set(LocalDateTime.of(2020, 3, 13, 9, 0));
    paying.changeAccount(due);
    sending.run();
    assertThat(paying.now(batch).status()).isEqualTo(BatchStatus.STOPPED);
    assertThat(paying.now(batch).reason()).contains(due.recipientName());
    assertThat(paying.now(due).status()).isEqualTo(PaymentStatus.DUE);
  }

  @Test
  void what_may_have_arrived_is_paid_again_only_when_two_have_found_that_it_did_not() {
    Payment due = paying.dueToNobody();
    Batch batch = paying.attested(due);
    jdbc.sql(
            "update payment.batch set way = 'BANK', begun_at = now(), status = 'UNKNOWN'"
                + " where id = :id")
        .param("id", batch.id())
        .update();
    jdbc.sql("update payment.attempt set status = 'UNKNOWN' where batch_id = :id")
        .param("id", batch.id())
        .update();
    jdbc.sql("update payment.payment set status = 'SENT' where id = :id")
        .param("id", due.id())
        .update();
    Actor first = paying.economist();
    assertThatThrownBy(() -> paying.proposed(first, due))
        .hasMessageContaining("payment.refusal.none");
    assertThatThrownBy(() -> stops.stop(first, UUID.randomUUID(), batch.id(), "Vi vet inte."))
        .isInstanceOf(RuntimeException.class);
    findings.enter(
        first,
        UUID.randomUUID(),
        batch.id(),
        Finding.Kind.MISSED,
        LocalDate.of(2020, 3, 12),
        "Kontoutdrag 12 mars.");
    Finding finding = findings.of(batch).getFirst();
    assertThatThrownBy(() -> findings.confirm(first, UUID.randomUUID(), finding.id()))
        .hasMessageContaining("payment.refusal.own-finding");
    findings.confirm(paying.economist(), UUID.randomUUID(), finding.id());
    assertThat(paying.now(due).status()).isEqualTo(PaymentStatus.DUE);
    assertThat(paying.now(batch).status()).isEqualTo(BatchStatus.CLOSED);
    paying.attested(due);
    assertThat(ledger.verify()).isEmpty();
  }
}
