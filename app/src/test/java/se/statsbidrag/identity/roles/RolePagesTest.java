package se.statsbidrag.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Browser;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Recipients;

/** Two administrators change somebody's rights at the pages, and the rest of it shows. */
@SystemTest
class RolePagesTest {

  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Recipients recipients;
  @Autowired TestPeople signedIn;
  @Autowired JdbcClient jdbc;

  private UUID agency;
  private UUID newcomer;

  @BeforeEach
  void an_agency() {
    agency = recipients.add("Rollmyndigheten " + UUID.randomUUID(), false);
    newcomer = people.register("pages", UUID.randomUUID().toString(), "Nora Ny");
  }

  @Test
  @Shows("L18")
  void one_proposes_another_confirms_and_everybody_sees_what_happened() {
    try (Browser adam = administrator("Adam");
        Browser britta = administrator("Britta")) {
      Browser.Page proposed = propose(adam, form());
      assertThat(proposed.path()).isEqualTo("/behorigheter");
      assertThat(proposed.body()).contains("Nora Ny ska bli handläggare");
      assertThat(adam.get("/att-gora").body()).doesNotContain("Nora Ny");
      assertThat(britta.get("/att-gora").body()).contains("Nora Ny");
      String change = link(britta.get("/behorigheter").body(), "/behorigheter/andringar/");
      assertThat(adam.get(change).body()).contains("En annan administratör");
      Browser.Page page = britta.get(change);
      assertThat(page.body()).contains("ny anställning", "Bekräfta ändringen");
      Browser.Page done = decide(britta, change, page, "CONFIRMED");
      assertThat(done.body()).contains("bekräftad", "Bekräftade ändrad behörighet", "Britta");
      assertThat(britta.get("/behorigheter").body()).contains("Nora Ny", "beslut av två");
      assertThat(britta.get("/behorigheter?dag=2020-03-11").body()).doesNotContain("Nora Ny");
      assertThat(britta.get("/behandlingshistorik?person=Britta").body())
          .contains("Bekräftade ändrad behörighet");
    }
    assertThat(people.actor(newcomer, agency, "").roles()).containsExactly(Role.CASE_OFFICER);
  }

  @Test
  void the_proposer_cannot_confirm_by_sending_the_form_anyway() {
    try (Browser adam = administrator("Adam")) {
      propose(adam, form());
      String change = link(adam.get("/behorigheter").body(), "/behorigheter/andringar/");
      Browser.Page refused =
          adam.send(change, Map.of("key", UUID.randomUUID().toString(), "beslut", "CONFIRMED"));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("Du har föreslagit ändringen");
    }
    assertThat(people.actor(newcomer, agency, "").roles()).isEmpty();
  }

  @Test
  void what_was_typed_stays_and_everything_wrong_is_said_at_once() {
    try (Browser adam = administrator("Adam")) {
      adam.get("/behorigheter/ny");
      Map<String, String> wrong = form();
      wrong.put("key", UUID.randomUUID().toString());
      wrong.put("person", "ingen@alls.test");
      wrong.put("till", "31 maj");
      wrong.put("roll", "KUNG");
      Browser.Page page = adam.send("/behorigheter/ny", wrong);
      assertThat(page.status()).isEqualTo(422);
      assertThat(page.body())
          .contains("value=\"ingen@alls.test\"", "value=\"31 maj\"", "ny anställning")
          .contains("Ingen känd person", "Välj ett av alternativen", "Du skrev 31 maj");
    }
  }

  @Test
  void a_message_about_it_reaches_the_other_administrator() {
    UUID britta = person("Britta", "britta@provmyndigheten.test");
    try (Browser adam = administrator("Adam");
        Browser other = as(britta)) {
      propose(adam, form());
      String message = link(other.get("/meddelanden").body(), "/meddelanden/");
      assertThat(other.get(message).body())
          .contains("Behörighet att bekräfta: Nora Ny", "Hej Britta!", "/behorigheter/andringar/");
    }
  }

  @Test
  void whoever_has_roles_at_two_agencies_chooses_between_them_and_no_other() {
    UUID person = person("Tova", null);
    UUID second = recipients.add("Andra myndigheten " + UUID.randomUUID(), false);
    people.assign(person, second, Role.AUDITOR, LocalDate.EPOCH);
    try (Browser tova = as(person)) {
      assertThat(tova.get("/valj-organisation").body()).contains("Rollmynd", "Andra mynd");
      Browser.Page page =
          tova.post(
              "/valj-organisation",
              Map.of("organisation", second.toString(), "vidare", "/behandlingshistorik"));
      assertThat(page.path()).isEqualTo("/behandlingshistorik");
      assertThat(page.body()).contains("granskare");
      UUID foreign = recipients.add("Främmande " + UUID.randomUUID(), false);
      assertThat(
              tova.send("/valj-organisation", Map.of("organisation", foreign.toString())).status())
          .isEqualTo(404);
      assertThat(
              tova.send(
                      "/valj-organisation",
                      Map.of("organisation", second.toString(), "vidare", "//evil.test"))
                  .response()
                  .headers()
                  .firstValue("Location")
                  .orElseThrow())
          .endsWith("/att-gora");
    }
  }

  @Test
  void every_act_in_the_trail_has_words_in_both_languages() {
    var known =
        java.util.Set.copyOf(
            jdbc.sql(
                    "select distinct split_part(object_type, '.', 1) || '.act.' || act"
                        + " from audit.line where object_type <> 'audit.test'")
                .query(String.class)
                .list());
    assertThat(known).isNotEmpty();
    for (String language : new String[] {"", "_en"}) {
      assertThat(known)
          .allSatisfy(key ->
              assertThat(bundle(key.substring(0, key.indexOf('.')) + language))
                  .as(language)
                  .containsKey(key));
    }
  }

  private static Map<Object, Object> bundle(String name) {
    java.util.Properties words = new java.util.Properties();
    try (var in =
        new java.io.InputStreamReader(
            java.util.Objects.requireNonNull(
                RolePagesTest.class.getResourceAsStream("/messages/" + name + ".properties")),
            java.nio.charset.StandardCharsets.UTF_8)) {
      words.load(in);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return words;
  }

  private Map<String, String> form() {
    return new HashMap<>(
        Map.of(
            "person", newcomer.toString(),
            "roll", "CASE_OFFICER",
            "slag", "GRANT",
            "fran", "2020-03-12",
            "till", "2020-12-31",
            "skal", "ny anställning"));
  }

  private static Browser.Page propose(Browser browser, Map<String, String> form) {
    Map<String, String> sent = new HashMap<>(form);
    sent.put("key", key(browser.get("/behorigheter/ny")));
    return browser.post("/behorigheter/ny", sent);
  }

  private static Browser.Page decide(
      Browser browser, String change, Browser.Page page, String decision) {
    return browser.post(change, Map.of("key", key(page), "beslut", decision));
  }

  private static String key(Browser.Page page) {
    Matcher found = KEY.matcher(page.body());
    assertThat(found.find()).as(page.body()).isTrue();
    return found.group(1);
  }

  private static String link(String body, String prefix) {
    Matcher found = Pattern.compile("href=\"(" + prefix + "[0-9a-f-]{36})\"").matcher(body);
    assertThat(found.find()).as(body).isTrue();
    return found.group(1);
  }

  private Browser administrator(String name) {
    return as(person(name, null));
  }

  private UUID person(String name, String email) {
    UUID person =
        people.register(
            "pages", UUID.randomUUID().toString(), name, email, java.util.Locale.of("sv"));
    people.assign(person, agency, Role.USER_ADMINISTRATOR, LocalDate.EPOCH);
    return person;
  }

  private Browser as(UUID person) {
    return new Browser(port).plant("inloggning", signedIn.cookie(person, agency));
  }
}
