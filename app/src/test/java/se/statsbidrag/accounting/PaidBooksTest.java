package se.statsbidrag.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.accounting.Reconciliation.Found;
import se.statsbidrag.accounting.books.Vouchers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.payment.Payment;
import se.statsbidrag.payment.PaymentFixture;
import se.statsbidrag.payment.bank.Outcome;
import se.statsbidrag.requisition.FormFixture;

/** What is paid: in the reconciliation, the vouchers, the statements and the forecast. */
@SystemTest
class PaidBooksTest {

  private static final BudgetYear YEAR = new BudgetYear(2020);
  private static final String ITEM = "UO9-4:7-8";
  private static final Set<String> RULES =
      Set.of(
          "PAYMENT_SUM_WITHIN",
          "PAYMENT_BOOKED",
          "PAYMENT_PROMISED",
          "PAYMENT_PAID",
          "PAYMENT_ANSWERED");

  @Autowired PaymentFixture paying;
  @Autowired FormFixture form;
  @Autowired Reconciliations reconciliations;
  @Autowired Forecasts forecasts;
  @Autowired Vouchers vouchers;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Payment payment;

  @BeforeEach
  void a_payment_that_is_due() {
    payment = paying.due();
  }

  @AfterEach
  void back() {
    clock.reset();
    paying.noStop();
  }

  @Test
  void whatever_the_bank_says_of_a_payment_it_agrees_with_the_ledger() {
    paying.attested(payment);
    assertThat(broken("")).doesNotContainAnyElementsOf(RULES);
    paying.say(payment, Outcome.EXECUTED, PaymentFixture.DAY);
    assertThat(broken("")).doesNotContainAnyElementsOf(RULES);
    paying.say(payment, Outcome.RETURNED, PaymentFixture.DAY.plusDays(3));
    assertThat(broken("")).doesNotContainAnyElementsOf(RULES);
    Payment other = paying.due();
    paying.attested(other);
    paying.say(other, Outcome.REJECTED, PaymentFixture.DAY);
    assertThat(broken("")).doesNotContainAnyElementsOf(RULES);
  }

  @Test
  void a_payment_that_the_ledger_does_not_know_is_found() {
    paying.attested(payment);
    String attempt = " where payment_id = '" + payment.id() + "'";
    assertThat(
            broken(
                "update payment.attempt set status = 'EXECUTED', executed_day = '2020-04-01'"
                    + attempt))
        .contains("PAYMENT_BOOKED", "PAYMENT_PROMISED", "PAYMENT_PAID");
    assertThat(broken("update payment.payment set amount_ore = amount_ore + 100"))
        .contains("PAYMENT_SUM_WITHIN");
  }

  @Test
  void what_the_bank_has_not_answered_in_ten_days_is_found() {
    paying.attested(payment);
    String sent =
        "update payment.attempt set status = 'SENT' where payment_id = '" + payment.id() + "'";
    assertThat(broken(sent)).doesNotContain("PAYMENT_ANSWERED");
    assertThat(
            broken(
                sent,
                "update payment.batch set begun_at = '2020-01-02' where id in (select batch_id"
                    + " from payment.attempt where payment_id = '"
                    + payment.id()
                    + "')"))
        .contains("PAYMENT_ANSWERED");
  }

  @Test
  @Shows({"L13", "R17"})
  void a_payment_is_in_the_vouchers_the_statement_and_the_months_of_the_forecast()
      throws Exception {
    clock.set(LocalDateTime.of(2020, 4, 2, 9, 0));
    Forecast before = forecasts.of(form.agency(), YEAR, ITEM);
    assertThat(before.due().get(YearMonth.of(2020, 4))).isNotNull();
    assertThat(before.outcome().plus(before.unused()))
        .isEqualTo(before.item().amount(FigureName.ASSIGNED));
    clock.reset();
    paying.attested(payment);
    paying.say(payment, Outcome.EXECUTED, PaymentFixture.DAY);
    clock.set(LocalDateTime.of(2020, 12, 31, 9, 0));
    assertThat(forecasts.of(form.agency(), YEAR, ITEM).expected()).isEqualTo(Money.ZERO);
    clock.set(LocalDateTime.of(2020, 4, 2, 9, 0));
    Forecast after = forecasts.of(form.agency(), YEAR, ITEM);
    assertThat(after.outcome()).isEqualTo(before.outcome());
    assertThat(paid(after).minus(paid(before))).isGreaterThanOrEqualTo(payment.amount());
    assertThat(after.item().disposable()).isEqualTo(before.item().disposable());

    UUID batch =
        UUID.fromString(
            vouchers.make(paying.economist(), UUID.randomUUID(), YearMonth.of(2020, 4)).id());
    assertThat(
            jdbc.sql(
                    """
                    select l.item || ' ' || l.counterparty_kind
                      from accounting.voucher v
                      join accounting.voucher_line l using (batch_id, number)
                      join ledger.transfer t on t.id = v.transfer_id
                     where v.batch_id = :batch and t.object_id = :payment and l.account = '1921'
                    """)
                .param("batch", batch)
                .param("payment", payment.id().toString())
                .query(String.class)
                .list())
        .containsExactly(ITEM + " OTHER");

    try (Visitor economist = new Visitor(port)) {
      economist.signIn("Ekon");
      String recipient = "/kontoutdrag/mottagare/" + payment.organisationId();
      assertThat(economist.get(recipient).body()).contains("Utbetalning, ", "B ", ".csv");
      assertThat(economist.get(recipient + "/kontoutdrag.csv").body())
          .contains("Nummer;Dag;Vad;", "2020-04-01;Utbetalning, ");
      assertThat(economist.get("/kontoutdrag/omgang/" + payment.roundId()).body())
          .contains("Utbetalning, ");
      String item = economist.get("/kontoutdrag/anslag/2020/" + ITEM).body();
      assertThat(item.replace('\u00a0', ' '))
          .contains("Utbetalning, ", " kr har kommit in och ")
          .doesNotContain("157 000 000");
      assertThat(economist.get("/kontoutdrag/omgang/" + UUID.randomUUID()).statusCode())
          .isEqualTo(404);
      assertThat(economist.get("/anslag/2020/" + ITEM + "/prognos").body())
          .contains("Prognos 2020", "Väntat utfall för året", "2020-04");
      assertThat(economist.get("/anslag/2020/" + ITEM + "/utbetalt?dag=2020-12-31").body())
          .contains("/utbetalningar/" + payment.id(), "/bokforing/" + batch);
      assertThat(economist.get("/bokforing/" + batch).body()).contains("Verifikationer B ");
    }
  }

  @Test
  @Shows("R17")
  void what_came_back_is_its_own_place_in_the_flow_and_paid_is_the_same_number_everywhere()
      throws Exception {
    paying.attested(payment);
    paying.say(payment, Outcome.EXECUTED, PaymentFixture.DAY);
    paying.say(payment, Outcome.RETURNED, PaymentFixture.DAY.plusDays(3));
    try (Visitor economist = new Visitor(port)) {
      economist.signIn("Ekon");
      Document year = Jsoup.parse(economist.get("/anslag?ar=2020&dag=2020-12-31").body());
      Elements sums = year.select("#poster ~ .sb-tbl tfoot td");
      String caption = year.select("figcaption").text();
      assertThat(year.select("svg").text()).contains("Återbetalt → ");
      assertThat(caption)
          .contains(sums.get(2).text() + " kr utbetalt", sums.get(4).text() + " kr har kommit");
      Elements paid = year.select("svg text:contains(Utbetalt) + text");
      assertThat(paid.text()).contains(sums.get(2).text());
      String item = "/anslag/2020/" + ITEM;
      assertThat(year.select("a[href^=" + item + "/aterbetalt]")).isNotEmpty();
      Document returned = page(economist, item + "/aterbetalt?dag=2020-12-31");
      assertThat(returned.select("a[href=/utbetalningar/" + payment.id() + "]")).hasSize(2);
      String pot = returned.select("tbody a[href^=/reskontra/]").attr("href");
      assertThat(page(economist, pot).select("dl a[href=" + item + "]")).hasSize(1);
    }
  }

  private static Document page(Visitor visitor, String path) throws Exception {
    return Jsoup.parse(visitor.get(path).body());
  }

  @Test
  void a_recipient_reads_its_own_statement_and_no_other() throws Exception {
    try (Visitor agent = new Visitor(port)) {
      agent.signIn("Karin");
      assertThat(agent.get("/mina-bidrag/kontoutdrag").statusCode()).isEqualTo(200);
      assertThat(agent.get("/mina-bidrag/kontoutdrag").body())
          .doesNotContain(payment.recipientName());
      assertThat(agent.get("/mina-bidrag/kontoutdrag.csv").body()).startsWith("\uFEFFNummer;");
      assertThat(agent.get("/kontoutdrag/mottagare/" + payment.organisationId()).statusCode())
          .isEqualTo(403);
    }
  }

  private static Money paid(Forecast forecast) {
    return Money.sum(forecast.paid().values());
  }

  /** The rules that are broken after something that is undone again. */
  private List<String> broken(String... tampering) {
    return Objects.requireNonNull(
        transactions.execute(status -> {
          status.setRollbackOnly();
          jdbc.sql("set local session_replication_role = 'replica'").update();
          for (String sql : tampering) {
            if (!sql.isEmpty()) {
              assertThat(jdbc.sql(sql).update()).as(sql).isPositive();
            }
          }
          UUID agency = form.agency();
          return reconciliations
              .find(agency, reconciliations.now(Actor.system(agency)))
              .found()
              .stream()
              .map(Found::rule)
              .toList();
        }));
  }
}
