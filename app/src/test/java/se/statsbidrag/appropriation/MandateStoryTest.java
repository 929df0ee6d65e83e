package se.statsbidrag.appropriation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.audit.AuditLine;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.ledger.Side;
import se.statsbidrag.recipient.Recipients;

/** The mandate of 2020 from the file to the ledger, and what 2021 added. */
@SystemTest
class MandateStoryTest {

  private static final BudgetYear Y2020 = new BudgetYear(2020);
  private static final BudgetYear Y2021 = new BudgetYear(2021);

  @Autowired Mandates mandates;
  @Autowired Ledger ledger;
  @Autowired Recipients recipients;
  @Autowired AuditTrail audit;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  private Actor officer;
  private Actor decider;

  @BeforeEach
  void anAgencyOfItsOwn() {
    UUID agency = recipients.add("Provmyndigheten " + UUID.randomUUID(), true);
    officer = person("Hanna", agency, Role.CASE_OFFICER);
    decider = person("Bo", agency, Role.DECISION_MAKER);
  }

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  @Shows({"R6", "R32", "R31", "R100", "R207", "O14"})
  void a_mandate_is_entered_corrected_activated_by_another_and_added_to() {
    Mandate wrong =
        mandates.enterFile(officer, mandate().replace("amount: 31500000", "amount: 31500001"));
    assertThat(refusals(() -> activate(decider, wrong)))
        .anySatisfy(refusal -> {
          assertThat(refusal.key()).isEqualTo("appropriation.refusal.unreconciled.LINES");
          assertThat(refusal.arguments())
              .containsExactly(
                  "2020",
                  "",
                  Money.ofKronor(127_500_000),
                  Money.ofKronor(127_500_001),
                  Money.ofKronor(1));
        });
    assertThat(ledger.pots(officer.agencyId())).isEmpty();

    Mandate right = mandates.change(officer, wrong.id(), wrong.version(), mandates.read(mandate()));
    activate(decider, right);
    Mandate active = mandates.mandate(officer.agencyId(), right.id());
    assertThat(disposable(active, 2020)).isEqualTo(Money.ofKronor(127_500_000));
    assertThat(treasury(Y2020)).isEqualTo(Money.ofKronor(127_500_000));

    clock.set(LocalDateTime.of(2021, 6, 4, 10, 0));
    assertThat(ledger.pots(officer.agencyId())).noneMatch(pot -> pot.year().equals(Y2021));
    Mandate amendment = mandates.enterFile(officer, amendment());
    assertThat(amendment.base()).isEqualTo(active.id());
    activate(decider, amendment);
    Mandate added = mandates.mandate(officer.agencyId(), amendment.id());
    assertThat(disposable(added, 2021)).isEqualTo(Money.ofKronor(20_300_000));
    assertThat(treasury(Y2021)).isEqualTo(Money.ofKronor(20_300_000));
    assertThat(disposable(active, 2020)).isEqualTo(Money.ofKronor(127_500_000));
    assertThat(mandates.money(active).forecasts())
        .extracting(MandateDocument.Forecast::amount)
        .containsExactly(Money.ofKronor(109_000_000), Money.ofKronor(109_000_000));
    assertThat(ledger.verify()).isEmpty();
  }

  @Test
  @Shows({"R12", "R13", "R15", "R17", "R18", "R20", "R21", "R22", "R26", "R29", "R30", "R32"})
  void the_money_of_2020_is_the_same_by_line_and_by_item() {
    Mandate mandate = mandates.enterFile(officer, mandate());
    MandateMoney.Year year = mandates.money(mandate).years().getFirst();
    assertThat(year.lines())
        .extracting(line -> line.line().code(), line -> line.amount().ore() / 100)
        .contains(
            tuple("MUNICIPALITIES", 75_000_000L),
            tuple("REGIONS", 31_500_000L),
            tuple("ASSOCIATIONS", 8_000_000L),
            tuple("OWN_COSTS", 4_000_000L),
            tuple("STIMULUS", 7_000_000L),
            tuple("EVALUATION", 500_000L));
    assertThat(year.entered()).isEqualTo(Money.ofKronor(127_500_000));
    assertThat(year.items())
        .extracting(item -> item.item().code(), MandateMoney.ItemMoney::charged)
        .containsExactly(
            tuple("UO9-4:7-8", Money.ofKronor(84_000_000)),
            tuple("UO13-3:1-8", Money.ofKronor(43_500_000)));
    assertThat(year.reconciliation().holds()).isTrue();
    assertThat(year.disposable()).isEqualTo(Money.ZERO);
  }

  @Test
  @Shows({"R19", "O11"})
  void two_items_both_numbered_8_have_a_pot_each() {
    activated();
    assertThat(
            ledger.pots(officer.agencyId()).stream()
                .filter(pot -> pot.kind().equals("APPROPRIATION_ITEM")))
        .extracting(Pot::code, Pot::received)
        .containsExactlyInAnyOrder(
            tuple("anslag/2020/UO9-4:7-8", Money.ofKronor(84_000_000)),
            tuple("anslag/2020/UO13-3:1-8", Money.ofKronor(43_500_000)));
  }

  @Test
  void who_has_written_in_a_draft_cannot_activate_it_whatever_their_roles() {
    Actor both =
        new Actor(
            officer.personId(),
            "Hanna",
            officer.agencyId(),
            Set.of(Role.CASE_OFFICER, Role.DECISION_MAKER),
            "test");
    Actor second = person("Eva", officer.agencyId(), Role.CASE_OFFICER, Role.DECISION_MAKER);
    Mandate draft = mandates.enterFile(officer, mandate());
    Mandate changed = mandates.change(second, draft.id(), 1, mandates.read(mandate()));
    assertThat(refusals(() -> activate(both, changed)))
        .extracting(Refusal::key)
        .containsExactly("appropriation.refusal.fourEyes");
    assertThat(refusals(() -> activate(second, changed)))
        .extracting(Refusal::key)
        .containsExactly("appropriation.refusal.fourEyes");
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    update appropriation.mandate set activated_by = :person,
                      activated_by_name = 'Eva', activated_at = now() where id = :id
                    """)
                .param("person", second.personId())
                .param("id", draft.id())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("cannot activate");
  }

  @Test
  void a_case_officer_cannot_activate_and_a_decision_maker_cannot_enter() {
    Mandate draft = mandates.enterFile(officer, mandate());
    assertThat(refusals(() -> activate(officer, draft)))
        .extracting(Refusal::key)
        .containsExactly("kernel.refusal.role");
    assertThat(refusals(() -> mandates.enterFile(decider, mandate())))
        .extracting(Refusal::key)
        .containsExactly("kernel.refusal.role");
  }

  @Test
  void a_mandate_is_activated_once_however_often_the_form_is_sent() {
    Mandate draft = mandates.enterFile(officer, mandate());
    UUID key = UUID.randomUUID();
    var first = mandates.activate(decider, key, draft.id(), draft.version());
    assertThat(mandates.activate(decider, key, draft.id(), draft.version())).isEqualTo(first);
    assertThat(refusals(() -> activate(decider, draft)))
        .extracting(Refusal::key)
        .contains("appropriation.refusal.active");
    assertThat(treasury(Y2020)).isEqualTo(Money.ofKronor(127_500_000));
    assertThat(audit.history(draft.ref()))
        .extracting(AuditLine::act)
        .containsExactlyInAnyOrder("MANDATE_ENTERED", "MANDATE_ACTIVATED");
  }

  @Test
  void a_draft_that_another_has_changed_is_a_conflict() {
    Mandate draft = mandates.enterFile(officer, mandate());
    mandates.change(officer, draft.id(), draft.version(), mandates.read(mandate()));
    assertThatThrownBy(
            () -> mandates.change(officer, draft.id(), draft.version(), mandates.read(mandate())))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> activate(decider, draft)).isInstanceOf(Conflict.class);
  }

  @Test
  void an_activated_mandate_is_never_changed_not_even_in_the_database() {
    Mandate active = activated();
    assertThat(
            refusals(() ->
                mandates.change(officer, active.id(), active.version(), mandates.read(mandate()))))
        .extracting(Refusal::key)
        .containsExactly("appropriation.refusal.active");
    for (String sql :
        List.of(
            "update appropriation.mandate set case_number = 'X' where id = :id",
            "delete from appropriation.mandate where id = :id",
            "update appropriation.line set amount_ore = 1 where mandate_id = :id",
            "delete from appropriation.line_charge where mandate_id = :id",
            "update appropriation.budget set total_ore = 1 where mandate_id = :id",
            "delete from appropriation.writer where mandate_id = :id")) {
      assertThatThrownBy(() -> jdbc.sql(sql).param("id", active.id()).update())
          .as(sql)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("never changed");
    }
  }

  @Test
  @Shows("R6")
  void the_database_too_refuses_to_activate_what_does_not_reconcile() {
    Mandate wrong =
        mandates.enterFile(officer, mandate().replace("total: 127500000", "total: 127500001"));
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    update appropriation.mandate set activated_by = :person,
                      activated_by_name = 'Bo', activated_at = now() where id = :id
                    """)
                .param("person", decider.personId())
                .param("id", wrong.id())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("does not reconcile: decided 12750000100, entered 12750000000");
  }

  @Test
  @Shows("R3")
  void a_year_outside_the_programmes_period_is_refused() {
    assertThat(
            refusals(() ->
                mandates.enterFile(officer, mandate().replace("- year: 2020", "- year: 2023"))))
        .extracting(Refusal::key)
        .containsExactly("appropriation.refusal.year");
    activated();
    String later =
        amendment()
            .replace("- year: 2021", "- year: 2023")
            .replace("lastYear: 2021", "lastYear: 2023");
    assertThat(refusals(() -> mandates.enterFile(officer, later)))
        .extracting(Refusal::key)
        .containsExactly("appropriation.refusal.year");
  }

  @Test
  @Shows("R100")
  void an_amendment_without_its_mandate_is_refused() {
    assertThat(refusals(() -> mandates.enterFile(officer, amendment())))
        .extracting(Refusal::key)
        .containsExactly("appropriation.refusal.base");
  }

  @Test
  void an_amendment_waits_for_its_mandate_to_be_activated() {
    clock.set(LocalDateTime.of(2021, 6, 3, 10, 0));
    mandates.enterFile(officer, mandate());
    Mandate amendment = mandates.enterFile(officer, amendment());
    assertThat(refusals(() -> activate(decider, amendment)))
        .extracting(Refusal::key)
        .containsExactly("appropriation.refusal.baseDraft");
  }

  @Test
  void money_is_not_booked_before_the_day_of_the_decision() {
    activated();
    Mandate amendment = mandates.enterFile(officer, amendment());
    clock.set(LocalDateTime.of(2021, 6, 2, 23, 59));
    assertThat(refusals(() -> activate(decider, amendment)))
        .extracting(Refusal::key)
        .containsExactly("appropriation.refusal.future");
    clock.set(LocalDateTime.of(2021, 6, 3, 0, 0));
    activate(decider, amendment);
    assertThat(treasury(Y2021)).isEqualTo(Money.ofKronor(20_300_000));
  }

  @Test
  @Shows({"R31", "R207"})
  void money_that_the_riksdag_has_not_granted_is_not_booked() {
    Mandate conditional =
        mandates.enterFile(officer, mandate().replace("status: DECIDED", "status: CONDITIONAL"));
    activate(decider, conditional);
    assertThat(ledger.pots(officer.agencyId())).isEmpty();
    Mandate active = mandates.mandate(officer.agencyId(), conditional.id());
    assertThat(disposable(active, 2020)).isEqualTo(Money.ZERO);
  }

  @Test
  @Shows({"R139", "R141", "R142", "R150", "R176", "O18"})
  void the_duties_are_listed_with_days_left_and_saturdays_are_pointed_out() {
    List<DutyDay> duties = mandates.duties(mandates.enterFile(officer, mandate()));
    assertThat(duties)
        .extracting(day -> day.duty().code())
        .startsWith("PLAN", "INTERIM_REPORT")
        .endsWith("EVALUATION_REPORT", "EXPERIENCE_CONTINUOUS");
    assertThat(duties.getFirst().daysLeft()).isEqualTo(173);
    assertThat(duties.getFirst().weekend()).isFalse();
    assertThat(duties)
        .filteredOn(day -> day.duty().code().equals("EXPERIENCE_BEFORE_FINAL"))
        .singleElement()
        .satisfies(day -> {
          assertThat(day.due()).isEqualTo(LocalDate.of(2023, 9, 30));
          assertThat(day.weekend()).isTrue();
          assertThat(day.from()).hasSize(4).contains("Länsstyrelserna");
        });
    clock.set(LocalDateTime.of(2020, 9, 2, 8, 0));
    assertThat(mandates.duties(mandates.list(officer.agencyId()).getFirst()).getFirst().passed())
        .isTrue();
  }

  @Test
  @Shows("R1")
  void the_same_decision_is_entered_once_and_belongs_to_one_agency() {
    Mandate draft = mandates.enterFile(officer, mandate());
    assertThat(draft.caseNumber()).isEqualTo("S2020/01591/SOF (delvis)");
    assertThat(refusals(() -> mandates.enterFile(officer, mandate())))
        .extracting(Refusal::key)
        .containsExactly("appropriation.refusal.taken");
    assertThatThrownBy(() -> mandates.mandate(UUID.randomUUID(), draft.id()))
        .isInstanceOf(NotFound.class);
    assertThat(mandates.published()).extracting(Mandate::id).doesNotContain(draft.id());
  }

  private Mandate activated() {
    Mandate draft = mandates.enterFile(officer, mandate());
    activate(decider, draft);
    return mandates.mandate(officer.agencyId(), draft.id());
  }

  private void activate(Actor actor, Mandate mandate) {
    mandates.activate(actor, UUID.randomUUID(), mandate.id(), mandate.version());
  }

  private Money disposable(Mandate mandate, int year) {
    return mandates.money(mandate).years().stream()
        .filter(own -> own.year() == year)
        .findFirst()
        .orElseThrow()
        .disposable();
  }

  private Money treasury(BudgetYear year) {
    return ledger.pots(officer.agencyId()).stream()
        .filter(pot -> pot.side() == Side.DEBIT && pot.year().equals(year))
        .map(Pot::balance)
        .findFirst()
        .orElse(Money.ZERO);
  }

  private static List<Refusal> refusals(Runnable act) {
    try {
      act.run();
    } catch (Refused refused) {
      return refused.refusals();
    }
    throw new AssertionError("was not refused");
  }

  private static Actor person(String name, UUID agency, Role... roles) {
    return new Actor(UUID.randomUUID(), name, agency, Set.of(roles), "test");
  }

  static String mandate() {
    return file("mandate");
  }

  static String amendment() {
    return file("amendment-2021");
  }

  private static String file(String name) {
    try (InputStream in =
        MandateStoryTest.class.getResourceAsStream("/demo/2020/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
