package se.statsbidrag.requisition.mailing;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkingCalendar;

/**
 * The form of each recipient (blanketten), with its name and its ceiling: made outside every
 * transaction and registered once as a document that has gone out.
 */
@Component
class MailingJob {

  private static final Logger LOG = LoggerFactory.getLogger(MailingJob.class);
  private static final int AT_A_TIME = 20;
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final MailingStore store;
  private final FormPaper paper;
  private final Cases cases;
  private final TransactionTemplate transactions;

  MailingJob(MailingStore store, FormPaper paper, Cases cases, TransactionTemplate transactions) {
    this.store = store;
    this.paper = paper;
    this.cases = cases;
    this.transactions = transactions;
  }

  /** Makes every form that is due. */
  @Scheduled(fixedDelayString = "${statsbidrag.forms-every:2s}")
  void run() {
    List<UUID> due;
    do {
      due = store.claim(LEASE, AT_A_TIME);
      due.forEach(this::make);
    } while (due.size() == AT_A_TIME);
  }

  private void make(UUID id) {
    try {
      Mailing mailing = store.mailing(id).orElseThrow();
      byte[] form = paper.of(mailing);
      transactions.executeWithoutResult(status -> keep(mailing, form));
    } catch (RuntimeException e) {
      LOG.error("form of {} not made: {}", id, e.getClass().getName());
    }
  }

  private void keep(Mailing mailing, byte[] form) {
    if (store.waits(mailing.id())) {
      NewDocument document =
          new NewDocument(
                  Document.Direction.OUT,
                  WorkingCalendar.dayOf(mailing.sentAt()),
                  mailing.recipientName(),
                  "Blankett för rekvisition: " + mailing.recipientName(),
                  "FORM",
                  "blankett.pdf",
                  "application/pdf",
                  new NewDocument.Content(form),
                  null)
              .with(mailing.organisationId());
      Actor system = Actor.system(mailing.agencyId());
      store.made(mailing.id(), cases.register(system, mailing.caseId(), document).id());
    }
  }
}
