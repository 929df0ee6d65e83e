package se.statsbidrag.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.payment.bank.Outcome;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.accounts.Accounts;

/** Whatever people do and the bank says, in whatever order, no krona is lost, doubled or astray. */
@SystemTest
class PaymentPropertiesTest {

  private static final int STEPS = 60;
  private static final LocalDate DAY = PaymentFixture.DAY;

  @Autowired PaymentFixture paying;
  @Autowired FormFixture form;
  @Autowired Payments payments;
  @Autowired Batches batches;
  @Autowired BatchStops stopped;
  @Autowired Accounts accounts;
  @Autowired Ledger ledger;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void lift() {
    paying.noStop();
  }

  @Test
  @Shows({"L13", "L15"})
  void sums_hold_after_any_sequence_of_acts_and_answers() {
    List<Payment> some = List.of(paying.due(), paying.due(), paying.due());
    Actor first = paying.economist();
    Actor second = paying.economist();
    Actor checker = paying.economist();
    for (long seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      List<String> acts = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        Payment payment = some.get(random.nextInt(some.size()));
        int act = random.nextInt(9);
        acts.add(act + " on " + some.indexOf(payment));
        try {
          step(random, act, payment, first, second, checker);
        } catch (Refused | Conflict refused) {
          acts.add("refused");
        }
        paying.noStop();
        some.forEach(one -> check(one, acts));
      }
    }
    assertThat(ledger.verify()).isEmpty();
  }

  private void step(
      Random random, int act, Payment payment, Actor first, Actor second, Actor checker) {
    switch (act) {
      case 0, 1, 2 -> paying.attest(second, paying.proposed(first, paying.now(payment)));
      case 3 -> payments.release(first, UUID.randomUUID(), payment.id(), "Vidare.");
      case 4 -> payments.hold(first, UUID.randomUUID(), payment.id(), "Vänta.");
      case 5 -> checkAccounts(payment, checker);
      case 6 -> {
        List<Attempt> tries = batches.of(payment);
        if (!tries.isEmpty()) {
          stopped.stop(first, UUID.randomUUID(), tries.getLast().batchId(), "Stopp.");
        }
      }
      default -> {
        List<Attempt> tries = batches.of(payment);
        if (!tries.isEmpty()) {
          Outcome outcome = Outcome.values()[random.nextInt(Outcome.values().length)];
          Attempt old = tries.get(random.nextInt(tries.size()));
          paying.say(random.nextInt(4) == 0 ? old : tries.getLast(), outcome, DAY, null);
        }
      }
    }
  }

  private void checkAccounts(Payment payment, Actor checker) {
    accounts.list(checker, 0, 500).stream()
        .filter(given -> given.organisationId().equals(payment.organisationId()))
        .filter(given -> given.status() == Accounts.Status.WAITING)
        .forEach(given -> accounts.check(checker, given.id(), "CHECKED", "Kontrollerat."));
  }

  /** What stands in the award's pot is what has not been paid, and the parts say the same. */
  private void check(Payment one, List<String> done) {
    Payment now = paying.now(one);
    List<Object> acts = new ArrayList<>(done);
    acts.add(now.status());
    batches.of(now).forEach(attempt -> acts.add(attempt.status()));
    Pot award = ledger.pot(form.agency(), one.awardPot());
    boolean paid = now.status() == PaymentStatus.PAID;
    assertThat(award.balance()).as(acts.toString()).isEqualTo(paid ? Money.ZERO : one.amount());
    boolean promised = now.status() == PaymentStatus.ORDERED || now.status() == PaymentStatus.SENT;
    assertThat(award.promised())
        .as(acts.toString())
        .isEqualTo(promised ? one.amount() : Money.ZERO);
    long used =
        jdbc.sql(
                """
                select (select coalesce(sum(used_ore), 0) from payment.charge c
                         where c.line_pot = :pot)
                     - (select coalesce(sum(g.amount_ore), 0)
                          from payment.part g join payment.attempt t on t.id = g.attempt_id
                         where g.line_pot = :pot
                           and t.status in ('ORDERED', 'SENT', 'ACCEPTED', 'UNKNOWN', 'EXECUTED'))
                """)
            .param("pot", one.linePot())
            .query(Long.class)
            .single();
    assertThat(used).as(acts.toString()).isNotNegative();
  }
}
