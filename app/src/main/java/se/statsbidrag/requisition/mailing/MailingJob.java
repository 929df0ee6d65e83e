package se.statsbidrag.requisition.mailing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.pages.Pdf;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/**
 * The form of each recipient (blanketten), with its name and its ceiling: made outside every
 * transaction and registered once as a document that has gone out.
 */
@Component
class MailingJob {

  private static final Logger LOG = LoggerFactory.getLogger(MailingJob.class);
  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final int AT_A_TIME = 20;
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final MailingStore store;
  private final Rounds rounds;
  private final Recipients recipients;
  private final SpringTemplateEngine templates;
  private final Cases cases;
  private final TransactionTemplate transactions;

  MailingJob(
      MailingStore store,
      Rounds rounds,
      Recipients recipients,
      SpringTemplateEngine templates,
      Cases cases,
      TransactionTemplate transactions) {
    this.store = store;
    this.rounds = rounds;
    this.recipients = recipients;
    this.templates = templates;
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
      byte[] form = write(mailing);
      transactions.executeWithoutResult(status -> keep(mailing, form));
    } catch (RuntimeException e) {
      LOG.error("form of {} not made: {}", id, e.getClass().getName());
    }
  }

  private byte[] write(Mailing mailing) {
    Round round = rounds.round(mailing.roundId());
    String agency = recipients.organisation(mailing.agencyId()).map(Organisation::name).orElse("");
    Map<String, Object> model =
        Map.of(
            "mailing", mailing,
            "round", round,
            "terms", Objects.requireNonNull(round.terms()),
            "agency", agency,
            "sharing",
                Objects.requireNonNull(round.terms())
                    .redistribution()
                    .reaches(round.recipientKind()));
    String html = templates.process("mailing/form", new Context(SWEDISH, model));
    return Pdf.render(html, "Rekvisition: " + mailing.recipientName(), "sv");
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
