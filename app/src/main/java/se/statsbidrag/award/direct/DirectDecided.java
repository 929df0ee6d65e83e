package se.statsbidrag.award.direct;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.award.NewAward;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.decision.DecisionSubject;
import se.statsbidrag.decision.DecisionTaken;
import se.statsbidrag.decision.ProposalStatus;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.pages.Formats;

/** What whoever decides about an allocation needs to know, and the award that it becomes. */
@Component
class DirectDecided implements DecisionSubject {

  private final Directs directs;
  private final DirectStore store;
  private final Awards awards;
  private final Cases cases;

  DirectDecided(Directs directs, DirectStore store, Awards awards, Cases cases) {
    this.directs = directs;
    this.store = store;
    this.awards = awards;
    this.cases = cases;
  }

  @Override
  public String type() {
    return Direct.TYPE;
  }

  @Override
  public String href(ObjectRef subject) {
    return "/direkt/tilldelning/" + subject.id();
  }

  @Override
  public List<Fact> facts(Actor actor, ObjectRef subject) {
    Locale locale = LocaleContextHolder.getLocale();
    Formats formats = Formats.of(locale);
    Direct direct = directs.direct(actor, UUID.fromString(subject.id()));
    Named named = directs.line(actor, direct.lineId());
    boolean tooMuch = direct.amount().compareTo(named.left()) > 0;
    return List.of(
        new Fact("direct.fact.recipient", direct.recipientName(), false, null),
        new Fact("direct.fact.amount", formats.kronor(direct.amount().ore()), false, null),
        new Fact(
            "direct.fact.line",
            named.line().name(),
            named.assumption() != null,
            "/direkt/" + direct.lineId()),
        new Fact("direct.fact.left", formats.kronor(named.left().ore()), tooMuch, null),
        new Fact("direct.fact.pay-by", formats.date(direct.payBy()), false, null));
  }

  /** In the decision's own transaction: the award is made, or the decision falls. */
  @EventListener(condition = "#taken.subject().type() == 'award.direct'")
  void follow(DecisionTaken taken) {
    Direct direct = directs.direct(taken.by(), UUID.fromString(taken.subject().id()));
    if (taken.outcome() != ProposalStatus.DECIDED) {
      store.close(direct.id());
      return;
    }
    awards.make(
        taken.by(),
        new NewAward(
            Award.Kind.DIRECT,
            direct.organisationId(),
            direct.recipientKind(),
            direct.recipientName(),
            null,
            null,
            direct.caseId(),
            direct.caseNumber(),
            direct.lineId(),
            direct.amount(),
            taken.at(),
            taken.proposalId(),
            direct.payBy(),
            direct.purpose()));
    cases.end(taken.by(), direct.caseId());
  }
}
