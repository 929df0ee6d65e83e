package se.statsbidrag.requisition;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.requisition.accounts.Accounts;

/**
 * What follows when a requisition is taken back (återtagande), in the same transaction: it is
 * registered in the matter, which is closed, an account that nobody has checked yet is not waited
 * for any more, and the recipient is told.
 */
@Component
class Withdrawn {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final List<Role> TOLD = List.of(Role.AGENT, Role.REPRESENTATIVE);

  private final Cases cases;
  private final Accounts accounts;
  private final Notifications notifications;
  private final Rounds rounds;
  private final MessageSource messages;

  Withdrawn(
      Cases cases,
      Accounts accounts,
      Notifications notifications,
      Rounds rounds,
      MessageSource messages) {
    this.cases = cases;
    this.accounts = accounts;
    this.notifications = notifications;
    this.rounds = rounds;
    this.messages = messages;
  }

  void follow(Actor there, Requisition sent, Instant now) {
    String round = sent.sent().round();
    String text = text("requisition.withdrawn.text", sent.recipientName(), round, there.name());
    cases.register(
        there,
        sent.caseId(),
        NewDocument.received(
                WorkingCalendar.dayOf(now),
                sent.recipientName(),
                text("requisition.withdrawn.title", round, sent.recipientName()),
                "WITHDRAWAL",
                "aterkallelse.txt",
                "text/plain",
                text.getBytes(StandardCharsets.UTF_8))
            .with(sent.organisationId()));
    cases.end(there, sent.caseId());
    accounts.notWanted(there, sent.organisationId());
    tell(sent);
  }

  private void tell(Requisition sent) {
    Notice notice =
        Notice.of(
                "requisition.message.withdrawn",
                sent.ref(),
                "/mina-rekvisitioner/" + sent.id(),
                sent.sent().round())
            .toRecipient(sent.organisationId());
    UUID grant = rounds.round(sent.roundId()).grant().id();
    List<Letter> letters = new ArrayList<>();
    notifications
        .concerned(sent.organisationId(), sent.agencyId(), grant, sent.recipientKind(), TOLD)
        .forEach(to -> letters.add(new Letter(to, notice)));
    Claim.Contact contact = sent.sent().contact();
    if (contact != null) {
      Addressee to = new Addressee(null, contact.name(), contact.email(), SWEDISH);
      letters.add(new Letter(to, notice));
    }
    notifications.tellAll(sent.agencyId(), "requisition-withdrawn:" + sent.id(), letters);
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, SWEDISH);
  }
}
