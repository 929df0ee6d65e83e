package se.statsbidrag.award.release;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.decision.DecisionSubject;
import se.statsbidrag.decision.DecisionTaken;
import se.statsbidrag.decision.ProposalStatus;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;
import se.statsbidrag.pages.Formats;

/** What whoever decides to withdraw money needs to know, and what becomes of it. */
@Component
class ReleaseDecided implements DecisionSubject {

  private final Releases releases;
  private final ReleaseStore store;
  private final Awards awards;
  private final Notifications notifications;

  ReleaseDecided(
      Releases releases, ReleaseStore store, Awards awards, Notifications notifications) {
    this.releases = releases;
    this.store = store;
    this.awards = awards;
    this.notifications = notifications;
  }

  @Override
  public String type() {
    return Release.TYPE;
  }

  @Override
  public String href(ObjectRef subject) {
    return "/beviljat/atertagande/" + subject.id();
  }

  @Override
  public List<Fact> facts(Actor actor, ObjectRef subject) {
    Formats formats = Formats.of(LocaleContextHolder.getLocale());
    Release release = releases.release(actor, UUID.fromString(subject.id()));
    Award award = awards.award(actor.agencyId(), release.awardId());
    Money unpaid = awards.unpaid(award);
    boolean differs = release.status().equals("WAITS") && !unpaid.equals(release.amount());
    return List.of(
        new Fact("release.fact.recipient", award.recipientName(), false, "/beviljat/" + award.id()),
        new Fact("release.fact.awarded", formats.kronor(award.amount().ore()), false, null),
        new Fact("release.fact.amount", formats.kronor(release.amount().ore()), false, null),
        new Fact("release.fact.unpaid", formats.kronor(unpaid.ore()), differs, null));
  }

  /** In the decision's own transaction: the money goes back, or the decision falls. */
  @EventListener(condition = "#taken.subject().type() == 'award.release'")
  void follow(DecisionTaken taken) {
    Release release = releases.release(taken.by(), UUID.fromString(taken.subject().id()));
    if (taken.outcome() != ProposalStatus.DECIDED) {
      store.end(release.id(), "VOID");
      return;
    }
    store.end(release.id(), "DONE");
    Award award =
        awards.release(taken.by(), release.awardId(), release.id(), release.amount(), taken.at());
    if (award.kind() == Award.Kind.DIRECT && award.standing().isZero()) {
      store.reopen(award);
    }
    tell(release, award);
  }

  private void tell(Release release, Award award) {
    ObjectRef about = new ObjectRef(Award.TYPE, award.id().toString(), award.caseNumber());
    Notice notice =
        Notice.of("release.notice", about, "/mina-arenden/" + award.caseId(), award.title())
            .toRecipient(award.organisationId());
    List<Letter> letters = new ArrayList<>();
    for (Role role : List.of(Role.AGENT, Role.REPRESENTATIVE)) {
      for (Addressee to : notifications.holders(award.organisationId(), role)) {
        letters.add(new Letter(to, notice));
      }
    }
    notifications.tellAll(award.agencyId(), "award-released:" + release.id(), letters);
  }
}
