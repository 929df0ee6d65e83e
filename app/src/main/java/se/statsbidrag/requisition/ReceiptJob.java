package se.statsbidrag.requisition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.identity.contacts.ContactPerson;
import se.statsbidrag.identity.contacts.ContactPersons;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.requisition.accounts.Account;
import se.statsbidrag.requisition.accounts.Accounts;

/**
 * What follows when a requisition has been received: an account that is new waits to be checked,
 * those concerned are told, with number and link only (L11), and the paper is made of the frozen
 * content and registered in the case. The paper is made outside every transaction; a node that is
 * lost meanwhile leaves it to another.
 */
@Component
public class ReceiptJob {

  private static final Logger LOG = LoggerFactory.getLogger(ReceiptJob.class);
  private static final int BATCH = 20;
  private static final int MOST_TRIES = 8;
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMinutes(2);

  private final RequisitionStore requisitions;
  private final SubmissionStore store;
  private final Papers papers;
  private final Cases cases;
  private final Notifications notifications;
  private final Accounts accounts;
  private final ContactPersons contacts;
  private final Rounds rounds;
  private final TransactionTemplate transactions;

  ReceiptJob(
      RequisitionStore requisitions,
      SubmissionStore store,
      Papers papers,
      Cases cases,
      Notifications notifications,
      Accounts accounts,
      ContactPersons contacts,
      Rounds rounds,
      TransactionTemplate transactions) {
    this.requisitions = requisitions;
    this.store = store;
    this.papers = papers;
    this.cases = cases;
    this.notifications = notifications;
    this.accounts = accounts;
    this.contacts = contacts;
    this.rounds = rounds;
    this.transactions = transactions;
  }

  /** Makes every receipt that is due. */
  @Scheduled(fixedDelayString = "${statsbidrag.receipts-every:2s}")
  public void run() {
    List<UUID> due;
    do {
      due = store.claim(LEASE, BATCH);
      due.forEach(id -> follow(requisitions.requisition(id).orElseThrow()));
    } while (due.size() == BATCH);
  }

  private void follow(Requisition sent) {
    try {
      transactions.executeWithoutResult(status -> {
        give(requisitions.requisition(sent.id()).orElseThrow());
        tell(sent);
      });
      nameContact(sent);
      byte[] paper = papers.write(sent);
      transactions.executeWithoutResult(status -> keep(sent, paper, status));
    } catch (RuntimeException e) {
      LOG.error("receipt of {} not made: {}", sent.id(), e.getClass().getName());
      store.failed(sent.id(), PAUSE, MOST_TRIES);
    }
  }

  /** An account that is new to the agency waits there to be checked. */
  private void give(Requisition sent) {
    Account account = sent.sent().account();
    if (account != null && sent.active()) {
      accounts.given(submitter(sent).at(sent.agencyId()), sent.organisationId(), account);
    }
  }

  /** Whom the form names is asked from now on, if whoever sent it in may still say so. */
  private void nameContact(Requisition sent) {
    Claim.Contact contact = sent.sent().contact();
    if (contact == null || !sent.active() || sent.channel() == Requisition.Channel.FORM) {
      return;
    }
    UUID grant = rounds.round(sent.roundId()).grant().id();
    String kind = sent.recipientKind();
    String mailbox =
        contacts
            .current(sent.organisationId(), grant, kind)
            .map(before -> before.details().mailbox())
            .orElse(null);
    ContactPerson.Details named =
        ContactPerson.Details.typed(
            contact.name(),
            contact.email(),
            contact.phone(),
            Objects.requireNonNullElse(mailbox, ""));
    try {
      contacts.change(submitter(sent), grant, kind, named);
    } catch (Refused | Conflict | NotFound notNamed) {
      LOG.info("contact person of {} not changed", sent.id());
    }
  }

  private static Actor submitter(Requisition sent) {
    Requisition.Person by = sent.submitted();
    return new Actor(
        by.id(), by.name(), sent.organisationId(), Set.of(Role.valueOf(by.role())), by.assurance());
  }

  /** The case is locked before the requisition, as by whoever decides it at the same moment. */
  private void keep(Requisition sent, byte[] paper, TransactionStatus transaction) {
    Document document =
        cases.register(Actor.system(sent.agencyId()), sent.caseId(), papers.document(sent, paper));
    if (store.waits(sent.id())) {
      store.made(sent.id(), document.id());
    } else {
      transaction.setRollbackOnly();
    }
  }

  /** Whoever sent it in, the agents, the contact person and the function mailbox, each once. */
  private void tell(Requisition sent) {
    Notice notice =
        Notice.of(
                sent.late() ? "requisition.message.late" : "requisition.message.received",
                sent.ref(),
                "/mina-rekvisitioner/" + sent.id(),
                sent.sent().round())
            .toRecipient(sent.organisationId());
    List<Letter> letters = new ArrayList<>();
    UUID grant = rounds.round(sent.roundId()).grant().id();
    notifications
        .concerned(
            sent.organisationId(),
            sent.agencyId(),
            grant,
            sent.recipientKind(),
            List.of(Role.AGENT))
        .forEach(to -> letters.add(new Letter(to, notice)));
    for (Addressee one : notifications.holders(sent.organisationId(), Role.REPRESENTATIVE)) {
      if (sent.submitted().id().equals(one.personId())) {
        letters.add(new Letter(one, notice));
      }
    }
    Claim.Contact contact = sent.sent().contact();
    if (contact != null) {
      Addressee to = new Addressee(null, contact.name(), contact.email(), Locale.of("sv"));
      letters.add(new Letter(to, notice));
    }
    notifications.tellAll(sent.agencyId(), "requisition-received:" + sent.id(), letters);
  }
}
