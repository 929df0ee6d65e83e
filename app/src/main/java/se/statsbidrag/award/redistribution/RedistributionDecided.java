package se.statsbidrag.award.redistribution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.award.NewAward;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.award.sharing.Plan;
import se.statsbidrag.award.sharing.Sharing;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.decision.DecisionSubject;
import se.statsbidrag.decision.DecisionTaken;
import se.statsbidrag.decision.ProposalStatus;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.pages.Formats;

/**
 * What whoever decides about a redistribution needs to know, and what becomes of it: every line an
 * award in the decision's own transaction, or none.
 */
@Component
class RedistributionDecided implements DecisionSubject {

  private final Redistributions redistributions;
  private final RedistributionStore store;
  private final RedistributionNotices notices;
  private final RedistributionWording wording;
  private final Awards awards;
  private final Cases cases;
  private final AuditTrail audit;

  RedistributionDecided(
      Redistributions redistributions,
      RedistributionStore store,
      RedistributionNotices notices,
      RedistributionWording wording,
      Awards awards,
      Cases cases,
      AuditTrail audit) {
    this.redistributions = redistributions;
    this.store = store;
    this.notices = notices;
    this.wording = wording;
    this.awards = awards;
    this.cases = cases;
    this.audit = audit;
  }

  @Override
  public String type() {
    return Redistributed.TYPE;
  }

  @Override
  public String href(ObjectRef subject) {
    return "/omfordelningar/" + subject.id();
  }

  @Override
  public List<Fact> facts(Actor actor, ObjectRef subject) {
    Locale locale = LocaleContextHolder.getLocale();
    Formats formats = Formats.of(locale);
    Redistributed kept = redistributions.redistribution(actor, UUID.fromString(subject.id()));
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("left", formats.kronor(kept.left().ore()), false, subject));
    facts.add(fact("shared", formats.kronor(kept.shared().ore()), false, subject));
    @Nullable Plan plan = kept.content().plan();
    if (plan != null) {
      facts.add(
          fact(
              "rule",
              String.join(" ", wording.rule(plan, kept.content().standing(), locale)),
              false,
              subject));
    }
    if (kept.status() == Redistributed.Status.PROPOSED) {
      int changes = redistributions.changes(actor, kept).size();
      facts.add(fact("changed", formats.number(changes), changes > 0, subject));
    }
    return facts;
  }

  /** In the decision's own transaction: all lines follow, or the decision falls. */
  @EventListener(condition = "#taken.subject().type() == 'award.redistribution'")
  void follow(DecisionTaken taken) {
    Actor actor = taken.by();
    UUID id = UUID.fromString(taken.subject().id());
    Redistributed kept = redistributions.redistribution(actor, id);
    if (taken.outcome() != ProposalStatus.DECIDED) {
      store.close(id);
      return;
    }
    Refused.ifAny(redistributions.changes(actor, kept));
    store.decide(id, actor, taken.at());
    @Nullable Sharing sharing = kept.content().sharing();
    if (sharing != null) {
      award(taken, kept, sharing);
    }
    cases.end(actor, kept.caseId());
    audit.record(
        actor,
        null,
        "REDISTRIBUTION_DECIDED",
        kept.ref(),
        Map.of(),
        Map.of("outcome", kept.outcome().name(), "shared", kept.shared().toString()));
  }

  private void award(DecisionTaken taken, Redistributed kept, Sharing sharing) {
    Map<Candidate, Money> sums = new LinkedHashMap<>();
    for (int i = 0; i < sharing.lines().size(); i++) {
      Sharing.Line line = sharing.lines().get(i);
      Award award = awards.make(taken.by(), asked(taken, line));
      store.awarded(kept.id(), i + 1, award.id());
      sums.merge(line.candidate(), line.amount(), Money::plus);
    }
    sums.forEach((who, sum) -> notices.decided(taken.by(), kept, who, sum));
  }

  private static NewAward asked(DecisionTaken taken, Sharing.Line line) {
    Candidate who = line.candidate();
    Candidate.Claim claim = Objects.requireNonNull(who.claim());
    LocalDate day = WorkingCalendar.dayOf(taken.at());
    return new NewAward(
        Award.Kind.REDISTRIBUTION,
        who.organisationId(),
        who.category(),
        who.name(),
        who.roundId(),
        claim.requisitionId(),
        claim.caseId(),
        claim.caseNumber(),
        line.frame().lineId(),
        line.amount(),
        taken.at(),
        taken.proposalId(),
        day,
        null);
  }

  private static Fact fact(String name, String value, boolean attention, ObjectRef subject) {
    return new Fact(
        "redistribution.fact." + name,
        value,
        attention,
        attention ? "/omfordelningar/" + subject.id() : null);
  }
}
