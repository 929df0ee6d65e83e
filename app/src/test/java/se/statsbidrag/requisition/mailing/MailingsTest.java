package se.statsbidrag.requisition.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Browser;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Pdf;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.requisition.FormFixture;

/** The form of 2017 goes out to all in one act. */
@SystemTest
@Shows("R83")
class MailingsTest {

  @LocalServerPort int port;
  @Autowired TestPeople cast;
  @Autowired FormFixture form;
  @Autowired Mailings mailings;
  @Autowired MailingJob job;
  @Autowired Rounds rounds;
  @Autowired People people;
  @Autowired Powers powers;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Round round;
  private Actor officer;

  @BeforeEach
  void the_round_of_2017_is_open() {
    round =
        rounds
            .find(form.agency(), new BudgetYear(2017), "REGION", RoundKind.ORDINARY)
            .orElseThrow();
    stand("OPEN");
    officer = form.officer(Role.CASE_OFFICER);
  }

  @AfterEach
  void the_round_of_2017_is_closed() {
    stand("CLOSED");
  }

  @Test
  void everybody_in_the_key_gets_the_form_once_and_who_is_not_reached_is_listed() {
    Mailings.Plan plan = mailings.plan(officer, round.id());
    assertThat(plan.to()).hasSizeGreaterThan(15);
    UUID region = plan.to().getFirst().organisation();
    String name = plan.to().getFirst().name();
    String subject = UUID.randomUUID().toString();
    UUID person =
        people.register("test", subject, "Rolf Region", subject + "@test.invalid", Locale.of("sv"));
    powers.give(
        region,
        person,
        Role.AGENT,
        null,
        null,
        java.time.LocalDate.EPOCH,
        java.time.LocalDate.of(2099, 1, 1));

    Mailings.Plan reached = mailings.plan(officer, round.id());
    assertThat(reached.unreached()).hasSize(plan.unreached().size() - 1);
    assertThat(java.util.Objects.requireNonNull(reached.example()).body()).contains("/blanketter/");
    UUID key = UUID.randomUUID();
    mailings.send(officer, key, round.id());
    mailings.send(officer, key, round.id());
    assertThat(mailings.sent(officer, round.id())).hasSize(plan.to().size());
    assertThatThrownBy(() -> mailings.send(officer, UUID.randomUUID(), round.id()))
        .hasMessageContaining("mailing.refusal.done");
    assertThat(letters(person)).isEqualTo(1);

    job.run();
    Actor agent = new Actor(person, "Rolf Region", region, Set.of(Role.AGENT), "test");
    byte[] paper = waitFor(agent);
    assertThat(Pdf.text(paper).orElseThrow())
        .contains(name, "Socialstyrelsen", "Underskrift av behörig företrädare");
    Actor stranger =
        new Actor(UUID.randomUUID(), "X", UUID.randomUUID(), Set.of(Role.AGENT), "test");
    assertThatThrownBy(() -> mailings.form(stranger, round.id(), region))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into requisition.mailing
                      (agency_id, round_id, organisation_id, recipient_name, ceiling_ore, case_id,
                       sent_at, sent_by, addresses, due_at)
                    select agency_id, round_id, organisation_id, recipient_name, ceiling_ore,
                           case_id, sent_at, sent_by, addresses, now()
                      from requisition.mailing where round_id = :round limit 1
                    """)
                .param("round", round.id())
                .update())
        .hasMessageContaining("mailing_round_id_organisation_id_key");
  }

  @Test
  void the_form_can_be_seen_before_anything_is_sent_and_by_nobody_elses_agency() {
    long before = sentForms();
    assertThat(Pdf.text(mailings.empty(officer, round.id())).orElseThrow())
        .contains("Socialstyrelsen", round.nameSv(), "Underskrift av behörig företrädare", "____");
    assertThat(sentForms()).isEqualTo(before);
    Actor elsewhere =
        new Actor(UUID.randomUUID(), "X", UUID.randomUUID(), Set.of(Role.CASE_OFFICER), "test");
    assertThatThrownBy(() -> mailings.empty(elsewhere, round.id())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> mailings.empty(officer, form.round().id()))
        .isInstanceOf(NotFound.class);
    try (Browser browser = cast.browser(port, officer)) {
      String address = "/rekvisitioner/omgang/" + round.id() + "/utskick/blankett.pdf";
      assertThat(browser.get("/omgangar/" + round.id()).body()).contains(address);
      assertThat(browser.get(address).body()).startsWith("%PDF-");
    }
  }

  private long sentForms() {
    return jdbc.sql("select count(*) from requisition.mailing").query(Long.class).single();
  }

  @Test
  void a_round_of_the_service_sends_no_forms() {
    Round service = form.round();
    assertThatThrownBy(() -> mailings.send(officer, UUID.randomUUID(), service.id()))
        .hasMessageContaining("mailing.refusal.channel");
  }

  /** The job of the running system may have taken the form before the test did. */
  private byte[] waitFor(Actor agent) {
    return Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> mailings.form(agent, round.id(), agent.agencyId()), Optional::isPresent)
        .orElseThrow();
  }

  private int letters(UUID person) {
    return jdbc.sql("select count(*) from notification.message where person_id = :person")
        .param("person", person)
        .query(Integer.class)
        .single();
  }

  private void stand(String status) {
    transaction.executeWithoutResult(any -> {
      jdbc.sql("set local session_replication_role = replica").update();
      jdbc.sql(
              """
              update programme.round
                 set status = :status, opened_at = coalesce(opened_at, now()),
                     opened_by = coalesce(opened_by, id),
                     opened_by_name = coalesce(opened_by_name, 'Test')
               where id = :id
              """)
          .param("status", status)
          .param("id", round.id())
          .update();
    });
  }
}
