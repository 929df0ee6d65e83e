package se.statsbidrag.requisition.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.requisition.Claim;
import se.statsbidrag.requisition.Requisition;

/** Tells the recipient what happens with its requisition: the number and a link, once. */
@Component
class DeskNotices {

  private static final List<Role> TOLD = List.of(Role.AGENT, Role.REPRESENTATIVE);

  private final Notifications notifications;
  private final Rounds rounds;

  DeskNotices(Notifications notifications, Rounds rounds) {
    this.notifications = notifications;
    this.rounds = rounds;
  }

  /** It has been decided. */
  void decided(Requisition sent) {
    tell(sent, "desk.notice.decided", "requisition-decided:" + sent.id(), sent.sent().round());
  }

  /** The day by which a completion was asked for has passed. */
  void overdue(Requisition sent) {
    tell(
        sent,
        "desk.notice.overdue",
        "completion-overdue:" + sent.id() + ":" + sent.answerBy(),
        sent.answerBy() == null ? "" : sent.answerBy());
  }

  private void tell(Requisition sent, String key, String occasion, Object about) {
    Notice notice =
        Notice.of(key, sent.ref(), "/mina-arenden/" + sent.caseId(), about)
            .toRecipient(sent.organisationId());
    UUID grant = rounds.round(sent.roundId()).grant().id();
    List<Letter> letters = new ArrayList<>();
    notifications
        .concerned(sent.organisationId(), sent.agencyId(), grant, sent.recipientKind(), TOLD)
        .forEach(to -> letters.add(new Letter(to, notice)));
    Claim.Contact contact = sent.sent().contact();
    if (contact != null) {
      Addressee to = new Addressee(null, contact.name(), contact.email(), Locale.of("sv"));
      letters.add(new Letter(to, notice));
    }
    notifications.tellAll(sent.agencyId(), occasion, letters);
  }
}
