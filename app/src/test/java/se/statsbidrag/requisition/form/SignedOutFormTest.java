package se.statsbidrag.requisition.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Browser;
import se.statsbidrag.SystemTest;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.FormFixture;

/** A sign-in that runs out in the middle of the form: nothing that was typed is lost. */
@SystemTest
class SignedOutFormTest {

  @LocalServerPort int port;
  @Autowired FormFixture form;
  @Autowired TestPeople people;
  @Autowired JdbcClient jdbc;

  @Test
  void what_was_typed_stands_in_the_form_after_signing_in_again_and_is_shown_to_nobody_else() {
    UUID town = form.municipality();
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    Actor other = form.person(town, Role.AGENT, "Olle Al");
    String page = "/rekvirera/" + form.round().id() + "/kontaktperson";
    for (Actor back : new Actor[] {agent, other}) {
      try (Browser browser = people.browser(port, agent)) {
        browser.get(page);
        signOutEverywhere(agent);
        Browser.Page answer =
            browser.post(
                page,
                Map.of(
                    "version", "0",
                    "go", "next",
                    "contactName", "Nyss Skriven",
                    "contactEmail", "fel",
                    "contactPhone", ""));
        assertThat(answer.path()).isEqualTo("/logga-in");
        browser.plant("inloggning", people.cookie(back.personId(), town));
        String again = browser.get(page).body();
        if (back == agent) {
          assertThat(again).contains("value=\"Nyss Skriven\"", "value=\"fel\"", "spara igen");
          assertThat(browser.get(page).body()).doesNotContain("Nyss Skriven");
        } else {
          assertThat(again).doesNotContain("Nyss Skriven");
        }
      }
    }
  }

  @Test
  void what_was_typed_stays_for_whoever_has_signed_out_in_another_tab() {
    UUID town = form.municipality();
    Actor agent = form.person(town, Role.AGENT, "Ada By");
    String page = "/rekvirera/" + form.round().id() + "/kontaktperson";
    try (Browser browser = people.browser(port, agent)) {
      browser.plant("senast", people.lastCookie(agent.personId()));
      browser.get(page);
      browser.send("/logga-ut", Map.of());
      Browser.Page answer = browser.post(page, Map.of("version", "0", "contactName", "Nyss Ny"));
      assertThat(answer.path()).isEqualTo("/logga-in");
      browser.plant("inloggning", people.cookie(agent.personId(), town));
      assertThat(browser.get(page).body()).contains("value=\"Nyss Ny\"");
    }
  }

  private void signOutEverywhere(Actor actor) {
    jdbc.sql("update identity.person set signed_out_at = now() where id = :id")
        .param("id", actor.personId())
        .update();
  }
}
