package se.statsbidrag.casefile.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Browser;
import se.statsbidrag.Chromium;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.Part;

/** Search as an officer and a recipient meet it. */
@SystemTest
class SearchPageTest {

  @LocalServerPort int port;
  @Autowired FormFixture form;
  @Autowired TestPeople people;

  @Test
  void a_beginning_of_a_word_finds_the_cases_and_nothing_typed_breaks_the_page() throws Exception {
    try (Visitor hanna = new Visitor(port)) {
      hanna.signIn("Hanna");
      assertThat(hanna.get("/sok?q=utvecklingsmed+region").body())
          .contains("Utvecklingsmedel till regioner 2020");
      assertThat(hanna.get("/arenden?q=utvecklingsmed+region").body())
          .contains("Utvecklingsmedel till regioner 2020")
          .doesNotContain("Utvecklingsmedel till kommuner 2020</td>");
      for (String typed :
          new String[] {"%27%3A*+%26+och+%25", "%3Cscript%3E", "%F0%9F%98%80", ""}) {
        assertThat(hanna.get("/sok?q=" + typed).statusCode()).as(typed).isEqualTo(200);
      }
    }
  }

  @Test
  void recipients_rounds_keys_and_decisions_are_found_each_under_its_heading() throws Exception {
    try (Visitor hanna = new Visitor(port)) {
      hanna.signIn("Hanna");
      assertThat(hanna.get("/sok?q=Haparanda").body())
          .contains(">Mottagare</h2>", "/mottagare/2583\"");
      assertThat(hanna.get("/sok?q=kommuner+2020").body())
          .contains(">Omgångar</h2>", "/omgangar/", ">Fördelningsnycklar</h2>", "/nycklar/")
          .doesNotContain(">Regioner 2020<");
    }
    try (Visitor karin = new Visitor(port)) {
      karin.signIn("Karin");
      assertThat(karin.get("/sok?q=kommuner+2020").body())
          .contains(">Omgångar</h2>", "/statsbidrag/")
          .doesNotContain("/omgangar/", "/nycklar/", "/beslut/");
    }
  }

  @Test
  void what_is_found_can_be_read_by_everybody_on_a_telephone_too() {
    Actor officer = form.officer(Role.CASE_OFFICER);
    try (Chromium chromium = Chromium.open(port)) {
      var page = chromium.window(390);
      page.context()
          .addCookies(
              List.of(
                  new Cookie("inloggning", people.cookie(officer.personId(), officer.agencyId()))
                      .setUrl("http://localhost:" + port)));
      for (String words : List.of("kommuner", "stockholm", "enhörning")) {
        page.navigate("/sok?q=" + words);
        chromium.scan(page);
      }
    }
  }

  @Test
  void a_word_in_a_printed_paper_is_found_by_the_agency_and_the_recipient_and_nobody_else() {
    String word = "Sökord 2020/" + UUID.randomUUID().toString().substring(0, 8) + "-17";
    UUID town = form.municipality();
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    Map<Part, Map<String, String>> parts = new HashMap<>(FormFixture.whole());
    parts.put(Part.ORGANISATION, Map.of("ownCaseNumber", word));
    form.fill(agent, form.round().id(), parts);
    Actor officer = form.officer(Role.CASE_OFFICER);
    assertThat(found(officer, word)).as("a draft is nobody's").doesNotContain("/handlingar/");
    form.submit(agent);

    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(found(officer, word)).contains("/handlingar/"));
    assertThat(found(agent, word)).contains("/handlingar/", "/mina-arenden/");
    Actor other = form.person(form.municipality(), Role.AGENT, "Olle Al");
    assertThat(found(other, word))
        .doesNotContain("/handlingar/")
        .contains("Inget av det du får se");
  }

  @Test
  void a_decision_is_found_by_its_words_and_a_proposal_by_the_agency_alone() throws Exception {
    try (Visitor hanna = new Visitor(port)) {
      hanna.signIn("Hanna");
      assertThat(hanna.get("/sok?q=fördelningsnyckel".replace("ö", "%C3%B6")).body())
          .contains(">Beslut</h2>", "/beslut/");
    }
  }

  private String found(Actor actor, String words) {
    try (Browser browser = people.browser(port, actor)) {
      Browser.Page page = browser.get("/sok?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
      assertThat(page.status()).isEqualTo(200);
      return page.body();
    }
  }
}
