package se.statsbidrag.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.NewCase;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

@SystemTest
class DecisionsTest {

  private static final UUID AGENCY = UUID.randomUUID();

  @Autowired Decisions decisions;
  @Autowired Cases cases;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private final Actor proposer = actor(Role.CASE_OFFICER, Role.DECISION_MAKER);
  private final Actor decider = actor(Role.DECISION_MAKER);

  @Test
  @Shows("L4")
  void what_one_proposed_another_decides_and_the_document_lies_in_the_case() {
    Proposal proposal = propose();
    UUID key = UUID.randomUUID();
    decisions.decide(decider, key, proposal.id(), proposal.contentHash(), true);

    Proposal decided = decisions.proposal(decider, proposal.id());
    assertThat(decided.status()).isEqualTo(ProposalStatus.DECIDED);
    Proposal.Closing closing = java.util.Objects.requireNonNull(decided.closing());
    assertThat(closing.by()).isEqualTo(decider.personId());
    List<Document> documents = cases.documents(decider, proposal.caseId());
    assertThat(documents).extracting(Document::id).containsExactly(closing.documentId());
    assertThat(documents.getFirst().kind()).isEqualTo("DECISION");
  }

  @Test
  @Shows("L4")
  void nobody_decides_refuses_or_sends_back_what_they_proposed() {
    Proposal proposal = propose();
    String seen = proposal.contentHash();
    UUID id = proposal.id();
    UUID key = UUID.randomUUID();
    assertThatThrownBy(() -> decisions.decide(proposer, key, id, seen, true))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("four-eyes");
    assertThatThrownBy(() -> decisions.refuse(proposer, key, id, seen, "nej"))
        .hasMessageContaining("four-eyes");
    assertThatThrownBy(() -> decisions.sendBack(proposer, key, id, seen, "ändra"))
        .hasMessageContaining("four-eyes");
    assertThat(decisions.proposal(proposer, id).status()).isEqualTo(ProposalStatus.PROPOSED);
  }

  @Test
  @Shows("L4")
  void the_database_refuses_that_the_proposer_decides() {
    Proposal proposal = propose();
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    update decision.proposal
                       set status = 'SENT_BACK', closed_by = proposed_by, closing_note = 'x',
                           closed_by_name = 'x', closed_at = proposed_at
                     where id = :id
                    """)
                .param("id", proposal.id())
                .update())
        .hasMessageContaining("proposal_check");
  }

  @Test
  @Shows("L4")
  void whoever_decides_must_declare_that_there_is_no_conflict_of_interest() {
    Proposal proposal = propose();
    assertThatThrownBy(() ->
            decisions.decide(
                decider, UUID.randomUUID(), proposal.id(), proposal.contentHash(), false))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusals().getFirst().field()).isEqualTo("noConflict"));
  }

  @Test
  void a_decision_on_something_else_than_what_was_shown_is_a_conflict() {
    Proposal proposal = propose();
    Actor colleague = actor(Role.CASE_OFFICER);
    decisions.takePart(
        colleague, proposal.id(), proposal.contentHash(), true, "Jag hade gjort annorlunda.");
    assertThatThrownBy(() ->
            decisions.decide(
                decider, UUID.randomUUID(), proposal.id(), proposal.contentHash(), true))
        .isInstanceOf(Conflict.class);
    Proposal now = decisions.proposal(decider, proposal.id());
    decisions.decide(decider, UUID.randomUUID(), now.id(), now.contentHash(), true);
    assertThat(decisions.proposal(decider, now.id()).participants())
        .extracting(Participant::dissent)
        .containsExactly(null, "Jag hade gjort annorlunda.");
  }

  @Test
  void two_who_decide_at_once_give_one_decision_and_one_document() throws Exception {
    Proposal proposal = propose();
    List<Callable<ObjectRef>> both = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Actor one = actor(Role.DECISION_MAKER);
      both.add(() ->
          decisions.decide(one, UUID.randomUUID(), proposal.id(), proposal.contentHash(), true));
    }
    assertThat(winners(both)).isEqualTo(1);
    assertThat(cases.documents(decider, proposal.caseId())).hasSize(1);
  }

  @Test
  void a_double_click_decides_once_and_gives_the_same_receipt_twice() throws Exception {
    Proposal proposal = propose();
    UUID key = UUID.randomUUID();
    Callable<ObjectRef> click =
        () -> decisions.decide(decider, key, proposal.id(), proposal.contentHash(), true);
    assertThat(winners(List.of(click, click, click))).isEqualTo(3);
    assertThat(click.call()).isEqualTo(proposal.reference());
    assertThat(cases.documents(decider, proposal.caseId())).hasSize(1);
  }

  @Test
  void a_proposal_sent_back_says_what_to_do_and_is_closed_for_good() {
    Proposal proposal = propose();
    String seen = proposal.contentHash();
    decisions.sendBack(decider, UUID.randomUUID(), proposal.id(), seen, " Räkna om. ");
    Proposal back = decisions.proposal(proposer, proposal.id());
    assertThat(back.status()).isEqualTo(ProposalStatus.SENT_BACK);
    assertThat(java.util.Objects.requireNonNull(back.closing()).note()).isEqualTo("Räkna om.");
    assertThatThrownBy(
            () -> decisions.decide(decider, UUID.randomUUID(), proposal.id(), seen, true))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() ->
            jdbc.sql("update decision.proposal set status = 'PROPOSED' where id = :id")
                .param("id", proposal.id())
                .update())
        .hasMessageContaining("never changes");
  }

  @Test
  void what_is_proposed_cannot_be_changed_in_the_database() {
    Proposal proposal = propose();
    assertThatThrownBy(() ->
            jdbc.sql("update decision.proposal set decision_text = 'x' where id = :id")
                .param("id", proposal.id())
                .update())
        .hasMessageContaining("never changes");
  }

  @Test
  void only_the_proposer_takes_a_proposal_back() {
    Proposal proposal = propose();
    Actor other = actor(Role.CASE_OFFICER);
    assertThatThrownBy(() -> decisions.withdraw(other, UUID.randomUUID(), proposal.id()))
        .isInstanceOf(Refused.class);
    decisions.withdraw(proposer, UUID.randomUUID(), proposal.id());
    assertThat(decisions.proposal(proposer, proposal.id()).status())
        .isEqualTo(ProposalStatus.WITHDRAWN);
  }

  @Test
  void another_agencys_proposal_does_not_exist() {
    Proposal proposal = propose();
    Actor stranger =
        new Actor(UUID.randomUUID(), "S", UUID.randomUUID(), Set.of(Role.DECISION_MAKER), "test");
    assertThatThrownBy(() -> decisions.proposal(stranger, proposal.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            decisions.decide(
                stranger, UUID.randomUUID(), proposal.id(), proposal.contentHash(), true))
        .isInstanceOf(NotFound.class);
  }

  private Proposal propose() {
    UUID id =
        transaction.execute(status -> {
          CaseFile file = cases.open(proposer, NewCase.of("Fördelning av en sak"));
          NewProposal like =
              DecisionRulesTest.complete(
                  new Appeal.NotAppealable(new LegalBasis("förordningen (2017:1)", "9 §")));
          return decisions.propose(
              proposer,
              new NewProposal(
                  like.authority(),
                  file.id(),
                  new ObjectRef("test.thing", UUID.randomUUID().toString(), "En sak"),
                  like.title(),
                  like.outcome(),
                  like.text(),
                  like.reasons(),
                  like.legalBasis(),
                  like.appeal(),
                  List.of(
                      new Annex(
                          "En tabell",
                          List.of(
                              new Annex.Column("Namn", false), new Annex.Column("Belopp", true)),
                          List.of(List.of("Ale", "100")),
                          List.of("Summa", "100"))),
                  true));
        });
    return decisions.proposal(proposer, java.util.Objects.requireNonNull(id));
  }

  private static long winners(List<Callable<ObjectRef>> attempts) throws Exception {
    long won = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(attempts.size())) {
      for (Future<ObjectRef> attempt : pool.invokeAll(attempts)) {
        try {
          attempt.get();
          won++;
        } catch (ExecutionException lost) {
          assertThat(lost.getCause()).isInstanceOf(Conflict.class);
        }
      }
    }
    return won;
  }

  private static Actor actor(Role... roles) {
    return new Actor(UUID.randomUUID(), "Test Testsson", AGENCY, Set.of(roles), "test");
  }
}
