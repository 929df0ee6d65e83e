package se.statsbidrag.requisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** What is filled in: kept as typed, by several at once, and seen by nobody else. */
@SystemTest
class DraftsTest {

  private static final String PERSON = "Xerxes Utkastsson";
  private static final String NUMBER = "HEMLIGT-4711";
  private static final List<String> OFFICERS =
      List.of(
          "Rut Registrator",
          "Hanna Handläggare",
          "Bo Beslutsfattare",
          "Ekon Ekonom",
          "Greta Granskare",
          "Adam Administratör");

  @LocalServerPort int port;
  @Autowired FormFixture form;
  @Autowired Drafts drafts;
  @Autowired Requisitions requisitions;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void what_is_saved_for_later_is_kept_even_where_it_is_wrong() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    UUID round = form.round().id();
    Map<String, String> wrong = Map.of("choice", "PART", "amount", "tusen", "share", "");
    assertThatThrownBy(() -> drafts.save(agent, round, Part.AMOUNT, 0, wrong, true))
        .isInstanceOf(Refused.class);
    assertThat(form.version(agent, round)).isZero();
    drafts.save(agent, round, Part.AMOUNT, 0, wrong, false);
    Offer offer = drafts.offer(agent, round);
    Answers answers = drafts.draft(agent, offer).orElseThrow().answers();
    assertThat(answers.text("amount")).isEqualTo("tusen");
    assertThat(Progress.of(answers, offer).states())
        .containsEntry(Part.AMOUNT, Progress.State.TO_CORRECT)
        .containsEntry(Part.ACCOUNT, Progress.State.NOT_STARTED);
  }

  @Test
  void two_who_fill_in_at_once_see_each_others_change_and_lose_nothing() {
    UUID town = form.municipality();
    Actor anna = form.person(town, Role.COORDINATOR, "Anna Ek");
    Actor olle = form.person(town, Role.COORDINATOR, "Olle Al");
    UUID round = form.round().id();
    form.fill(anna);
    int opened = form.version(anna, round);
    drafts.save(anna, round, Part.ORGANISATION, opened, Map.of("ownCaseNumber", "A 1"), true);

    Map<String, String> his = Map.of("ownCaseNumber", "B 2");
    assertThatThrownBy(() -> drafts.save(olle, round, Part.ORGANISATION, opened, his, true))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusals().getFirst().field()).isEqualTo("ownCaseNumber");
              assertThat(refused.refusals().getFirst().arguments())
                  .containsExactly("Anna Ek", "A 1");
            });
    assertThat(text(anna, round, "ownCaseNumber")).isEqualTo("A 1");

    Map<String, String> other = Map.of("choice", "NONE", "amount", "", "share", "");
    drafts.save(olle, round, Part.AMOUNT, opened, other, true);
    assertThat(text(anna, round, "ownCaseNumber")).isEqualTo("A 1");
    assertThat(text(anna, round, "choice")).isEqualTo("NONE");

    assertThatThrownBy(() -> drafts.save(anna, round, Part.ORGANISATION, opened, his, true))
        .as("in another tab")
        .hasMessageContaining("requisition.refusal.changed.own.text");

    drafts.save(olle, round, Part.ORGANISATION, form.version(olle, round), his, true);
    assertThat(text(anna, round, "ownCaseNumber")).isEqualTo("B 2");
  }

  @Test
  @Shows("L2")
  void no_page_and_no_search_tells_anybody_at_the_agency_of_a_draft() throws Exception {
    Actor agent = form.person(form.municipality(), Role.AGENT, PERSON);
    UUID round = form.round().id();
    form.fill(agent);
    Map<String, String> number = Map.of("ownCaseNumber", NUMBER);
    drafts.save(agent, round, Part.ORGANISATION, form.version(agent, round), number, true);
    List<String> pages = new ArrayList<>(pages());
    pages.addAll(List.of("/omgangar/" + round, "/sok?q=" + NUMBER, "/rekvirera/" + round));
    assertThat(pages).contains("/arenden", "/behandlingshistorik", "/konton", "/sok");
    for (String name : OFFICERS) {
      try (Visitor officer = new Visitor(port)) {
        officer.signIn(name);
        for (String page : pages) {
          assertThat(officer.get(page).body()).as(name + " " + page).doesNotContain(PERSON);
        }
        assertThat(officer.get("/sok?q=" + PERSON.substring(0, 6)).body()).doesNotContain(NUMBER);
      }
    }
    assertThat(
            jdbc.sql(
                    "select count(*) from audit.line"
                        + " where agency_id = :agency and person_id = :person")
                .param("agency", form.agency())
                .param("person", agent.personId())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  @Shows("L2")
  void an_agency_that_asks_the_services_gets_nothing_of_a_draft() {
    UUID town = form.municipality();
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    UUID round = form.round().id();
    form.fill(agent);
    for (Role role : Role.atAgency()) {
      Actor officer = form.officer(role);
      assertThatThrownBy(() -> drafts.offer(officer, round)).isInstanceOf(NotFound.class);
      assertThat(drafts.choosable(officer)).isEmpty();
      assertThat(drafts.any(officer)).isFalse();
      assertThat(requisitions.inRound(officer, round, null, 0, 500))
          .noneMatch(found -> found.organisationId().equals(town));
    }
  }

  private String text(Actor actor, UUID round, String field) {
    return drafts.draft(actor, drafts.offer(actor, round)).orElseThrow().answers().text(field);
  }

  /** The address of every page without a variable in it. */
  private List<String> pages() {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(route -> route.getValue().getBeanType().getName().startsWith("se.statsbidrag"))
        .filter(
            route -> route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(route -> route.getKey().getPatternValues().stream())
        .filter(path -> !path.contains("{"))
        .toList();
  }
}
