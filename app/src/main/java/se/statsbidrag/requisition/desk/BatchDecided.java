package se.statsbidrag.requisition.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.decision.DecisionSubject;
import se.statsbidrag.decision.DecisionTaken;
import se.statsbidrag.decision.ProposalStatus;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;

/**
 * A list of requisitions that one person decides in one act: each of them is approved, or none. The
 * checks are made again at that moment.
 */
@Component
class BatchDecided implements DecisionSubject {

  private final Requisitions requisitions;
  private final Checks checks;
  private final VerdictStore store;
  private final DeskNotices notices;
  private final Cases cases;

  BatchDecided(
      Requisitions requisitions,
      Checks checks,
      VerdictStore store,
      DeskNotices notices,
      Cases cases) {
    this.requisitions = requisitions;
    this.checks = checks;
    this.store = store;
    this.notices = notices;
    this.cases = cases;
  }

  @Override
  public String type() {
    return "requisition.batch";
  }

  @Override
  public String href(ObjectRef subject) {
    return "/rekvisitioner/beslutslista/" + subject.id();
  }

  @Override
  public List<Fact> facts(Actor actor, ObjectRef subject) {
    Locale locale = LocaleContextHolder.getLocale();
    VerdictStore.Batch list = batch(actor, subject);
    UUID batch = list.id();
    int changed = list.decidedByName() == null ? store.changed(batch) : 0;
    Formats formats = Formats.of(locale);
    return List.of(
        new Fact(
            "desk.fact.number", formats.number(store.lines(batch).size()), false, href(subject)),
        new Fact("desk.fact.changed", formats.number(changed), changed > 0, href(subject)));
  }

  private VerdictStore.Batch batch(Actor actor, ObjectRef subject) {
    return store
        .batch(actor.agencyId(), UUID.fromString(subject.id()))
        .orElseThrow(() -> new NotFound("batch", subject.id()));
  }

  /** In the decision's own transaction: all of the list follow, or the decision falls. */
  @EventListener(condition = "#taken.subject().type() == 'requisition.batch'")
  void follow(DecisionTaken taken) {
    VerdictStore.Batch list = batch(taken.by(), taken.subject());
    UUID batch = list.id();
    if (taken.outcome() != ProposalStatus.DECIDED) {
      store.release(batch);
      return;
    }
    List<Requisition> sent =
        store.lines(batch).stream().map(id -> requisitions.requisition(taken.by(), id)).toList();
    Refused.ifAny(DeskRules.toBatch(checks.of(sent)));
    for (Requisition one : sent) {
      notices.decided(requisitions.approve(taken.by(), one.id(), taken.proposalId()));
      cases.end(taken.by(), one.caseId());
    }
    cases.end(taken.by(), list.caseId());
    store.decided(batch, taken.by(), taken.at());
  }
}
