package se.statsbidrag.award.redistribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;

/**
 * Tells each recipient what it gets of what others left, once, with a link to how it came about.
 */
@Component
class RedistributionNotices {

  private static final List<Role> TOLD = List.of(Role.AGENT, Role.REPRESENTATIVE);

  private final Notifications notifications;
  private final Requisitions requisitions;
  private final Rounds rounds;

  RedistributionNotices(Notifications notifications, Requisitions requisitions, Rounds rounds) {
    this.notifications = notifications;
    this.requisitions = requisitions;
    this.rounds = rounds;
  }

  void decided(Actor actor, Redistributed kept, Candidate who, Money amount) {
    Candidate.Claim claim = Objects.requireNonNull(who.claim());
    Notice notice =
        Notice.of(
                "redistribution.notice.decided",
                new ObjectRef(
                    "requisition.requisition",
                    claim.requisitionId().toString(),
                    claim.caseNumber()),
                "/omfordelat/" + kept.id() + "/" + who.code(),
                amount,
                kept.title())
            .toRecipient(who.organisationId());
    Requisition sent = requisitions.requisition(actor, claim.requisitionId());
    UUID grant = rounds.round(who.roundId()).grant().id();
    List<Letter> letters = new ArrayList<>();
    notifications
        .concerned(who.organisationId(), kept.agencyId(), grant, who.category(), TOLD)
        .forEach(to -> letters.add(new Letter(to, notice)));
    se.statsbidrag.requisition.Claim.@Nullable Contact contact = sent.sent().contact();
    if (contact != null) {
      Addressee to = new Addressee(null, contact.name(), contact.email(), Locale.of("sv"));
      letters.add(new Letter(to, notice));
    }
    notifications.tellAll(kept.agencyId(), "redistribution:" + kept.id(), letters);
  }
}
