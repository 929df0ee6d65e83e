package se.statsbidrag.requisition.desk;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.decision.Excerpts;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;

/**
 * After a list has been decided: the decision document of each requisition, made outside every
 * transaction and registered in its own case exactly once.
 */
@Component
public class BatchJob {

  private static final Logger LOG = LoggerFactory.getLogger(BatchJob.class);
  private static final int AT_A_TIME = 20;
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final VerdictStore store;
  private final Requisitions requisitions;
  private final Excerpts excerpts;
  private final Wording wording;
  private final Cases cases;
  private final TransactionTemplate transactions;

  BatchJob(
      VerdictStore store,
      Requisitions requisitions,
      Excerpts excerpts,
      Wording wording,
      Cases cases,
      TransactionTemplate transactions) {
    this.store = store;
    this.requisitions = requisitions;
    this.excerpts = excerpts;
    this.wording = wording;
    this.cases = cases;
    this.transactions = transactions;
  }

  /** Makes every document that is due. */
  @Scheduled(fixedDelayString = "${statsbidrag.decisions-every:2s}")
  public void run() {
    List<VerdictStore.Line> due;
    do {
      due = store.claim(LEASE, AT_A_TIME);
      due.forEach(this::make);
    } while (due.size() == AT_A_TIME);
  }

  private void make(VerdictStore.Line line) {
    try {
      Actor system = Actor.system(store.agency(line.batchId()));
      VerdictStore.Batch batch = store.batch(system.agencyId(), line.batchId()).orElseThrow();
      Requisition sent = requisitions.requisition(system, line.requisitionId());
      byte[] paper =
          excerpts.of(
              system.agencyId(),
              Objects.requireNonNull(batch.proposalId()),
              sent.caseNumber(),
              sent.recipientName(),
              wording.title(sent),
              wording.decision(sent, Verdict.Outcome.APPROVED));
      transactions.executeWithoutResult(status -> keep(system, line, sent, paper));
    } catch (RuntimeException e) {
      LOG.error("decision of {} not made: {}", line.requisitionId(), e.getClass().getName());
    }
  }

  private void keep(Actor system, VerdictStore.Line line, Requisition sent, byte[] paper) {
    if (store.waits(line)) {
      UUID document = cases.register(system, sent.caseId(), document(sent, paper)).id();
      store.made(line, document);
    }
  }

  private NewDocument document(Requisition sent, byte[] paper) {
    LocalDate day = WorkingCalendar.dayOf(Objects.requireNonNull(sent.standing()).at());
    return NewDocument.drawnUp(
        day,
        wording.outcome(Verdict.Outcome.APPROVED),
        "DECISION",
        "beslut-" + sent.caseNumber().replaceAll("[^0-9A-Za-z-]+", "-") + ".pdf",
        "application/pdf",
        paper);
  }
}
