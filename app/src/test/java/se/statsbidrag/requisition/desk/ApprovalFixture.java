package se.statsbidrag.requisition.desk;

import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;
import se.statsbidrag.requisition.accounts.Accounts;

/** Requisitions on their whole way to approval: sent in, account checked, proposed, decided. */
@Component
public class ApprovalFixture {

  private final FormFixture form;
  private final Requisitions requisitions;
  private final Accounts accounts;
  private final Verdicts verdicts;
  private final Decisions decisions;

  ApprovalFixture(
      FormFixture form,
      Requisitions requisitions,
      Accounts accounts,
      Verdicts verdicts,
      Decisions decisions) {
    this.form = form;
    this.requisitions = requisitions;
    this.accounts = accounts;
    this.verdicts = verdicts;
    this.decisions = decisions;
  }

  /** The whole amount, sent in by an agent of a municipality that no other test uses. */
  public Requisition sent() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    return sent(agent);
  }

  /** What the agent has filled in, sent in, with its account checked. */
  public Requisition sent(Actor agent) {
    Requisition sent = requisitions.requisition(agent, UUID.fromString(form.submit(agent).id()));
    accounts.given(
        agent.at(form.agency()),
        sent.organisationId(),
        Objects.requireNonNull(sent.sent().account()));
    Actor officer = form.officer(Role.CASE_OFFICER);
    accounts.list(officer, 0, 500).stream()
        .filter(given -> given.organisationId().equals(sent.organisationId()))
        .filter(given -> given.status() == Accounts.Status.WAITING)
        .forEach(given -> accounts.check(officer, given.id(), "CHECKED", "Bankgirots register."));
    return sent;
  }

  /** The proposal that a requisition be approved. */
  public ObjectRef proposed(Requisition sent) {
    return verdicts.propose(
        form.officer(Role.CASE_OFFICER),
        UUID.randomUUID(),
        sent.id(),
        new Verdict(Verdict.Outcome.APPROVED, "Beviljas.", "I ordning.", null, true));
  }

  /** Decides a proposal. */
  public void decide(Actor decider, ObjectRef proposal) {
    UUID id = UUID.fromString(proposal.id());
    String seen = decisions.proposal(decider, id).contentHash();
    decisions.decide(decider, UUID.randomUUID(), id, seen, true);
  }

  /** A requisition that has been approved. */
  public Requisition approved() {
    Requisition sent = sent();
    Actor decider = form.officer(Role.DECISION_MAKER);
    decide(decider, proposed(sent));
    return requisitions.requisition(decider, sent.id());
  }
}
