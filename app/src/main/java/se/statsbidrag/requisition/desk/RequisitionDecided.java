package se.statsbidrag.requisition.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.decision.DecisionSubject;
import se.statsbidrag.decision.DecisionTaken;
import se.statsbidrag.decision.ProposalStatus;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;

/** What whoever decides about one requisition needs to know, and what becomes of it. */
@Component
class RequisitionDecided implements DecisionSubject {

  private final Requisitions requisitions;
  private final Checks checks;
  private final VerdictStore store;
  private final DeskNotices notices;
  private final Cases cases;
  private final MessageSource messages;

  RequisitionDecided(
      Requisitions requisitions,
      Checks checks,
      VerdictStore store,
      DeskNotices notices,
      Cases cases,
      MessageSource messages) {
    this.requisitions = requisitions;
    this.checks = checks;
    this.store = store;
    this.notices = notices;
    this.cases = cases;
    this.messages = messages;
  }

  @Override
  public String type() {
    return "requisition.requisition";
  }

  @Override
  public String href(ObjectRef subject) {
    return "/rekvisitioner/" + subject.id();
  }

  @Override
  public List<Fact> facts(Actor actor, ObjectRef subject) {
    Locale locale = LocaleContextHolder.getLocale();
    Requisition sent = requisitions.requisition(actor, UUID.fromString(subject.id()));
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("desk.fact.recipient", sent.recipientName(), false, href(subject)));
    facts.add(
        new Fact("desk.fact.amount", Formats.of(locale).kronor(sent.amount().ore()), false, null));
    for (Check check : checks.of(sent).checks()) {
      facts.add(
          new Fact(
              "desk.check." + check.name(),
              Sentences.of(messages, check, locale),
              check.outcome() != Check.Outcome.PASSES,
              null));
    }
    return facts;
  }

  /** In the decision's own transaction: the requisition follows, or the decision falls. */
  @EventListener(condition = "#taken.subject().type() == 'requisition.requisition'")
  void follow(DecisionTaken taken) {
    if (taken.outcome() != ProposalStatus.DECIDED) {
      return;
    }
    UUID id = UUID.fromString(taken.subject().id());
    Requisition moved =
        store.outcome(taken.proposalId()).burdens()
            ? requisitions.refuse(taken.by(), id)
            : requisitions.approve(taken.by(), id, taken.proposalId());
    cases.end(taken.by(), moved.caseId());
    notices.decided(moved);
  }
}
