package se.statsbidrag.award.redistribution;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.award.sharing.Sharing;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.decision.Excerpts;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/**
 * After a redistribution has been decided: what it says of each recipient, as a document in that
 * one's own case, made outside every transaction and registered exactly once.
 */
@Component
class RedistributionPaperJob {

  private static final Logger LOG = LoggerFactory.getLogger(RedistributionPaperJob.class);
  private static final int AT_A_TIME = 20;
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final RedistributionPaperStore store;
  private final RedistributionStore redistributions;
  private final Recipients recipients;
  private final Excerpts excerpts;
  private final RedistributionWording wording;
  private final Cases cases;
  private final TransactionTemplate transactions;

  RedistributionPaperJob(
      RedistributionPaperStore store,
      RedistributionStore redistributions,
      Recipients recipients,
      Excerpts excerpts,
      RedistributionWording wording,
      Cases cases,
      TransactionTemplate transactions) {
    this.store = store;
    this.redistributions = redistributions;
    this.recipients = recipients;
    this.excerpts = excerpts;
    this.wording = wording;
    this.cases = cases;
    this.transactions = transactions;
  }

  /** Makes every document that is due. */
  @Scheduled(fixedDelayString = "${statsbidrag.decisions-every:2s}")
  void run() {
    List<RedistributionPaperStore.Line> due;
    do {
      due = store.claim(LEASE, AT_A_TIME);
      due.forEach(this::make);
    } while (due.size() == AT_A_TIME);
  }

  private void make(RedistributionPaperStore.Line line) {
    try {
      Redistributed kept = redistributions.find(line.redistributionId()).orElseThrow();
      Sharing.Line said =
          Objects.requireNonNull(kept.content().sharing()).lines().get(line.position() - 1);
      Candidate who = said.candidate();
      Candidate.Claim claim = Objects.requireNonNull(who.claim());
      byte[] paper =
          excerpts.of(
              kept.agencyId(),
              Objects.requireNonNull(kept.proposalId()),
              claim.caseNumber(),
              who.name(),
              kept.title(),
              wording.one(authority(kept), who, said, kept.title()));
      transactions.executeWithoutResult(status -> keep(kept, line, claim, paper));
    } catch (RuntimeException e) {
      LOG.error(
          "paper {} of {} not made: {}",
          line.position(),
          line.redistributionId(),
          e.getClass().getName());
    }
  }

  private String authority(Redistributed kept) {
    return recipients.organisation(kept.agencyId()).map(Organisation::name).orElse("");
  }

  private void keep(
      Redistributed kept, RedistributionPaperStore.Line line, Candidate.Claim claim, byte[] paper) {
    if (store.waits(line)) {
      LocalDate day = WorkingCalendar.dayOf(Objects.requireNonNull(kept.decided()).at());
      NewDocument document =
          NewDocument.drawnUp(
              day,
              wording.outcome(Redistributed.Outcome.SHARED),
              "DECISION",
              "omfordelning-"
                  + claim.caseNumber().replaceAll("[^0-9A-Za-z-]+", "-")
                  + "-"
                  + line.position()
                  + ".pdf",
              "application/pdf",
              paper);
      Actor system = Actor.system(kept.agencyId());
      store.made(line, cases.register(system, claim.caseId(), document).id());
    }
  }
}
