package se.statsbidrag.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.RequisitionStatus;
import se.statsbidrag.requisition.Requisitions;
import se.statsbidrag.requisition.desk.ApprovalFixture;

/** What a decision gives, and from which money. */
@SystemTest
class AwardsTest {

  @Autowired ApprovalFixture approvals;
  @Autowired FormFixture form;
  @Autowired Awards awards;
  @Autowired Requisitions requisitions;
  @Autowired Ledger ledger;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired TestClock clock;

  private Actor decider;

  @BeforeEach
  void who_decides() {
    decider = form.officer(Role.DECISION_MAKER);
  }

  @AfterEach
  void back() {
    clock.reset();
  }

  @Test
  @Shows({"R91", "R93", "L7"})
  void an_approved_requisition_becomes_an_award_with_its_money_in_a_pot_of_its_own() {
    Requisition sent = approvals.sent();
    ObjectRef proposal = approvals.proposed(sent);
    Pot before = ledger.pot(form.agency(), form.round().pot());
    approvals.decide(decider, proposal);

    Award award = awards.answering(sent.id()).orElseThrow();
    assertThat(award.amount()).isEqualTo(sent.amount());
    assertThat(award.proposalId()).hasToString(proposal.id());
    assertThat(award.caseNumber()).isEqualTo(sent.caseNumber());
    assertThat(award.due()).isEqualTo(LocalDate.of(2020, 4, 27));
    assertThat(award.binding()).isTrue();
    assertThat(awards.instalments(award.id()))
        .containsExactly(new Instalment(1, sent.amount(), award.due()));
    assertThat(award.conditions().terms()).isEqualTo(sent.sent().terms());
    assertThat(award.conditions().reservation()).contains("ska betalas tillbaka");

    Pot own = ledger.pot(form.agency(), award.pot());
    assertThat(own.kind()).isEqualTo("AWARD");
    assertThat(own.balance()).isEqualTo(sent.amount());
    Pot after = ledger.pot(form.agency(), form.round().pot());
    assertThat(before.balance().minus(after.balance())).isEqualTo(sent.amount());
  }

  @Test
  void where_the_line_has_not_enough_left_nothing_is_decided() {
    Requisition sent = approvals.sent();
    ObjectRef proposal = approvals.proposed(sent);
    Pot line = ledger.pot(form.agency(), form.round().pot());
    Money left = new Money(sent.amount().ore() - 100);
    transaction.executeWithoutResult(status -> {
      drain(line, line.available().minus(left));
      assertThatThrownBy(() -> approvals.decide(decider, proposal))
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.refusals().getFirst().key()).isEqualTo("award.refusal.short"));
      status.setRollbackOnly();
    });
    assertThat(requisitions.requisition(decider, sent.id()).status())
        .isEqualTo(RequisitionStatus.SUBMITTED);
    assertThat(awards.answering(sent.id())).isEmpty();
    assertThat(ledger.pot(form.agency(), form.round().pot()).balance()).isEqualTo(line.balance());
  }

  @Test
  @Shows({"R94", "R95"})
  void money_of_a_year_is_not_awarded_when_the_year_is_over() {
    Requisition sent = approvals.sent();
    ObjectRef proposal = approvals.proposed(sent);
    clock.set(LocalDateTime.of(2021, 1, 1, 0, 0));
    assertThatThrownBy(() -> approvals.decide(decider, proposal))
        .hasMessageContaining("award.refusal.year");
    assertThat(awards.answering(sent.id())).isEmpty();
  }

  @Test
  void the_database_refuses_an_approval_without_an_award() {
    Requisition sent = approvals.sent();
    String approve =
        """
        update requisition.requisition
           set status = 'APPROVED', status_at = now(), status_by = :by, status_by_name = 'X'
         where id = :id
        """;
    assertThatThrownBy(
            () -> jdbc.sql(approve).param("by", decider.personId()).param("id", sent.id()).update())
        .hasMessageContaining("an approved requisition has its award");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amount_ore = amount_ore - 100",
        "due = due + 1",
        "released_ore = amount_ore + 1",
        "conditions = '{}'",
        "organisation_id = agency_id"
      })
  void the_database_lets_nobody_change_an_award(String change) {
    Award award = made();
    assertThatThrownBy(() ->
            jdbc.sql("update award.award set " + change + " where id = :id")
                .param("id", award.id())
                .update())
        .isInstanceOf(org.springframework.dao.DataAccessException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'amount_ore', amount_ore + 100 | never more than was asked for",
        "'kind', 'BASE' | award_base",
        "'kind', 'DIRECT', 'round_id', null, 'requisition_id', null | is not awarded in this way",
        "'kind', 'REDISTRIBUTION' | moved when it is made",
        "'kind', 'REDISTRIBUTION', 'decided_at', '2021-01-01T00:00:00+01' | decided_within_the_year",
        "'kind', 'REDISTRIBUTION', 'year', 2021 | foreign key"
      })
  @Shows("R91")
  void the_database_refuses_an_award_that_cannot_be(String row) {
    Award award = made();
    String[] parts = row.split(" \\| ");
    String again =
        """
        with pot as (
          insert into ledger.pot (agency_id, budget_year, code, kind, name, side, object_type,
                                  object_id, object_label, opened_at)
          select agency_id, budget_year, :id, kind, name, side, object_type, :id, object_label,
                 now()
            from ledger.pot where id = :pot returning id)
        select id from pot
        """;
    String copy =
        """
        insert into award.award
        select (jsonb_populate_record(a,
                 jsonb_build_object('id', :id::uuid, 'pot_id', :pot::uuid, %s))).*
          from award.award a where id = :award
        """
            .formatted(parts[0]);
    String part =
        "insert into award.instalment select :id, position, amount_ore, due"
            + " from award.instalment where award_id = :award";
    UUID id = UUID.randomUUID();
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(status -> {
              UUID pot =
                  jdbc.sql(again)
                      .param("id", id.toString())
                      .param("pot", award.pot())
                      .query(UUID.class)
                      .single();
              jdbc.sql(copy)
                  .param("id", id.toString())
                  .param("pot", pot)
                  .param("award", award.id())
                  .update();
              jdbc.sql(part).param("id", id).param("award", award.id()).update();
            }))
        .hasMessageContaining(parts[1]);
  }

  @Test
  void the_database_refuses_instalments_that_are_not_the_award() {
    Award award = made();
    assertThatThrownBy(() ->
            jdbc.sql("insert into award.instalment values (:id, 2, 100, '2020-12-01')")
                .param("id", award.id())
                .update())
        .hasMessageContaining("the instalments do not make up the award");
  }

  @Test
  void an_award_exists_for_its_agency_and_its_recipient_and_for_nobody_else() {
    Award award = made();
    Actor own = form.person(award.organisationId(), Role.COORDINATOR, "Rakel");
    Actor other = form.person(form.municipality(), Role.AGENT, "Greta");
    Actor agency =
        new Actor(UUID.randomUUID(), "X", UUID.randomUUID(), Set.of(Role.DECISION_MAKER), "test");
    assertThat(awards.award(decider, award.id())).isEqualTo(award);
    assertThat(awards.award(own, award.id())).isEqualTo(award);
    assertThat(awards.own(own)).containsExactly(award);
    for (Actor stranger : List.of(other, agency)) {
      assertThatThrownBy(() -> awards.award(stranger, award.id())).isInstanceOf(NotFound.class);
    }
  }

  private Award made() {
    return awards.answering(approvals.approved().id()).orElseThrow();
  }

  private void drain(Pot line, Money amount) {
    UUID treasury =
        ledger.pots(form.agency()).stream()
            .filter(pot -> pot.kind().equals("TREASURY") && pot.year().equals(line.year()))
            .findFirst()
            .orElseThrow()
            .id();
    ledger.move(
        decider,
        new se.statsbidrag.ledger.Movement(
            "drain-" + UUID.randomUUID(),
            "TEST",
            line.id(),
            treasury,
            amount,
            LocalDate.of(2020, 3, 12),
            line.object(),
            null,
            "prov"));
  }
}
