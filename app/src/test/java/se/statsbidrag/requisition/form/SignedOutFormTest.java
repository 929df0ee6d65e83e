package se.statsbidrag.requisition.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Browser;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.People;
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

  @Test
  void ten_thousand_characters_are_kept_sealed_until_they_have_been_shown_once() {
    UUID town = form.municipality();
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    String typed =
        Stream.generate(() -> UUID.randomUUID().toString())
            .limit(278)
            .collect(Collectors.joining(" "));
    assertThat(typed).hasSizeGreaterThan(10_000);
    String page = "/rekvirera/" + form.round().id() + "/kontaktperson";
    try (Browser browser = people.browser(port, agent)) {
      browser.get(page);
      signOutEverywhere(agent);
      browser.post(page, Map.of("version", "0", "go", "next", "contactName", typed));
      assertThat(keptForms(typed.substring(0, 36))).as("nobody can read it there").isZero();
      assertThat(keptForms("")).isPositive();
      long before = keptForms("");
      browser.plant("inloggning", people.cookie(agent.personId(), town));
      assertThat(browser.get(page).body()).contains("value=\"" + typed + "\"");
      assertThat(keptForms("")).as("forgotten when shown").isEqualTo(before - 1);
      assertThat(browser.get(page).body()).doesNotContain(typed);
    }
  }

  private long keptForms(String text) {
    return jdbc.sql("select count(*) from identity.kept_form where content like :text")
        .param("text", "%" + text + "%")
        .query(Long.class)
        .single();
  }

  @Test
  void a_form_with_a_file_is_kept_without_the_file_and_the_page_says_so() throws Exception {
    UUID applicant = people.nobody("Ada By");
    UUID town = form.municipality();
    String page = "/ombud/ansok/" + town;
    String cookie = people.cookie(applicant, People.NO_AGENCY);
    String lengthy = "Nämndsekreterare med ansvar för bidrag och rekvisitioner. ".repeat(40);
    try (Visitor visitor = new Visitor(port).plant("inloggning", cookie)) {
      visitor.get(page);
      jdbc.sql("update identity.person set signed_out_at = now() where id = :id")
          .param("id", applicant)
          .update();
      byte[] pdf = "%PDF-1.7 delegation".getBytes(StandardCharsets.UTF_8);
      Map<String, String> typed = Map.of("title", lengthy, "email", "ada@kommunen.example");
      assertThat(visitor.upload(page, typed, "delegation.pdf", pdf).uri().getPath())
          .isEqualTo("/logga-in");
      visitor.plant("inloggning", people.cookie(applicant, People.NO_AGENCY));
      assertThat(visitor.get(page).body())
          .contains("value=\"ada@kommunen.example\"", lengthy.strip())
          .contains("Filer som du hade valt följer inte med", "Välj filen igen")
          .doesNotContain("delegation.pdf");
      assertThat(visitor.get(page).body()).doesNotContain("ada@kommunen.example");
    }
  }

  private void signOutEverywhere(Actor actor) {
    jdbc.sql("update identity.person set signed_out_at = now() where id = :id")
        .param("id", actor.personId())
        .update();
  }
}
