package se.statsbidrag.requisition.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.Part;

/** How far a round has come, and reminders; in a database of its own, where all are counted. */
@SystemTest
@TestPropertySource(properties = {"test.database=overview", "statsbidrag.reminders-first=1h"})
@DirtiesContext
class OverviewTest {

  @Autowired FormFixture form;
  @Autowired Overviews overviews;
  @Autowired Reminders reminders;
  @Autowired AnsweredRounds answered;
  @Autowired Instructions instructions;
  @Autowired People people;
  @Autowired Powers powers;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Round round;

  @BeforeEach
  void of_2020() {
    round = form.round();
  }

  @AfterEach
  void back() {
    clock.reset();
  }

  @Test
  @Shows({"R53", "R93", "R203"})
  void whoever_is_missing_answered_or_waits_too_long_is_seen_against_the_promise() {
    Overview before = overview();
    assertThat(before.lines()).hasSize(290);
    UUID town = form.municipality();
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    fill(agent);
    assertThat(overview().missing()).hasSameSizeAs(before.missing());
    form.submit(agent);
    UUID abstains = form.municipality();
    Actor other = form.person(abstains, Role.AGENT, "Olle Al");
    Map<Part, Map<String, String>> none = whole();
    none.put(Part.AMOUNT, Map.of("choice", "NONE", "amount", "", "share", ""));
    none.remove(Part.ACCOUNT);
    form.fill(other, round.id(), none);
    form.submit(other);

    Overview after = overview();
    assertThat(after.missing()).hasSize(before.missing().size() - 2);
    assertThat(line(after, abstains).stage()).isEqualTo(Stage.DECLINED);
    Line line = line(after, town);
    assertThat(line.stage()).isEqualTo(Stage.RECEIVED);
    Line.Answer answer = Objects.requireNonNull(line.answer());
    assertThat(answer.amount()).isEqualTo(line.ceiling());
    assertThat(after.requisitioned()).isEqualTo(before.requisitioned().plus(line.ceiling()));
    // 30 working days from 12 March 2020: Easter and the first of May lie between
    assertThat(answer.due()).isEqualTo(LocalDate.of(2020, 4, 27));
    assertThat(answer.workingDaysLeft()).isEqualTo(30);
    assertThat(answered.requisitioned(round.id()))
        .isEqualTo((int) after.lines().stream().filter(one -> one.stage().waits()).count());

    clock.set(LocalDateTime.of(2020, 4, 29, 9, 0));
    Line late = line(overview(), town);
    assertThat(Objects.requireNonNull(late.answer()).workingDaysLeft()).isEqualTo(-2);
    assertThat(overview().oldest()).isPresent();
    assertThatThrownBy(() -> overviews.of(UUID.randomUUID(), round.id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void an_officer_sees_it_takes_it_out_and_reminds_from_it() throws Exception {
    try (Visitor hanna = new Visitor(port)) {
      hanna.signIn("Hanna Handläggare");
      String page = "/omgangar/" + round.id() + "/oversikt";
      assertThat(hanna.get(page).body())
          .contains("av 290", "Har inte svarat", "<svg")
          .doesNotContain("??");
      assertThat(hanna.get(page + "?lage=MISSING").statusCode()).isEqualTo(200);
      assertThat(hanna.get(page + ".csv").body().lines()).hasSize(291);
      assertThat(hanna.get(page + ".xlsx").statusCode()).isEqualTo(200);
      assertThat(hanna.get("/omgangar/" + round.id() + "/paminn").body())
          .contains("Karin", "saknar någon att påminna");
    }
  }

  @Test
  void nobody_is_reminded_twice_on_a_day_nor_who_has_answered() {
    Actor officer = form.officer(Role.CASE_OFFICER);
    UUID silent = form.municipality();
    reachable(silent, "tyst@kommunen.example");
    UUID quick = form.municipality();
    reachable(quick, "snabb@kommunen.example");
    Actor agent = form.person(quick, Role.AGENT, "Snabba Ek");
    fill(agent);
    form.submit(agent);
    assertThat(reminders.plan(officer, round.id()).reached())
        .extracting(Line::organisation)
        .contains(silent)
        .doesNotContain(quick);

    reminders.send(officer, UUID.randomUUID(), round.id());
    reminders.send(officer, UUID.randomUUID(), round.id());
    assertThat(reminders.plan(officer, round.id()).toldToday()).isTrue();
    assertThat(messages("tyst@kommunen.example", "Påminnelse")).isEqualTo(1);
    assertThat(messages("snabb@kommunen.example", "Påminnelse")).isZero();
    clock.set(LocalDateTime.of(2020, 9, 2, 0, 0));
    assertThatThrownBy(() -> reminders.send(officer, UUID.randomUUID(), round.id()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void the_job_reminds_once_on_each_of_its_working_days() {
    Terms terms = Objects.requireNonNull(round.terms());
    assertThat(Reminders.due(terms, LocalDate.of(2020, 8, 3))).isEmpty();
    assertThat(Reminders.due(terms, LocalDate.of(2020, 8, 24))).contains(LocalDate.of(2020, 8, 4));
    assertThat(Reminders.due(terms, LocalDate.of(2020, 8, 25))).contains(LocalDate.of(2020, 8, 25));

    UUID town = form.municipality();
    reachable(town, "jobb@kommunen.example");
    reminders.run();
    assertThat(messages("jobb@kommunen.example", "Påminnelse")).isZero();
    for (int day : new int[] {4, 5, 24, 25, 26}) {
      clock.set(LocalDateTime.of(2020, 8, day, 7, 0));
      reminders.run();
      reminders.run();
    }
    assertThat(messages("jobb@kommunen.example", "Påminnelse")).isEqualTo(2);
    clock.set(LocalDateTime.of(2020, 9, 2, 0, 0));
    reminders.run();
    assertThat(messages("jobb@kommunen.example", "Påminnelse")).isEqualTo(2);
  }

  @Test
  @Shows("R156")
  void those_who_have_requisitioned_are_told_when_the_instructions_change() throws Exception {
    UUID town = form.municipality();
    reachable(town, "besked@kommunen.example");
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    fill(agent);
    form.submit(agent);
    reachable(form.municipality(), "utan@kommunen.example");

    Actor officer = form.officer(Role.CASE_OFFICER);
    Actor decider = form.officer(Role.DECISION_MAKER);
    String file = instructions.file(officer, round).replace("2020-09-01", "2020-09-15");
    instructions.enter(officer, UUID.randomUUID(), round.id(), file, "Längre tid.");
    Instructions.Version draft = instructions.draft(decider, round).orElseThrow();
    instructions.publish(
        decider, UUID.randomUUID(), round.id(), draft.terms().id(), draft.enteredAt());

    assertThat(messages("besked@kommunen.example", "har ändrats")).isEqualTo(1);
    assertThat(messages("utan@kommunen.example", "har ändrats")).isZero();
    String back = instructions.file(officer, round).replace("2020-09-15", "2020-09-01");
    instructions.enter(officer, UUID.randomUUID(), round.id(), back, "Fel dag.");
    try (Visitor hanna = new Visitor(port)) {
      hanna.signIn("Hanna Handläggare");
      String page = "/omgangar/" + round.id();
      assertThat(hanna.get(page).body())
          .contains("Längre tid.", "15 september 2020", "väntar på att en kollega publicerar")
          .doesNotContain("??");
      assertThat(hanna.get(page + "/publicera").body())
          .contains("Det här ändras", "Fel dag.")
          .doesNotContain("??");
    }
    Instructions.Version again = instructions.draft(decider, round).orElseThrow();
    instructions.publish(
        decider, UUID.randomUUID(), round.id(), again.terms().id(), again.enteredAt());
    assertThat(messages("besked@kommunen.example", "har ändrats")).isEqualTo(2);
  }

  /** All that the form asks for, the conditions as they read now. */
  private Map<Part, Map<String, String>> whole() {
    Map<Part, Map<String, String>> parts = new LinkedHashMap<>(FormFixture.whole());
    int version = Objects.requireNonNull(form.round().terms()).version();
    parts.put(Part.CONDITIONS, Map.of("conditionsRead", String.valueOf(version)));
    return parts;
  }

  private void fill(Actor agent) {
    form.fill(agent, round.id(), whole());
  }

  private Overview overview() {
    return overviews.of(form.agency(), round.id());
  }

  private static Line line(Overview overview, UUID organisation) {
    return overview.lines().stream()
        .filter(line -> line.organisation().equals(organisation))
        .findFirst()
        .orElseThrow();
  }

  private void reachable(UUID organisation, String address) {
    UUID person =
        people.register(
            "test", UUID.randomUUID().toString(), "Nåbara Ek", address, Locale.of("sv"));
    powers.give(
        organisation, person, Role.AGENT, null, null, LocalDate.EPOCH, LocalDate.of(2099, 1, 1));
  }

  private int messages(String address, String subject) {
    return jdbc.sql(
            """
            select count(*) from notification.message
             where to_address = :address and subject like '%' || :subject || '%'
            """)
        .param("address", address)
        .param("subject", subject)
        .query(Integer.class)
        .single();
  }
}
