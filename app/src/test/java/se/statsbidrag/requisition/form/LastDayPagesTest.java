package se.statsbidrag.requisition.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Browser;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.FormFixture;

/** What the pages say before, on and after the last day. */
@SystemTest
class LastDayPagesTest {

  @LocalServerPort int port;
  @Autowired FormFixture form;
  @Autowired TestPeople people;
  @Autowired TestClock clock;

  @AfterEach
  void back() {
    clock.reset();
    form.reopen();
  }

  @Test
  @Shows("L3")
  void a_form_that_is_open_when_the_day_ends_says_that_it_will_be_late_and_is_received() {
    UUID town = form.municipality();
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    Actor other = form.person(form.municipality(), Role.AGENT, "Olle Al");
    form.fill(agent);
    String page = "/rekvirera/" + form.round().id();
    var closes = Objects.requireNonNull(form.round().terms()).closes();
    clock.set(LocalDateTime.ofInstant(closes.minusSeconds(1), clock.getZone()));
    try (Browser browser = people.browser(port, agent)) {
      assertThat(browser.get(page + "/granska").body()).contains("senast 1 september 2020 klockan");
      assertThat(browser.get(page).body()).contains("Sista dagen är i dag, till klockan 24.00");
      clock.set(LocalDateTime.ofInstant(closes, clock.getZone()));
      assertThat(browser.get(page + "/granska").body())
          .contains("kommer in för sent", "Godkänn och skicka in");
      form.submit(agent);
      assertThat(browser.get(page).body())
          .contains("Rekvisitionen är inskickad", "kom in efter sista dagen, 1 september 2020");
    }
    try (Browser browser = people.browser(port, other)) {
      assertThat(browser.get(page).body())
          .contains("Ni kan fortfarande skicka in, till och med 31 december 2020")
          .contains("kommer in för sent", "0 av 5 delar klara");
      clock.set(LocalDateTime.of(2021, 1, 1, 0, 0));
      assertThat(browser.get(page).body())
          .contains("Formuläret är stängt", "Socialstyrelsen", "får ett beslut")
          .doesNotContain("0 av 5 delar klara");
    }
  }
}
