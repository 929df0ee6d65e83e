package se.statsbidrag.requisition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.identity.CombinedSigning;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.accounts.Account;
import se.statsbidrag.requisition.accounts.Accounts;

/** Sending in: what is frozen, when it was received, and that it is done once. */
@SystemTest
class SubmissionsTest {

  @Autowired FormFixture form;
  @Autowired Drafts drafts;
  @Autowired Submissions submissions;
  @Autowired Requisitions requisitions;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired CombinedSigning combined;
  @Autowired Powers powers;
  @Autowired Cases cases;
  @Autowired Accounts accounts;
  @Autowired TransactionTemplate transactions;

  @AfterEach
  void back() {
    clock.reset();
    form.reopen();
  }

  @Test
  @Shows({"R14", "R60", "R88", "R90"})
  void what_is_sent_in_is_frozen_with_who_when_and_for_whom() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    ObjectRef receipt = form.submit(agent);

    Requisition sent = requisitions.requisition(agent, UUID.fromString(receipt.id()));
    assertThat(sent.sent().addressee()).isEqualTo("Socialstyrelsen");
    assertThat(sent.sent().round()).isEqualTo(form.round().nameSv());
    assertThat(sent.sent().share()).isTrue();
    assertThat(sent.amount().ore()).isEqualTo(sent.sent().ceiling().ore()).isPositive();
    assertThat(sent.receivedAt()).isEqualTo(clock.instant());
    assertThat(sent.late()).isFalse();
    assertThat(sent.submitted().name()).isEqualTo("Anna Ek");
    assertThat(sent.submitted().assurance()).isEqualTo("test");
    assertThat(sent.caseNumber()).isEqualTo(receipt.label()).startsWith("2020-");
    assertThat(drafts.draft(agent, drafts.offer(agent, sent.roundId()))).isEmpty();
  }

  @Test
  @Shows("R52")
  void whoever_comes_second_gets_the_same_receipt() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    UUID round = form.round().id();
    String seen = form.seen(agent, round);
    UUID key = UUID.randomUUID();
    ObjectRef first = submissions.submit(agent, key, round, seen);
    assertThat(submissions.submit(agent, key, round, seen)).isEqualTo(first);
    assertThat(submissions.submit(agent, UUID.randomUUID(), round, seen)).isEqualTo(first);
    assertThat(requisitions.own(agent)).hasSize(1);
  }

  @Test
  @Shows("R52")
  void of_two_who_send_in_at_the_same_moment_one_wins_and_both_get_its_receipt() throws Exception {
    for (int round = 0; round < 3; round++) {
      UUID town = form.municipality();
      Actor anna = form.person(town, Role.AGENT, "Anna Ek");
      Actor olle = form.person(town, Role.REPRESENTATIVE, "Olle Al");
      form.fill(anna);
      UUID id = form.round().id();
      String seen = form.seen(anna, id);
      CyclicBarrier start = new CyclicBarrier(2);
      try (ExecutorService both = Executors.newFixedThreadPool(2)) {
        List<Future<ObjectRef>> receipts = new ArrayList<>();
        for (Actor one : List.of(anna, olle)) {
          receipts.add(
              both.submit(() -> {
                start.await();
                return submissions.submit(one, UUID.randomUUID(), id, seen);
              }));
        }
        assertThat(receipts.get(0).get()).isEqualTo(receipts.get(1).get());
      }
      assertThat(requisitions.own(anna)).hasSize(1);
    }
  }

  @Test
  @Shows("R52")
  void the_database_keeps_one_that_counts_for_each_role_and_round() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    UUID id = UUID.fromString(form.submit(agent).id());
    String again =
        """
        insert into requisition.requisition
        select (jsonb_populate_record(r,
                 jsonb_build_object('id', uuidv7(), 'version', 2, 'replaces', r.id, 'paper_due',
                                    now(), 'paper_status', 'WAITING', 'document_id', null))).*
          from requisition.requisition r where id = :id
        """;
    assertThatThrownBy(() -> jdbc.sql(again).param("id", id).update())
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining("requisition_active");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amount_ore = amount_ore + 100",
        "amount_ore = ceiling_ore + 100, choice = 'PART'",
        "content = content || ' '",
        "late = true",
        "received_at = received_at + interval '1 year'",
        "status = 'APPROVED'",
        "status = 'COMPLETION_ASKED'",
        "first_by = submitted_by"
      })
  @Shows("R60")
  void the_database_lets_nobody_change_what_was_sent_in_or_say_half_of_where_it_stands(
      String change) {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    UUID id = UUID.fromString(form.submit(agent).id());
    JdbcClient.StatementSpec statement =
        jdbc.sql("update requisition.requisition set " + change + " where id = :id");
    assertThatThrownBy(() -> statement.param("id", id).update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  @Shows("R52")
  void a_correction_replaces_what_was_sent_in_and_both_are_kept_in_one_case() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    Requisition first = sent(agent, form.submit(agent));
    drafts.correct(agent, first.id());
    UUID round = first.roundId();
    drafts.save(
        agent,
        round,
        Part.AMOUNT,
        form.version(agent, round),
        Map.of("choice", "PART", "amount", "1 000", "share", "false"),
        true);
    assertThat(requisitions.requisition(agent, first.id()).status())
        .isEqualTo(RequisitionStatus.SUBMITTED);
    Requisition second = sent(agent, form.submit(agent));
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.replaces()).isEqualTo(first.id());
    assertThat(second.caseId()).isEqualTo(first.caseId());
    assertThat(second.amount()).isEqualTo(Money.ofKronor(1000));
    assertThat(requisitions.requisition(agent, first.id()).status())
        .isEqualTo(RequisitionStatus.REPLACED);
    assertThat(requisitions.versions(agent, first.caseId())).hasSize(2);
  }

  @Test
  void a_correction_that_comes_after_the_last_day_leaves_what_was_sent_in_as_it_is() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    Requisition first = sent(agent, form.submit(agent));
    drafts.correct(agent, first.id());
    set(first.closesAt());
    assertThatThrownBy(() -> form.submit(agent)).isInstanceOf(Refused.class);
    assertThat(requisitions.requisition(agent, first.id()).status())
        .isEqualTo(RequisitionStatus.SUBMITTED);
    assertThat(drafts.any(agent)).isTrue();
  }

  @Test
  void one_who_answers_when_the_agency_asks_is_not_late() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    Requisition first = sent(agent, form.submit(agent));
    set(first.closesAt().plusSeconds(60));
    requisitions.askCompletion(
        form.officer(Role.CASE_OFFICER), first.id(), LocalDate.of(2020, 9, 20));
    drafts.correct(agent, first.id());
    Requisition second = sent(agent, form.submit(agent));
    assertThat(second.late()).isFalse();
    assertThat(second.status()).isEqualTo(RequisitionStatus.SUBMITTED);
  }

  @Test
  @Shows("R52")
  void one_that_was_withdrawn_leaves_room_for_another() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    Requisition first = sent(agent, form.submit(agent));
    UUID key = UUID.randomUUID();
    assertThat(submissions.withdraw(agent, key, first.id()))
        .isEqualTo(submissions.withdraw(agent, key, first.id()));
    assertThat(requisitions.requisition(agent, first.id()).status())
        .isEqualTo(RequisitionStatus.WITHDRAWN);
    Draft kept = drafts.draft(agent, drafts.offer(agent, form.round().id())).orElseThrow();
    assertThat(kept.corrects()).isNull();
    assertThat(kept.answers().text("contactName")).isEqualTo("Anna Ek");
    assertThat(sent(agent, form.submit(agent)).active()).isTrue();
  }

  @Test
  void one_that_was_withdrawn_closes_its_case_and_the_recipient_is_told() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    Actor officer = form.officer(Role.CASE_OFFICER);
    form.fill(agent);
    Requisition sent = sent(agent, form.submit(agent));
    Account account = requireNonNull(sent.sent().account());
    accounts.given(agent.at(form.agency()), sent.organisationId(), account);
    submissions.withdraw(agent, UUID.randomUUID(), sent.id());
    assertThat(cases.documents(officer, sent.caseId()))
        .filteredOn(document -> document.kind().equals("WITHDRAWAL"))
        .singleElement()
        .satisfies(document -> assertThat(document.counterparty()).isEqualTo(sent.recipientName()));
    assertThat(cases.caseFile(officer, sent.caseId()).closed()).isNotNull();
    assertThat(accounts.status(form.agency(), sent.organisationId(), account)).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from notification.message where occasion = :occasion")
                .param("occasion", "requisition-withdrawn:" + sent.id())
                .query(Integer.class)
                .single())
        .isPositive();
  }

  @Test
  @Shows("R87")
  void a_power_that_was_removed_a_moment_ago_sends_nothing_in_and_loses_nothing() {
    UUID town = form.municipality();
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    form.fill(agent);
    String seen = form.seen(agent, form.round().id());
    UUID power = powers.of(agent).getFirst().id();
    UUID by = form.officer(Role.CASE_OFFICER).personId();
    transactions.executeWithoutResult(status -> powers.remove(power, by, "Har slutat"));
    UUID round = form.round().id();
    assertThatThrownBy(() -> submissions.submit(agent, UUID.randomUUID(), round, seen))
        .isInstanceOf(Refused.class);
    Actor other = form.person(town, Role.AGENT, "Olle Al");
    assertThat(form.submit(other).type()).isEqualTo("requisition.requisition");
  }

  @Test
  void what_was_changed_since_it_was_read_is_read_again_before_it_is_sent_in() {
    UUID town = form.municipality();
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    form.fill(agent);
    UUID round = form.round().id();
    String seen = form.seen(agent, round);
    Actor other = form.person(town, Role.COORDINATOR, "Olle Al");
    drafts.save(
        other,
        round,
        Part.ORGANISATION,
        form.version(other, round),
        Map.of("ownCaseNumber", "B 2"),
        true);
    assertThatThrownBy(() -> submissions.submit(agent, UUID.randomUUID(), round, seen))
        .isInstanceOf(Refused.class);
    assertThat(form.submit(agent).type()).isEqualTo("requisition.requisition");
  }

  @Test
  @Shows("L18")
  void where_two_act_together_the_second_confirms_the_same_content_or_sends_it_back() {
    UUID town = form.municipality();
    Actor anna = form.person(town, Role.AGENT, "Anna Ek");
    Actor olle = form.person(town, Role.REPRESENTATIVE, "Olle Al");
    combined.require(anna, UUID.randomUUID());
    form.fill(anna);
    assertThat(form.submit(anna).type()).isEqualTo("requisition.draft");
    assertThat(requisitions.own(anna)).isEmpty();
    assertThatThrownBy(() -> form.submit(anna)).isInstanceOf(Refused.class);

    UUID round = form.round().id();
    drafts.sendBack(olle, round, "Diarienumret är fel");
    Offer offer = drafts.offer(anna, round);
    Draft back = drafts.draft(anna, offer).orElseThrow();
    assertThat(back.first()).isNull();
    assertThat(back.note()).isEqualTo(new Draft.Note("Diarienumret är fel", "Olle Al"));

    form.submit(anna);
    drafts.save(
        anna,
        round,
        Part.ORGANISATION,
        form.version(anna, round),
        Map.of("ownCaseNumber", "KS 2020/18"),
        true);
    assertThat(form.submit(olle).type())
        .as("changed, so he is the first")
        .isEqualTo("requisition.draft");
    Requisition sent = sent(anna, form.submit(anna));
    assertThat(sent.submitted().name()).isEqualTo("Anna Ek");
    assertThat(java.util.Objects.requireNonNull(sent.first()).name()).isEqualTo("Olle Al");
  }

  @Test
  @Shows("L3")
  void what_comes_at_the_last_moment_is_in_time_and_the_next_moment_is_late() {
    Instant closes = java.util.Objects.requireNonNull(form.round().terms()).closes();
    for (boolean late : new boolean[] {false, true}) {
      Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
      back();
      form.fill(agent);
      set(late ? closes : closes.minusNanos(1000));
      Requisition sent = requisitions.requisition(agent, UUID.fromString(form.submit(agent).id()));
      assertThat(sent.late()).isEqualTo(late);
    }
  }

  @Test
  @Shows("R87")
  void one_who_only_fills_in_cannot_send_in_and_the_draft_is_kept() {
    UUID town = form.municipality();
    Actor coordinator = form.person(town, Role.COORDINATOR, "Karin Samordnare");
    form.fill(coordinator);
    assertThatThrownBy(() -> form.submit(coordinator)).isInstanceOf(Refused.class);
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    assertThat(form.submit(agent).type()).isEqualTo("requisition.requisition");
  }

  @Test
  void another_municipalitys_requisition_does_not_exist() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    UUID id = UUID.fromString(form.submit(agent).id());
    Actor other = form.person(form.municipality(), Role.AGENT, "Olle Al");
    assertThatThrownBy(() -> requisitions.requisition(other, id)).isInstanceOf(NotFound.class);
  }

  private Requisition sent(Actor actor, ObjectRef receipt) {
    return requisitions.requisition(actor, UUID.fromString(receipt.id()));
  }

  private void set(Instant moment) {
    clock.set(java.time.LocalDateTime.ofInstant(moment, clock.getZone()));
  }
}
