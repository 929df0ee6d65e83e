package se.statsbidrag.award.redistribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Chromium;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.award.sharing.Exclusion;
import se.statsbidrag.award.sharing.Plan;
import se.statsbidrag.award.sharing.Standing;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.Proposal;
import se.statsbidrag.engine.Redistribution.By;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.Part;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;
import se.statsbidrag.requisition.desk.ApprovalFixture;

/**
 * 2020: municipalities answer in every way; what is left is shared out by a decision, once, and
 * what comes free later by another. In a database of its own since it takes all that is left.
 */
@SystemTest
@TestPropertySource(properties = "test.database=omfordelning")
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedistributionStoryTest {

  private static final Plan KEY = new Plan(By.KEY, null, null, Plan.Reach.TOGETHER);
  private static final String REASONS = "Pengarna behövs för det som bidraget är till för.";

  private static final String FIRST_ROWS =
      "document.querySelectorAll('tbody tr:nth-child(n + 12)').forEach(row => row.remove())";

  private static Requisition first;
  private static Requisition second;
  private static Requisition late;
  private static Requisition silent;

  @Autowired Redistributions redistributions;
  @Autowired RedistributionStore store;
  @Autowired RedistributionPaperJob papers;
  @Autowired ApprovalFixture approvals;
  @Autowired FormFixture form;
  @Autowired Requisitions requisitions;
  @Autowired Awards awards;
  @Autowired Decisions decisions;
  @Autowired Cases cases;
  @Autowired Ledger ledger;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired TestClock clock;
  @Autowired TestPeople cast;
  @LocalServerPort int port;

  private Actor officer;
  private Actor decider;

  @BeforeEach
  void people_at_the_agency() {
    officer = form.officer(Role.CASE_OFFICER);
    decider = form.officer(Role.DECISION_MAKER);
  }

  @AfterEach
  void back() {
    clock.reset();
  }

  @Test
  @Order(1)
  @Shows("R108")
  void before_the_last_day_has_passed_nothing_is_shared_and_the_last_day_is_said()
      throws Exception {
    first = approvals.approved();
    second = approvals.approved();
    late = approvals.sent();
    silent = sent(Map.of("choice", "WHOLE", "amount", "", "share", "false"));
    sent(Map.of("choice", "PART", "amount", "1000", "share", "false"));
    clock.set(LocalDateTime.of(2020, 9, 1, 23, 59));
    assertThatThrownBy(() -> share(KEY))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusals().getFirst().key()).endsWith("early");
              assertThat(refused.refusals().getFirst().arguments())
                  .contains(java.time.LocalDate.of(2020, 9, 1));
            });
    assertThat(page().text()).contains("den 1 september 2020, till och med kl. 24.00");
  }

  @Test
  @Order(2)
  @Shows({"R88", "R107", "L24"})
  void who_gets_no_part_is_told_why_in_one_sentence_and_the_undecided_come_first()
      throws Exception {
    after();
    Standing standing = redistributions.look(officer, form.round().id()).standing();
    assertThat(standing.taking())
        .extracting(Candidate::organisationId)
        .containsExactlyInAnyOrder(first.organisationId(), second.organisationId());
    assertThat(standing.excluded())
        .extracting(Candidate::exclusion)
        .filteredOn(why -> why != Exclusion.NOT_ANSWERED)
        .containsExactlyInAnyOrder(Exclusion.UNDECIDED, Exclusion.NO_WISH, Exclusion.NOT_WHOLE);
    Money undecided = late.amount().plus(silent.amount()).plus(Money.ofKronor(1000));
    assertThat(standing.undecided()).isEqualTo(undecided);
    assertThat(standing.left().plus(undecided).plus(first.amount()).plus(second.amount()))
        .isEqualTo(Money.ofKronor(75_000_000 + 31_500_000));
    assertThatThrownBy(() -> share(KEY)).hasMessageContaining("redistribution.refusal.undecided");
    try (Visitor visitor = cast.visitor(port, officer)) {
      assertThat(visitor.get("/att-gora").body()).contains("lämna medel som inte rekvirerats");
    }
    assertThat(page().text())
        .contains(
            "En rekvisition från dem som bett om en del är inte avgjord",
            late.caseNumber(),
            "Har inte bett om att få del.",
            "Rekvirerade inte hela beloppet, och det kräver villkoren.");
    approvals.decide(decider, approvals.proposed(late));
    assertThat(redistributions.look(officer, form.round().id()).standing().taking()).hasSize(3);
  }

  @Test
  @Order(3)
  void the_rules_are_shown_side_by_side_with_caps_and_as_files() throws Exception {
    after();
    String path = "/omgangar/" + form.round().id() + "/omfordelning";
    try (Visitor visitor = cast.visitor(port, officer)) {
      var page = Jsoup.parse(visitor.get(path + "?by=EQUAL&cap=100+000").body());
      assertThat(page.select("h1").text()).startsWith("Medel som inte rekvirerats");
      assertThat(page.text()).contains("Ingen får mer än 100 000 kr.", "Andel av nyckeln");
      assertThat(page.select("section:has(#belopp) tfoot td").eachText()).contains("300 000");
      String code = code(first);
      var one = Jsoup.parse(visitor.get(path + "/mottagare/" + code + "?by=EQUAL").body());
      assertThat(one.text()).contains(first.recipientName(), "Steg för steg", "simulering");
      assertThat(visitor.get(path + ".csv?by=EQUAL&cap=100000").body())
          .contains(code, "100000", "Har inte rekvirerat.");
      assertThat(visitor.get(path + ".xlsx").statusCode()).isEqualTo(200);
      assertThat(visitor.get(path + "?cap=1,5").statusCode()).isEqualTo(422);
      assertThat(visitor.get(path + "/mottagare/9999").statusCode()).isEqualTo(404);
    }
  }

  @Test
  @Order(4)
  void what_a_recipient_says_it_can_use_is_the_most_that_it_gets() throws Exception {
    after();
    String path = "/omgangar/" + form.round().id() + "/omfordelning/behov/" + code(second);
    try (Visitor visitor = cast.visitor(port, officer)) {
      visitor.get(path);
      assertThat(
              visitor
                  .post(path, Map.of("key", key(), "amount", "12,50", "source", ""))
                  .statusCode())
          .isEqualTo(422);
      visitor.post(path, Map.of("key", key(), "amount", "250 000", "source", "Brev 2 september"));
    }
    Standing standing = redistributions.look(officer, form.round().id()).standing();
    assertThat(standing.taking())
        .filteredOn(one -> one.organisationId().equals(second.organisationId()))
        .extracting(Candidate::need)
        .containsExactly(Money.ofKronor(250_000));
  }

  @Test
  @Order(4)
  void the_pages_shut_nobody_out_and_fit_a_telephone() {
    after();
    String path = "/omgangar/" + form.round().id() + "/omfordelning";
    scan(
        List.of(
            path,
            path + "/mottagare/" + code(first),
            path + "/foresla?by=EQUAL&percent=50",
            path + "/lamna",
            path + "/behov/" + code(first)));
  }

  @Test
  @Order(5)
  void what_has_changed_since_the_proposal_refuses_the_decision_and_says_what() {
    after();
    Proposal proposal = proposal(share(KEY));
    assertThatThrownBy(() -> share(KEY)).hasMessageContaining("redistribution.refusal.once");
    transaction.executeWithoutResult(status -> {
      jdbc.sql(
              """
              insert into award.redistribution_need
                (agency_id, round_id, organisation_id, amount_ore, source, stated_at, stated_by,
                 stated_by_name)
              values (:agency, :round, :town, 0, 'Brev', now(), :by, 'X')
              """)
          .param("agency", form.agency())
          .param("round", form.round().id())
          .param("town", first.organisationId())
          .param("by", officer.personId())
          .update();
      assertThatThrownBy(() -> decide(proposal))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.refusals().getFirst().key()).endsWith("changed.gone");
                assertThat(refused.refusals().getFirst().arguments())
                    .containsExactly(first.recipientName());
              });
      status.setRollbackOnly();
    });
    decisions.sendBack(decider, UUID.randomUUID(), proposal.id(), proposal.contentHash(), "Vänta.");
    assertThat(store.ofRound(form.round().id()).getFirst().status())
        .isEqualTo(Redistributed.Status.CLOSED);
  }

  @Test
  @Order(6)
  @Shows({"R106", "R107", "R111", "O25"})
  void another_decides_it_and_every_line_becomes_an_award_out_of_its_frame() throws Exception {
    after();
    Plan capped = new Plan(By.KEY, null, 50, Plan.Reach.TOGETHER);
    Proposal proposal = proposal(share(capped));
    assertThat(proposal.annexes()).hasSize(3);
    assertThatThrownBy(() -> decisions.decide(both(), key(1), proposal.id(), hash(proposal), true))
        .hasMessageContaining("four-eyes");
    Money before = ledger.pot(form.agency(), form.round().pot()).available();
    decide(proposal);

    Redistributed kept = store.ofRound(form.round().id()).getFirst();
    assertThat(kept.status()).isEqualTo(Redistributed.Status.DECIDED);
    List<Award> made = made();
    assertThat(made).hasSize(3).allMatch(one -> one.kind() == Award.Kind.REDISTRIBUTION);
    assertThat(Money.sum(made.stream().map(Award::amount).toList())).isEqualTo(kept.shared());
    assertThat(before.minus(ledger.pot(form.agency(), form.round().pot()).available()))
        .isEqualTo(kept.shared());
    assertThat(made)
        .filteredOn(one -> one.organisationId().equals(second.organisationId()))
        .extracting(Award::amount)
        .allMatch(amount -> amount.compareTo(Money.ofKronor(250_000)) <= 0);
    assertThatThrownBy(() -> share(KEY)).hasMessageContaining("nothing-freed");

    papers.run();
    papers.run();
    assertThat(cases.documents(officer, first.caseId()))
        .filteredOn(document -> document.kind().equals("DECISION"))
        .extracting(Document::title)
        .contains("Medel som inte rekvirerats fördelas")
        .hasSize(2);
  }

  @Test
  @Order(7)
  @Shows("R111")
  void everybody_can_read_the_list_and_how_each_amount_came_about() throws Exception {
    Redistributed kept = store.ofRound(form.round().id()).getFirst();
    Actor agent = form.person(first.organisationId(), Role.AGENT, "Ada Ombud");
    try (Visitor visitor = cast.visitor(port, agent)) {
      var list = Jsoup.parse(visitor.get("/omfordelat/" + kept.id()).body());
      assertThat(list.text()).contains(first.recipientName(), "50 procent", "Har inte rekvirerat.");
      var one = Jsoup.parse(visitor.get("/omfordelat/" + kept.id() + "/" + code(first)).body());
      assertThat(one.text())
          .contains(first.recipientName(), "Steg för steg", "Ur vilken ram", "Kommuner 2020");
      assertThat(visitor.get("/omfordelat/" + kept.id() + "/lista.csv").body())
          .contains(first.recipientName());
      assertThat(visitor.get("/omfordelningar/" + kept.id()).statusCode()).isNotEqualTo(200);
      Award own =
          made().stream()
              .filter(award -> award.organisationId().equals(first.organisationId()))
              .findFirst()
              .orElseThrow();
      var page = Jsoup.parse(visitor.get("/mina-bidrag/" + own.id()).body());
      assertThat(page.select("a[href^=/omfordelat/" + kept.id() + "]")).hasSize(1);
      assertThat(page.select("dd a[href^=/handlingar/]").eachText())
          .singleElement()
          .asString()
          .startsWith("Medel som inte rekvirerats fördelas");
      Award asked = awards.answering(first.id()).orElseThrow();
      assertThat(
              Jsoup.parse(visitor.get("/mina-bidrag/" + asked.id()).body())
                  .select("dd a[href^=/handlingar/]")
                  .eachText())
          .singleElement()
          .asString()
          .doesNotContain("Medel som inte rekvirerats");
      assertThat(visitor.get("/mina-bidrag").body())
          .containsOnlyOnce("Del av medel som andra inte rekvirerade");
      String grant = form.round().grant().slug();
      assertThat(page.select("a[href=/statsbidrag/" + grant + "]").text()).contains("version");
      assertThat(visitor.get("/statsbidrag/" + grant + "/kommuner-2020").body())
          .contains("/omfordelat/" + kept.id());
    }
    try (Visitor visitor = cast.visitor(port, officer)) {
      var page = Jsoup.parse(visitor.get("/omfordelningar/" + kept.id()).body());
      assertThat(page.text()).contains(kept.sha256(), kept.caseNumber(), "Beslutat");
    }
    Actor stranger =
        new Actor(UUID.randomUUID(), "F", UUID.randomUUID(), java.util.Set.of(), "test");
    assertThatThrownBy(() -> redistributions.redistribution(stranger, kept.id()))
        .isInstanceOf(NotFound.class);
    assertThat(mail(first)).contains("Det är beslutat att ni får");
  }

  @Test
  @Order(7)
  void the_list_shuts_nobody_out_and_fits_a_telephone() {
    String list = "/omfordelat/" + store.ofRound(form.round().id()).getFirst().id();
    scan(List.of(list, list + "/" + code(first), list.replace("omfordelat", "omfordelningar")));
  }

  @Test
  @Order(8)
  void what_comes_free_later_is_decided_on_by_itself_and_may_be_left_with_reasons() {
    after();
    refuse(silent);
    Standing standing = redistributions.look(officer, form.round().id()).standing();
    assertThat(standing.number()).isEqualTo(2);
    assertThat(standing.left()).isEqualTo(silent.amount());
    assertThatThrownBy(() -> leave(" ")).hasMessageContaining("redistribution.refusal.reasons");
    Proposal proposal = proposal(leave("Beloppet är litet."));
    assertThat(proposal.title()).endsWith("(beslut 2)");
    decide(proposal);
    Redistributed kept = store.ofRound(form.round().id()).getFirst();
    assertThat(kept.outcome()).isEqualTo(Redistributed.Outcome.LEFT);
    assertThat(made()).hasSize(3);
    assertThatThrownBy(() -> leave("Igen.")).hasMessageContaining("nothing-freed");
  }

  @Test
  @Order(9)
  void the_database_refuses_an_award_without_a_line_and_a_line_beyond_its_frame_or_need() {
    Redistributed kept = store.ofRound(form.round().id()).getLast();
    for (String change :
        List.of(
            "update award.redistribution_line set amount_ore = amount_ore + 100",
            "update award.redistribution_frame set taken_ore = taken_ore + 100",
            "update award.redistribution set shared_ore = shared_ore + 100",
            "delete from award.redistribution_line",
            "update award.redistribution_need set amount_ore = 0")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(status -> {
              Award made = made().getFirst();
              awards.make(
                  decider,
                  new se.statsbidrag.award.NewAward(
                      Award.Kind.REDISTRIBUTION,
                      made.organisationId(),
                      made.recipientKind(),
                      made.recipientName(),
                      made.roundId(),
                      made.requisitionId(),
                      made.caseId(),
                      made.caseNumber(),
                      made.lineId(),
                      Money.ofKronor(1),
                      made.decidedAt(),
                      kept.proposalId(),
                      java.time.LocalDate.of(2020, 9, 2),
                      null));
            }))
        .hasStackTraceContaining("stands on its decided line");
  }

  private void after() {
    clock.set(LocalDateTime.of(2020, 9, 2, 0, 0));
  }

  private Requisition sent(Map<String, String> amount) {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    Map<Part, Map<String, String>> parts = FormFixture.whole();
    parts.put(Part.AMOUNT, amount);
    form.fill(agent, form.round().id(), parts);
    return approvals.sent(agent);
  }

  private void refuse(Requisition sent) {
    requisitions.refuse(decider, sent.id());
  }

  private ObjectRef share(Plan plan) {
    return redistributions.share(
        officer, UUID.randomUUID(), form.round().id(), plan, REASONS, true);
  }

  private ObjectRef leave(String reasons) {
    return redistributions.leave(officer, UUID.randomUUID(), form.round().id(), reasons, true);
  }

  private Proposal proposal(ObjectRef reference) {
    return decisions.proposal(decider, UUID.fromString(reference.id()));
  }

  private void decide(Proposal proposal) {
    decisions.decide(decider, UUID.randomUUID(), proposal.id(), hash(proposal), true);
  }

  private static String hash(Proposal proposal) {
    return proposal.contentHash();
  }

  private Actor both() {
    return new Actor(
        officer.personId(),
        officer.name(),
        form.agency(),
        java.util.Set.of(Role.CASE_OFFICER, Role.DECISION_MAKER),
        "test");
  }

  private List<Award> made() {
    return jdbc
        .sql("select award_id from award.redistribution_line where award_id is not null")
        .query(UUID.class)
        .list()
        .stream()
        .map(id -> awards.award(form.agency(), id))
        .toList();
  }

  private String code(Requisition sent) {
    return Objects.requireNonNull(sent.sent().recipient().code());
  }

  private org.jsoup.nodes.Document page() throws Exception {
    try (Visitor visitor = cast.visitor(port, officer)) {
      return Jsoup.parse(visitor.get("/omgangar/" + form.round().id() + "/omfordelning").body());
    }
  }

  private void scan(List<String> paths) {
    try (Chromium chromium = Chromium.open(port)) {
      Page page = chromium.window(390);
      String cookie = cast.cookie(officer.personId(), officer.agencyId());
      String origin = "http://localhost:" + port;
      page.context().addCookies(List.of(new Cookie("inloggning", cookie).setUrl(origin)));
      for (String path : paths) {
        page.navigate(path);
        assertThat(page.locator("h1").count()).as(path).isOne();
        page.evaluate(FIRST_ROWS); // rows are alike, and there may be hundreds
        chromium.scan(page);
      }
    }
  }

  private String mail(Requisition sent) {
    return jdbc.sql(
            """
            select coalesce(string_agg(subject || ' ' || body, ' '), '')
              from notification.message where object_id = :id
            """)
        .param("id", sent.id().toString())
        .query(String.class)
        .single();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static UUID key(long number) {
    return new UUID(1, number);
  }
}
