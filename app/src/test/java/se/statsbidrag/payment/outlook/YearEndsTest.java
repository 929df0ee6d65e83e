package se.statsbidrag.payment.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.award.Awards;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.payment.Payment;
import se.statsbidrag.payment.PaymentFixture;
import se.statsbidrag.payment.PaymentStatus;
import se.statsbidrag.payment.bank.Outcome;
import se.statsbidrag.requisition.FormFixture;

/** How long a year lasts, and what becomes of what it did not pay. */
@SystemTest
class YearEndsTest {

  @Autowired PaymentFixture paying;
  @Autowired FormFixture form;
  @Autowired YearEnds years;
  @Autowired Awards awards;
  @Autowired Ledger ledger;
  @Autowired TestPeople people;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @AfterEach
  void back() {
    clock.reset();
  }

  @ParameterizedTest
  @CsvSource({"2021,30,2021-11-17", "2022,30,2022-11-17", "2017,15,2017-12-06"})
  @Shows("L14")
  void the_last_safe_day_of_receipt_is_that_of_the_calendar(
      int year, int workingDays, LocalDate last) {
    assertThat(YearEnds.lastSafeReceipt(year, workingDays)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"2017,2017-12-29", "2020,2020-12-30", "2021,2021-12-30", "2022,2022-12-30"})
  @Shows("L14")
  void the_last_bank_day_is_the_last_working_day(int year, LocalDate last) {
    assertThat(YearEnds.lastBankDay(year)).isEqualTo(last);
  }

  @Test
  @Shows({"L14", "R94", "R95"})
  void what_a_year_did_not_pay_goes_back_to_its_line_when_the_year_is_ended() {
    Payment due = paying.due();
    Actor economist = paying.economist();
    clock.set(LocalDateTime.of(2021, 1, 4, 9, 0));
    assertThat(years.left(form.agency()).number()).isPositive();
    Money line = ledger.pot(form.agency(), due.linePot()).balance();
    Money left = years.left(form.agency()).sum();
    UUID key = UUID.randomUUID();
    years.end(economist, key);
    years.end(economist, key);
    assertThat(paying.now(due).status()).isEqualTo(PaymentStatus.LAPSED);
    assertThat(awards.award(form.agency(), due.awardId()).standing()).isEqualTo(Money.ZERO);
    assertThat(ledger.pot(form.agency(), due.awardPot()).balance()).isEqualTo(Money.ZERO);
    assertThat(ledger.pot(form.agency(), due.linePot()).balance().minus(line)).isEqualTo(left);
    assertThat(years.left(form.agency()).number()).isZero();
    assertThat(ledger.verify()).isEmpty();
  }

  @Test
  @Shows({"R92", "R93"})
  void promises_are_measured_and_what_falls_due_is_foretold() throws Exception {
    Payment late = paying.due();
    paying.attested(late);
    paying.say(late, Outcome.EXECUTED, LocalDate.of(2020, 4, 28));
    paying.due();
    Actor economist = people.at(form.agency(), Role.ECONOMIST);
    try (Visitor visitor = people.visitor(port, economist)) {
      String promises = Jsoup.parse(visitor.get("/utbetalningar/loften").body()).text();
      assertThat(promises).contains("För sent").contains("%");
      String forecast = Jsoup.parse(visitor.get("/utbetalningar/prognos").body()).text();
      assertThat(forecast).contains("2020-04-27").contains("2020-11-16");
      assertThat(visitor.get("/utbetalningar/avsluta-aret").statusCode()).isEqualTo(200);
      assertThat(visitor.get("/utbetalningar/prognos?lang=en").statusCode()).isEqualTo(200);
    }
  }
}
