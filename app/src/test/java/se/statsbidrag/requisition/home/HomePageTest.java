package se.statsbidrag.requisition.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.Part;
import se.statsbidrag.requisition.Requisitions;

/** What a municipal secretary meets after signing in. */
@SystemTest
class HomePageTest {

  @LocalServerPort int port;
  @Autowired TestPeople cast;
  @Autowired FormFixture form;
  @Autowired Drafts drafts;
  @Autowired Requisitions requisitions;
  @Autowired TestClock clock;

  private final List<Visitor> open = new ArrayList<>();
  private UUID municipality;
  private Actor agent;

  @BeforeEach
  void a_municipality_that_has_not_answered() {
    municipality = form.municipality();
    agent = form.person(municipality, Role.AGENT, "Anna Ek");
  }

  @AfterEach
  void leave() {
    open.forEach(Visitor::close);
    clock.reset();
  }

  @Test
  void at_first_sight_there_is_what_can_be_got_by_when_and_one_button() throws Exception {
    Document page = start(agent);
    assertThat(page.text())
        .contains("Det här kan ni rekvirera nu", "Senast 1 september 2020", "173 dagar kvar");
    assertThat(page.select("main .ds-button:not([data-variant])").eachText())
        .singleElement()
        .asString()
        .startsWith("Börja rekvirera");
    assertThat(page.select("main .sb-big").first().text()).endsWith("kr");
    assertThat(page.select("nav [aria-current=page]").text()).isEqualTo("Att göra");
  }

  @Test
  @Shows("R207")
  void years_to_come_are_announced_with_what_we_might_get_and_how_sure_it_is() throws Exception {
    Document page = start(agent);
    assertThat(page.select("#framover + ul").text())
        .contains("2021: tidigt besked", "Ni kan komma att få omkring", "Villkorat");
    String notice = page.select("#framover + ul a").first().attr("href");
    assertThat(open.getFirst().get(notice).statusCode()).isEqualTo(200);
  }

  @Test
  void the_days_left_are_counted_to_the_last_day_at_midnight() throws Exception {
    clock.set(LocalDateTime.of(2020, 8, 31, 23, 59));
    assertThat(start(agent).text()).contains("1 dag kvar");
    clock.set(LocalDateTime.of(2020, 9, 1, 23, 59));
    assertThat(start(agent).text()).contains("sista dagen är i dag, till klockan 24.00");
    clock.set(LocalDateTime.of(2020, 9, 2, 0, 0));
    assertThat(start(agent).text())
        .doesNotContain("Börja rekvirera")
        .contains("sista dagen var 1 september 2020. Ni kan ändå skicka in");
  }

  @Test
  @Shows("L3")
  void every_page_says_the_same_of_one_that_comes_late() throws Exception {
    clock.set(LocalDateTime.of(2020, 9, 2, 10, 0));
    String round = "/rekvirera/" + form.round().id();
    Visitor late = visitor(agent);
    assertThat(Jsoup.parse(late.get(round).body()).select("main").text())
        .contains("Ni kan fortfarande skicka in, till och med 31 december 2020")
        .contains("Organisation och diarienummer")
        .doesNotContain("Formuläret är stängt");
    form.fill(agent);
    form.submit(agent);
    assertThat(requisitions.own(agent).getFirst().late()).isTrue();
    clock.set(LocalDateTime.of(2021, 1, 1, 0, 0));
    Actor neighbour = form.person(form.municipality(), Role.AGENT, "Bo By");
    assertThat(Jsoup.parse(visitor(neighbour).get(round).body()).select("main").text())
        .contains("Formuläret är stängt", "Skicka till Socialstyrelsen")
        .doesNotContain("Ni kan fortfarande skicka in");
  }

  @Test
  void the_button_says_what_is_next_and_for_whom() throws Exception {
    Actor coordinator = form.person(municipality, Role.COORDINATOR, "Uno Al");
    drafts.save(
        coordinator,
        form.round().id(),
        Part.ORGANISATION,
        0,
        Map.of("ownCaseNumber", "KS 2020/17"),
        true);
    assertThat(start(agent).text()).contains("1 av 5 delar klara. Senast ändrat av Uno Al");
    form.fill(coordinator);
    assertThat(start(coordinator).text()).contains("Ett ombud eller en representant skickar in");
    assertThat(start(agent).text()).contains("Granska och skicka in");
  }

  @Test
  @Shows("L2")
  void what_is_being_filled_in_shows_to_nobody_else() throws Exception {
    form.fill(agent);
    Actor neighbour = form.person(form.municipality(), Role.AGENT, "Granne");
    assertThat(start(neighbour).text()).contains("Ingen har börjat").doesNotContain("Anna Ek");
    Visitor officer = visitor(form.officer(Role.CASE_OFFICER));
    assertThat(officer.get("/oversikt").statusCode()).isEqualTo(403);
    assertThat(officer.get("/att-gora").body()).doesNotContain("Anna Ek");
  }

  @Test
  void what_was_sent_in_stands_with_its_number_its_holder_and_what_comes_next() throws Exception {
    form.fill(agent);
    String number = form.submit(agent).label();
    Document sent = start(agent);
    assertThat(sent.select("#laget").first().nextElementSibling().text())
        .contains(number, "Socialstyrelsen", "pengarna väntas senast");
    assertThat(sent.text()).contains("Inget väntar på er just nu");
    assertThat(sent.select(".sb-kpi").last().text()).matches("Kvar att rekvirera ?0\\skr");
    Actor officer = form.officer(Role.CASE_OFFICER);
    UUID id = requisitions.own(agent).getFirst().id();
    requisitions.askCompletion(officer, id, LocalDate.of(2020, 3, 20));
    assertThat(start(agent).select("#laget").first().nextElementSibling().text())
        .contains("er: komplettera", "svara senast 20 mars 2020");
  }

  @Test
  @Shows("R53")
  void one_that_declines_or_comes_late_is_promised_no_money() throws Exception {
    drafts.save(agent, form.round().id(), Part.ORGANISATION, 0, Map.of("ownCaseNumber", ""), true);
    drafts.save(
        agent,
        form.round().id(),
        Part.AMOUNT,
        1,
        Map.of("choice", "NONE", "amount", "", "share", ""),
        true);
    form.submit(agent);
    Document declined = start(agent);
    assertThat(declined.text()).contains("Ni har avstått").doesNotContain("pengarna väntas");
    assertThat(declined.select(".sb-kpi").last().text()).matches("Kvar att rekvirera ?0\\skr");
    Actor neighbour = form.person(form.municipality(), Role.AGENT, "Bo By");
    form.fill(neighbour);
    clock.set(LocalDateTime.of(2020, 9, 2, 10, 0));
    String id = form.submit(neighbour).id();
    assertThat(start(neighbour).text()).doesNotContain("pengarna väntas");
    assertThat(Jsoup.parse(visitor(neighbour).get("/mina-rekvisitioner/" + id).body()).text())
        .contains("Eftersom den kom sent prövas den först")
        .doesNotContain("betalas ut inom", "betalas vanligtvis ut");
  }

  @Test
  void we_are_marked_among_the_others_and_our_years_stand_in_a_table() throws Exception {
    Document page = start(agent);
    assertThat(page.select("svg[data-shape=histogram] .mine")).hasSize(1);
    assertThat(page.select("figcaption").text()).contains("kronor per invånare", "av 289 andra");
    assertThat(page.select("#historik").first().nextElementSibling().text())
        .contains("2020", "2017", "antagande");
  }

  private Document start(Actor actor) throws Exception {
    return Jsoup.parse(visitor(actor).get("/att-gora").body());
  }

  private Visitor visitor(Actor actor) {
    Visitor visitor = cast.visitor(port, actor);
    open.add(visitor);
    return visitor;
  }
}
