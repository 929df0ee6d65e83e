package se.statsbidrag.requisition.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
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

  BatchDecided(Requisitions requisitions, Checks checks, VerdictStore store, DeskNotices notices) {
    this.requisitions = requisitions;
    this.checks = checks;
    this.store = store;
    this.notices = notices;
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
    UUID batch = batch(actor, subject).id();
    int changed = store.changed(batch);
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
    UUID batch = batch(taken.by(), taken.subject()).id();
    if (taken.outcome() != ProposalStatus.DECIDED) {
      store.release(batch);
      return;
    }
    List<Requisition> sent =
        store.lines(batch).stream().map(id -> requisitions.requisition(taken.by(), id)).toList();
    Refused.ifAny(DeskRules.toBatch(checks.of(sent)));
    for (Requisition one : sent) {
      notices.decided(requisitions.approve(taken.by(), one.id()));
    }
    store.decided(batch, taken.by(), taken.at());
  }
}
