package se.statsbidrag.requisition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;

/**
 * What follows when a requisition has been received: those concerned are told, with number and link
 * only (L11), and the paper is made of the frozen content and registered in the case. The paper is
 * made outside every transaction; a node that is lost meanwhile leaves it to another.
 */
@Component
class ReceiptJob {

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
  private final TransactionTemplate transactions;

  ReceiptJob(
      RequisitionStore requisitions,
      SubmissionStore store,
      Papers papers,
      Cases cases,
      Notifications notifications,
      TransactionTemplate transactions) {
    this.requisitions = requisitions;
    this.store = store;
    this.papers = papers;
    this.cases = cases;
    this.notifications = notifications;
    this.transactions = transactions;
  }

  /** Makes every receipt that is due. */
  @Scheduled(fixedDelayString = "${statsbidrag.receipts-every:2s}")
  void run() {
    List<UUID> due;
    do {
      due = store.claim(LEASE, BATCH);
      due.forEach(id -> follow(requisitions.requisition(id).orElseThrow()));
    } while (due.size() == BATCH);
  }

  private void follow(Requisition sent) {
    try {
      transactions.executeWithoutResult(status -> tell(sent));
      byte[] paper = papers.write(sent);
      transactions.executeWithoutResult(status -> keep(sent, paper));
    } catch (RuntimeException e) {
      LOG.error("receipt of {} not made: {}", sent.id(), e.getClass().getName());
      store.failed(sent.id(), PAUSE, MOST_TRIES);
    }
  }

  private void keep(Requisition sent, byte[] paper) {
    if (store.waits(sent.id())) {
      Document document =
          cases.register(
              Actor.system(sent.agencyId()), sent.caseId(), papers.document(sent, paper));
      store.made(sent.id(), document.id());
    }
  }

  /** Whoever sent it in, the recipient's agents, and the contact person, each once. */
  private void tell(Requisition sent) {
    Notice notice =
        Notice.of(
                sent.late() ? "requisition.message.late" : "requisition.message.received",
                sent.ref(),
                "/mina-rekvisitioner/" + sent.id(),
                sent.sent().round())
            .toRecipient(sent.organisationId());
    List<Letter> letters = new ArrayList<>();
    for (Addressee agent : notifications.holders(sent.organisationId(), Role.AGENT)) {
      letters.add(new Letter(agent, notice));
    }
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
