package se.statsbidrag.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import se.statsbidrag.Browser;
import se.statsbidrag.TestDatabase;
import se.statsbidrag.kernel.Role;

/** The demonstration as a visitor meets it, on a database of its own since it empties it. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "statsbidrag.demonstration=true",
      "test.database=demonstration",
      "spring.main.banner-mode=off"
    })
@org.springframework.context.annotation.Import(TestDatabase.class)
@DirtiesContext
class DemoPageTest {

  @LocalServerPort int port;
  @Autowired DemoPeople cast;
  @Autowired JdbcClient jdbc;

  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser(port);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_visitor_becomes_somebody_and_gets_to_the_page_they_wanted() {
    Browser.Page asked = browser.get("/behorigheter");
    assertThat(asked.path()).isEqualTo("/logga-in");
    assertThat(asked.body()).contains("Adam Administratör", "Bo Beslutsfattare", "Greta");
    Browser.Page page = become("Adam Administratör");
    assertThat(page.path()).isEqualTo("/behorigheter");
    assertThat(page.body()).contains("Britta Administratör", "Det här är en demonstration");
  }

  @Test
  void the_clock_is_moved_from_a_page_and_shows_on_every_page() {
    assertThat(browser.get("/demo").body())
        .contains("12 mars 2020", "Flyttar du klockan bakåt finns allt som har gjorts kvar");
    browser.post("/demo", Map.of("day", "2021-06-03"));
    assertThat(browser.get("/").body()).contains("3 juni 2021");
    Browser.Page wrong = browser.send("/demo", Map.of("day", "i morgon"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("Du skrev &quot;i morgon&quot;");
    browser.post("/demo", Map.of("day", "2020-03-12"));
  }

  @Test
  void beginning_anew_removes_everything_and_fills_it_again() {
    browser.get("/logga-in");
    become("Greta Granskare");
    browser.post("/demo", Map.of("day", "2022-02-02"));
    long organisations = count("recipient.organisation");
    jdbc.sql("insert into recipient.organisation (name) values ('Skräp')").update();
    browser.get("/demo/borja-om");
    Browser.Page page = browser.post("/demo/borja-om", Map.of());
    assertThat(page.status()).isEqualTo(200);
    assertThat(count("recipient.organisation")).isEqualTo(organisations);
    assertThat(browser.get("/demo").body()).contains("12 mars 2020");
    assertThat(browser.look("/att-gora").status()).isEqualTo(302);
    assertThat(cast.all()).extracting("roles").isNotEmpty();
    browser.get("/logga-in");
    assertThat(become("Greta Granskare").status()).isEqualTo(200);
  }

  @Test
  void a_story_is_played_to_the_stage_that_was_chosen_and_every_page_says_that_it_is_made_up() {
    assertThat(browser.get("/demo/berattelser").body()).contains("Berättelsen om 2017", "påhittat");
    assertThat(browser.get("/demo/berattelser/2017").body()).contains("Sista dagen: 1 juni 2017");
    Browser.Page unchosen = browser.send("/demo/berattelser/2017", Map.of());
    assertThat(unchosen.status()).isEqualTo(422);
    assertThat(unchosen.body()).contains("Välj hur långt berättelsen ska gå");
    Browser.Page begun = browser.post("/demo/berattelser/2017", Map.of("stage", "OPEN"));
    assertThat(begun.path()).isEqualTo("/demo/berattelser/pagar");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> !browser.get("/demo/berattelser/pagar").body().contains("spelas upp</h1>"));
    assertThat(browser.get("/demo/berattelser/pagar").body()).contains("är uppspelad");
    assertThat(browser.get("/").body())
        .contains("dagen är 3 april 2017", "det som kommuner och regioner gör i den är påhittat");
    assertThat(count("requisition.requisition")).isPositive();
    browser.get("/demo");
    browser.post("/demo", Map.of("day", "2020-03-12"));
    assertThat(examples()).as("examples beside the story").isZero();
    browser.get("/demo/borja-om");
    browser.post("/demo/borja-om", Map.of());
    assertThat(examples()).isOne();
    assertThat(browser.get("/").body()).doesNotContain("det som kommuner och regioner gör");
  }

  @Test
  void a_form_from_elsewhere_cannot_begin_it_anew() {
    browser.get("/demo");
    long organisations = count("recipient.organisation");
    Browser.Page answer = browser.post("/demo/borja-om", Map.of("_csrf", "forged"));
    assertThat(answer.path()).isEqualTo("/logga-in");
    assertThat(count("recipient.organisation")).isEqualTo(organisations);
    become("Greta Granskare");
    assertThat(browser.send("/demo/borja-om", Map.of("_csrf", "forged")).status()).isEqualTo(403);
  }

  @Test
  void every_role_is_in_the_cast_and_there_are_two_administrators() {
    for (Role role : Role.atAgency()) {
      assertThat(cast.all()).anyMatch(member -> member.roles().contains(role));
    }
    assertThat(cast.all().stream().filter(m -> m.roles().contains(Role.USER_ADMINISTRATOR)))
        .hasSizeGreaterThan(1);
  }

  private Browser.Page become(String name) {
    String person =
        cast.all().stream()
            .filter(member -> member.name().equals(name))
            .findFirst()
            .orElseThrow()
            .person()
            .toString();
    return browser.post("/logga-in", Map.of("person", person));
  }

  private long examples() {
    return jdbc.sql("select count(*) from allocation.key where title like 'Exempel:%'")
        .query(Long.class)
        .single();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
