package se.statsbidrag.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.allocation.figures.FigureRegister;
import se.statsbidrag.allocation.figures.FigureSeries;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.Proposal;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.PerHead;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Decimal;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;

/** A key of the agency's own, from draft to published and replaced. */
@SystemTest
class OwnKeyStoryTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);
  private static final Rule FLOORED =
      Rule.of(new Bounded(new Bound.Amount(30_000_00), null, new Share("population")));

  @Autowired Recipients recipients;
  @Autowired FigureRegister figures;
  @Autowired OwnKeys own;
  @Autowired Keys keys;
  @Autowired Decisions decisions;
  @Autowired Cases cases;
  @Autowired JdbcClient jdbc;

  private Actor proposer;
  private Actor decider;
  private UUID population;

  @BeforeEach
  void people() {
    UUID agency = recipients.organisation("Socialstyrelsen").map(Organisation::id).orElseThrow();
    proposer = actor(agency, Role.CASE_OFFICER, Role.DECISION_MAKER);
    decider = actor(agency, Role.DECISION_MAKER);
    population =
        figures
            .standing(agency, "population", RecipientKind.REGION, LocalDate.of(2019, 11, 1))
            .map(FigureSeries::id)
            .orElseThrow();
  }

  @Test
  @Shows({"L1", "L4", "R46"})
  void a_key_is_drafted_proposed_decided_by_another_and_published() {
    AllocationKey draft = drafted(FLOORED);
    assertThat(draft.sum()).isEqualTo(Money.ofKronor(2_000_000));
    assertThat(keys.rows(draft)).hasSize(21).allMatch(row -> row.amount().ore() >= 30_000_00);
    assertThatThrownBy(() -> keys.published(draft.id())).hasMessageContaining("key");

    Proposal proposal = proposed(draft);
    assertThat(key(draft).status()).isEqualTo(KeyStatus.PROPOSED);
    assertThat(proposal.annexes().getFirst().rows()).hasSize(21);

    assertThatThrownBy(() -> decide(proposer, proposal)).hasMessageContaining("four-eyes");
    decide(decider, proposal);
    assertThat(key(draft).status()).isEqualTo(KeyStatus.DECIDED);
    assertThat(cases.documents(decider, proposal.caseId()))
        .extracting(Document::kind, Document::mediaType)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("DECISION", "application/pdf"));

    own.publish(proposer, UUID.randomUUID(), draft.id());
    assertThat(keys.published(draft.id()).status()).isEqualTo(KeyStatus.PUBLISHED);
  }

  @Test
  @Shows("L1")
  void a_decided_key_cannot_be_changed_in_the_database_nor_its_proposal() {
    AllocationKey draft = drafted(FLOORED);
    Proposal proposal = proposed(draft);
    decide(decider, proposal);
    for (String change :
        List.of(
            "update allocation.key_row set amount_ore = 1 where key_id = :id",
            "insert into allocation.key_row values (:id, 99, null, null, 'x', 1)",
            "update allocation.key set title = 'x' where id = :id",
            "update allocation.key set rule = '{}' where id = :id",
            "delete from allocation.key_figure where key_id = :id")) {
      assertThatThrownBy(() -> jdbc.sql(change).param("id", draft.id()).update())
          .as(change)
          .hasMessageContaining("never changes");
    }
    assertThatThrownBy(() -> own.save(proposer, draft.id(), key(draft).edition(), plan(FLOORED)))
        .isInstanceOf(Conflict.class);
  }

  @Test
  @Shows("L1")
  void a_correction_is_a_new_version_that_says_why_and_replaces_the_old_when_published() {
    AllocationKey first = published();
    assertThatThrownBy(() -> own.newVersion(proposer, UUID.randomUUID(), first.id(), " "))
        .isInstanceOf(Refused.class);
    UUID next =
        UUID.fromString(own.newVersion(proposer, UUID.randomUUID(), first.id(), "Fel golv.").id());
    AllocationKey draft = keys.key(proposer, next);
    assertThat(draft.version()).isEqualTo(2);
    assertThat(Objects.requireNonNull(draft.replacement()).reason()).isEqualTo("Fel golv.");

    own.save(proposer, next, draft.edition(), plan(Rule.of(new Share("population"))));
    Proposal proposal = proposed(keys.key(proposer, next));
    decide(decider, proposal);
    own.publish(decider, UUID.randomUUID(), next);
    assertThat(key(first).status()).isEqualTo(KeyStatus.SUPERSEDED);
    assertThat(keys.successor(first.id()).orElseThrow().id()).isEqualTo(next);
    assertThat(keys.published(first.id()).sum()).isEqualTo(Money.ofKronor(2_000_000));
  }

  @Test
  void a_key_that_leaves_money_over_is_not_proposed_until_it_is_said_why() {
    Rule little =
        new Rule(
            new PerHead("population", Decimal.parse("0,1")),
            se.statsbidrag.engine.Rounding.KRONOR,
            Rule.Closing.AT_MOST);
    AllocationKey draft = drafted(little);
    assertThat(draft.left().ore()).isPositive();
    assertThatThrownBy(() -> proposed(draft))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("allocation.check.sum.FAILS");
    assertThat(key(draft).status()).isEqualTo(KeyStatus.DRAFT);
  }

  @Test
  void guarantees_larger_than_the_frame_give_no_draft_but_a_sentence() {
    Rule greedy = Rule.of(new Sum(new Guaranteed(1_000_000_00), new Share("population")));
    assertThatThrownBy(() -> drafted(greedy))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusals().getFirst().field()).isEqualTo("rule");
              assertThat(refused.refusals().getFirst().arguments().getFirst().toString())
                  .contains("21");
            });
  }

  @Test
  void a_rule_that_refers_to_a_missing_figure_gives_a_sentence_that_names_it() {
    assertThatThrownBy(() -> drafted(Rule.of(new Share("wishes"))))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals().getFirst().arguments().getFirst().toString())
                    .contains("wishes"));
  }

  @Test
  void what_is_sent_back_may_be_changed_and_proposed_again() {
    AllocationKey draft = drafted(FLOORED);
    Proposal first = proposed(draft);
    decisions.sendBack(decider, UUID.randomUUID(), first.id(), first.contentHash(), "Höj golvet.");
    AllocationKey back = key(draft);
    assertThat(back.status()).isEqualTo(KeyStatus.DRAFT);
    own.save(proposer, back.id(), back.edition(), plan(FLOORED));
    Proposal second = proposed(key(draft));
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.caseId()).isEqualTo(first.caseId());
    decide(decider, second);
    assertThat(key(draft).status()).isEqualTo(KeyStatus.DECIDED);
  }

  @Test
  void two_who_save_the_same_draft_at_once_do_not_write_over_each_other() throws Exception {
    AllocationKey draft = drafted(FLOORED);
    List<Callable<Boolean>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(() -> {
        own.save(proposer, draft.id(), draft.edition(), plan(FLOORED));
        return true;
      });
    }
    int saved = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (Future<Boolean> one : pool.invokeAll(both)) {
        try {
          saved += one.get() ? 1 : 0;
        } catch (ExecutionException lost) {
          assertThat(lost.getCause()).isInstanceOf(Conflict.class);
        }
      }
    }
    assertThat(saved).isEqualTo(1);
    assertThat(keys.rows(key(draft))).hasSize(21);
  }

  private AllocationKey published() {
    AllocationKey draft = drafted(FLOORED);
    Proposal proposal = proposed(draft);
    decide(decider, proposal);
    own.publish(proposer, UUID.randomUUID(), draft.id());
    return key(draft);
  }

  private void decide(Actor actor, Proposal proposal) {
    decisions.decide(actor, UUID.randomUUID(), proposal.id(), proposal.contentHash(), true);
  }

  private AllocationKey drafted(Rule rule) {
    return keys.key(
        proposer, UUID.fromString(own.draft(proposer, UUID.randomUUID(), plan(rule), null).id()));
  }

  private Proposal proposed(AllocationKey key) {
    own.propose(
        proposer,
        UUID.randomUUID(),
        key.id(),
        key.edition(),
        new OwnKeys.Wording(
            "Myndigheten fastställer nyckeln.",
            "Den följer folkmängden.",
            List.of(new LegalBasis("regeringsbeslut 2020-03-12 nr I:5", "bilaga 2")),
            new Appeal.NotAppealable(new LegalBasis("förordningen (2017:1)", "9 §")),
            true));
    return decisions.proposal(proposer, Objects.requireNonNull(key(key).proposalId()));
  }

  private OwnKeys.Plan plan(Rule rule) {
    return new OwnKeys.Plan(
        new KeyTerms(
            null,
            "Prov " + UUID.randomUUID(),
            RecipientKind.REGION,
            new BudgetYear(2020),
            DAY,
            Money.ofKronor(2_000_000),
            "Ett prov",
            List.of(),
            null),
        List.of(population),
        rule,
        "Ett prov.",
        null);
  }

  private AllocationKey key(AllocationKey key) {
    return keys.key(proposer, key.id());
  }

  private static Actor actor(UUID agency, Role... roles) {
    return new Actor(UUID.randomUUID(), "Test Testsson", agency, Set.of(roles), "test");
  }
}
