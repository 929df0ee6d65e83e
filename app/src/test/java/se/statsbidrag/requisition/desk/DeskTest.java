package se.statsbidrag.requisition.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.CaseMessages;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.decision.DecisionSubject;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.Proposal;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.RequisitionStatus;
import se.statsbidrag.requisition.Requisitions;
import se.statsbidrag.requisition.accounts.Accounts;

/** The agency's side of a requisition: checks, completion and decisions. */
@SystemTest
class DeskTest {

  @Autowired FormFixture form;
  @Autowired Requisitions requisitions;
  @Autowired Accounts accounts;
  @Autowired Checks checks;
  @Autowired Verdicts verdicts;
  @Autowired Completions completions;
  @Autowired DeskQueue queue;
  @Autowired BatchJob job;
  @Autowired BatchDecided lists;
  @Autowired Decisions decisions;
  @Autowired Cases cases;
  @Autowired CaseMessages messages;
  @Autowired People people;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired TestClock clock;
  @Autowired TestPeople cast;
  @LocalServerPort int port;

  private Actor officer;
  private Actor decider;

  @BeforeEach
  void people_at_the_agency() {
    officer = at(Role.CASE_OFFICER, "Olle Officer");
    decider = at(Role.DECISION_MAKER, "Bea Beslutar");
  }

  @AfterEach
  void back() {
    clock.reset();
  }

  @Test
  @Shows("R14")
  void each_check_says_why_and_the_account_waits_for_a_second_person() {
    Requisition sent = sent();
    assertThat(checks.of(sent).against()).extracting(Check::name).containsExactly("ACCOUNT");
    assertThat(checks.of(sent).checks())
        .extracting(Check::name)
        .containsExactly("POWER", "CEILING", "TIME", "ACCOUNT", "CONTACT", "TERMS", "WISH", "HASH");
    checkAccount(sent);
    assertThat(checks.of(sent).clean()).isTrue();
  }

  @Test
  void a_power_that_was_removed_afterwards_was_a_power_all_the_same() {
    Requisition sent = clean();
    clock.set(LocalDateTime.of(2020, 3, 12, 15, 0));
    jdbc.sql(
            """
            update identity.power
               set removed_at = :now, removed_by = person_id, removal_reason = 'Slutar'
             where organisation_id = :organisation
            """)
        .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
        .param("organisation", sent.organisationId())
        .update();
    assertThat(checks.of(sent).clean()).isTrue();
    transaction.executeWithoutResult(status -> {
      jdbc.sql("set local session_replication_role = replica").update();
      jdbc.sql("update identity.power set removed_at = given_at where organisation_id = :town")
          .param("town", sent.organisationId())
          .update();
    });
    assertThat(checks.of(sent).against()).extracting(Check::name).containsExactly("POWER");
  }

  @Test
  @Shows("L4")
  void one_proposes_another_decides_and_the_recipient_is_told_with_number_and_link() {
    Requisition sent = clean();
    ObjectRef proposal = verdicts.propose(officer, UUID.randomUUID(), sent.id(), approval());
    decide(proposal, decider);
    assertThat(now(sent).status()).isEqualTo(RequisitionStatus.APPROVED);
    assertThat(cases.documents(officer, sent.caseId()))
        .extracting(Document::kind)
        .contains("DECISION");
    assertThat(mail(sent)).contains(sent.caseNumber()).doesNotContain("kr i omgången");
    assertThatThrownBy(() -> verdicts.propose(officer, UUID.randomUUID(), sent.id(), approval()))
        .hasMessageContaining("desk.refusal.status");
  }

  @Test
  void a_decided_requisition_has_an_officer_and_its_case_is_closed() {
    Requisition sent = clean();
    ObjectRef proposal = verdicts.propose(officer, UUID.randomUUID(), sent.id(), approval());
    CaseFile waiting = cases.caseFile(officer, sent.caseId());
    assertThat(waiting.officer())
        .isEqualTo(new CaseFile.Officer(officer.personId(), "Olle Officer"));
    assertThat(waiting.closed()).isNull();
    decide(proposal, decider);
    assertThat(cases.caseFile(officer, sent.caseId()).closed())
        .satisfies(closing -> assertThat(closing.byName()).isEqualTo("Bea Beslutar"));
  }

  @Test
  void the_decision_of_a_list_is_not_a_change_of_what_was_proposed() {
    Requisition sent = clean();
    ObjectRef reference = many(sent);
    ObjectRef list = decisions.proposal(decider, UUID.fromString(reference.id())).subject();
    decide(reference, decider);
    assertThat(lists.facts(decider, list)).noneMatch(DecisionSubject.Fact::attention);
    assertThat(cases.caseFile(officer, sent.caseId()).closed()).isNotNull();
  }

  @Test
  @Shows("L18")
  void who_checks_an_account_sees_who_else_has_given_the_same_number() {
    Requisition first = sent();
    Requisition second = sent();
    Accounts.Given given =
        accounts.list(officer, 0, 500).stream()
            .filter(one -> one.organisationId().equals(first.organisationId()))
            .findFirst()
            .orElseThrow();
    assertThat(accounts.sameNumber(officer, given))
        .extracting(Accounts.Given::organisationId)
        .contains(second.organisationId())
        .doesNotContain(first.organisationId());
  }

  @Test
  @Shows("L6")
  void what_goes_against_the_recipient_says_how_it_was_heard() {
    Requisition sent = clean();
    Verdict unheard = new Verdict(Verdict.Outcome.REFUSED, "Avslag.", "Skäl.", " ", true);
    assertThatThrownBy(() -> verdicts.propose(officer, UUID.randomUUID(), sent.id(), unheard))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusals().getFirst().field()).isEqualTo("heard");
              assertThat(String.valueOf(refused.refusals().getFirst().basis())).contains("25 §");
            });
    Verdict heard = new Verdict(Verdict.Outcome.REFUSED, "Avslag.", "Skäl.", "Svar 3 mars.", true);
    ObjectRef proposal = verdicts.propose(officer, UUID.randomUUID(), sent.id(), heard);
    assertThat(decisions.proposal(decider, UUID.fromString(proposal.id())).reasons())
        .contains("Skäl.", "Svar 3 mars.");
    decide(proposal, decider);
    assertThat(now(sent).status()).isEqualTo(RequisitionStatus.REFUSED);
  }

  @Test
  @Shows("L3")
  void what_came_late_cannot_stand_in_a_list_and_is_decided_by_itself() {
    clock.set(LocalDateTime.of(2020, 3, 12, 9, 0));
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    clock.set(
        LocalDateTime.ofInstant(
            Objects.requireNonNull(form.round().terms()).closes(), clock.getZone()));
    Requisition sent = received(agent);
    checkAccount(sent);
    assertThat(checks.of(sent).against()).extracting(Check::name).containsExactly("TIME");
    assertThatThrownBy(() -> many(sent)).hasMessageContaining("desk.refusal.not-clean");
    Verdict late =
        new Verdict(Verdict.Outcome.DISMISSED, "Avvisas.", "För sent.", "Uppenbart.", true);
    decide(verdicts.propose(officer, UUID.randomUUID(), sent.id(), late), decider);
    assertThat(now(sent).status()).isEqualTo(RequisitionStatus.REFUSED);
  }

  @Test
  @Shows("L6")
  void a_named_decider_decides_a_list_and_each_case_gets_its_own_decision_once() {
    Requisition first = clean();
    Requisition second = clean();
    ObjectRef reference = many(first, second);
    Proposal proposal = decisions.proposal(decider, UUID.fromString(reference.id()));
    assertThat(proposal.annexes().getFirst().rows()).hasSize(2);
    assertThatThrownBy(() -> decide(reference, officerWhoDecides()))
        .hasMessageContaining("four-eyes");
    UUID key = UUID.randomUUID();
    decisions.decide(decider, key, proposal.id(), proposal.contentHash(), true);
    decisions.decide(decider, key, proposal.id(), proposal.contentHash(), true);
    job.run();
    job.run();
    for (Requisition one : List.of(first, second)) {
      assertThat(now(one).status()).isEqualTo(RequisitionStatus.APPROVED);
      assertThat(now(one).standing().byName()).isEqualTo("Bea Beslutar");
      assertThat(cases.documents(officer, one.caseId()))
          .filteredOn(document -> document.kind().equals("DECISION"))
          .hasSize(1);
    }
  }

  @Test
  @Shows("L6")
  void one_with_something_against_it_refuses_the_list_in_the_service_and_in_the_database() {
    Requisition good = clean();
    Requisition waiting = sent();
    assertThatThrownBy(() -> many(good, waiting)).hasMessageContaining("desk.refusal.not-clean");
    assertThat(now(good).status()).isEqualTo(RequisitionStatus.SUBMITTED);
    ObjectRef proposal = many(good);
    UUID batch =
        UUID.fromString(decisions.proposal(decider, UUID.fromString(proposal.id())).subject().id());
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into requisition.batch_line
                      (batch_id, position, requisition_id, amount_ore, sha256)
                    values (:batch, 9, :id, :amount, :sha)
                    """)
                .param("batch", batch)
                .param("id", waiting.id())
                .param("amount", waiting.amount().ore())
                .param("sha", waiting.sha256())
                .update())
        .hasMessageContaining("checked account");
  }

  @Test
  void a_list_that_is_sent_back_lets_its_requisitions_into_another() {
    Requisition sent = clean();
    Proposal proposal = decisions.proposal(decider, UUID.fromString(many(sent).id()));
    assertThatThrownBy(() -> many(sent)).hasMessageContaining("desk.refusal.proposed");
    decisions.sendBack(
        decider, UUID.randomUUID(), proposal.id(), proposal.contentHash(), "Vänta lite.");
    assertThat(many(sent)).isNotNull();
  }

  @Test
  void a_completion_is_a_message_with_a_day_and_whoever_is_silent_is_reminded_once() {
    Requisition sent = clean();
    completions.ask(
        officer,
        UUID.randomUUID(),
        sent.id(),
        "Komplettera",
        "Skicka rätt konto.",
        LocalDate.of(2020, 3, 20));
    assertThat(now(sent).status()).isEqualTo(RequisitionStatus.COMPLETION_ASKED);
    assertThat(messages.of(officer, sent.caseId()).getFirst().answerBy())
        .isEqualTo(LocalDate.of(2020, 3, 20));
    completions.remind();
    assertThat(mail(sent)).doesNotContain("Påminnelse");
    clock.set(LocalDateTime.of(2020, 3, 21, 0, 0));
    completions.remind();
    completions.remind();
    assertThat(mail(sent).split("Påminnelse", -1)).hasSize(2);
    assertThat(queue.waitingFor(officer, 50))
        .extracting(item -> item.href())
        .contains("/rekvisitioner/" + sent.id());
  }

  @Test
  void the_recipient_reads_what_was_asked_by_when_and_answers_with_a_new_version()
      throws Exception {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    UUID id = UUID.fromString(form.submit(agent).id());
    clock.set(LocalDateTime.of(2020, 3, 12, 15, 0));
    completions.ask(
        officer,
        UUID.randomUUID(),
        id,
        "Komplettera",
        "Skicka rätt konto.",
        LocalDate.of(2020, 3, 20));
    try (Visitor visitor = cast.visitor(port, agent)) {
      var start = Jsoup.parse(visitor.get("/att-gora").body());
      assertThat(start.select("#att-gora + ul").text())
          .startsWith("Rätta och skicka in igen")
          .endsWith("senast 20 mars 2020")
          .doesNotContain("Svara");
      assertThat(start.select("#att-gora + ul a").attr("href"))
          .isEqualTo("/mina-rekvisitioner/" + id);
      assertThat(Jsoup.parse(visitor.get("/mina-rekvisitioner/" + id).body()).text())
          .contains("komplettera rekvisitionen senast 20 mars 2020", "Skicka rätt konto.");
      visitor.post("/mina-rekvisitioner/" + id + "/ratta", Map.of());
      assertThat(Jsoup.parse(visitor.get("/rekvirera/" + form.round().id()).body()).text())
          .contains("Svara senast 20 mars 2020", "Skicka rätt konto.")
          .doesNotContain("1 september");
      clock.set(LocalDateTime.of(2020, 3, 12, 16, 0));
      String second = form.submit(agent).id();
      assertThat(Jsoup.parse(visitor.get("/att-gora").body()).select("#att-gora")).isEmpty();
      assertThat(linked(visitor, second)).as("the version before").containsExactly(id.toString());
      assertThat(linked(visitor, id.toString())).as("the version after").containsExactly(second);
    }
  }

  @Test
  void the_recipient_reads_the_decision_where_it_was_promised_and_can_change_nothing_more()
      throws Exception {
    Requisition sent = clean();
    decide(verdicts.propose(officer, UUID.randomUUID(), sent.id(), approval()), decider);
    Actor agent = form.person(sent.organisationId(), Role.AGENT, "Eva By");
    String path = "/mina-rekvisitioner/" + sent.id();
    try (Visitor visitor = cast.visitor(port, agent)) {
      var page = Jsoup.parse(visitor.get(path).body());
      assertThat(page.text()).contains("Socialstyrelsen har beviljat er");
      assertThat(visitor.get(page.select("a[href^=/handlingar/]").attr("href")).statusCode())
          .isEqualTo(200);
      var correction = Jsoup.parse(visitor.get(path + "/ratta").body());
      assertThat(correction.select("main form")).isEmpty();
      assertThat(correction.text()).contains("kan inte ändras");
    }
  }

  @Test
  void another_agencys_requisition_does_not_exist_at_the_desk() {
    Requisition sent = clean();
    Actor stranger =
        new Actor(
            UUID.randomUUID(), "Främling", UUID.randomUUID(), Set.of(Role.CASE_OFFICER), "test");
    assertThatThrownBy(() -> verdicts.propose(stranger, UUID.randomUUID(), sent.id(), approval()))
        .isInstanceOf(NotFound.class);
    assertThat(verdicts.waiting(stranger, sent.roundId())).isEmpty();
  }

  /** The other versions that the timeline of one leads to. */
  private static List<String> linked(Visitor visitor, String id) throws Exception {
    return Jsoup.parse(visitor.get("/mina-rekvisitioner/" + id).body())
        .select("main li a[href~=^/mina-rekvisitioner/[0-9a-f-]{36}$]")
        .eachAttr("href")
        .stream()
        .map(href -> href.replace("/mina-rekvisitioner/", ""))
        .toList();
  }

  private Requisition sent() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    return received(agent);
  }

  /** Sent in, and its account given to the agency, as the job that follows does. */
  private Requisition received(Actor agent) {
    Requisition sent = requisitions.requisition(agent, UUID.fromString(form.submit(agent).id()));
    accounts.given(
        agent.at(form.agency()),
        sent.organisationId(),
        Objects.requireNonNull(sent.sent().account()));
    return sent;
  }

  private Requisition clean() {
    Requisition sent = sent();
    checkAccount(sent);
    return sent;
  }

  private void checkAccount(Requisition sent) {
    accounts.list(officer, 0, 500).stream()
        .filter(given -> given.organisationId().equals(sent.organisationId()))
        .filter(given -> given.status() == Accounts.Status.WAITING)
        .forEach(given -> accounts.check(officer, given.id(), "CHECKED", "Bankgirots register."));
  }

  private ObjectRef many(Requisition... sent) {
    return verdicts.proposeMany(
        officer,
        UUID.randomUUID(),
        form.round().id(),
        List.of(sent).stream().map(Requisition::id).toList(),
        "Alla är i ordning.",
        true);
  }

  private void decide(ObjectRef proposal, Actor by) {
    UUID id = UUID.fromString(proposal.id());
    decisions.decide(by, UUID.randomUUID(), id, decisions.proposal(by, id).contentHash(), true);
  }

  private Actor officerWhoDecides() {
    return new Actor(
        officer.personId(),
        officer.name(),
        officer.agencyId(),
        Set.of(Role.DECISION_MAKER),
        "test");
  }

  private static Verdict approval() {
    return new Verdict(Verdict.Outcome.APPROVED, "Beviljas.", "I ordning.", null, true);
  }

  private Requisition now(Requisition sent) {
    return requisitions.requisition(officer, sent.id());
  }

  private String mail(Requisition sent) {
    return jdbc.sql(
            """
            select coalesce(string_agg(subject || ' ' || body, ' '), '')
              from notification.message where object_id = :id and object_label = :number
            """)
        .param("id", sent.id().toString())
        .param("number", sent.caseNumber())
        .query(String.class)
        .single();
  }

  private Actor at(Role role, String name) {
    UUID person = people.register("test", UUID.randomUUID().toString(), name);
    people.assign(person, form.agency(), role, LocalDate.of(2019, 1, 1));
    return new Actor(person, name, form.agency(), Set.of(role), "test");
  }
}
