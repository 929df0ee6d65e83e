package se.statsbidrag.payment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.ledger.Stops;
import se.statsbidrag.payment.bank.Bank;
import se.statsbidrag.payment.bank.FileRefused;
import se.statsbidrag.payment.bank.Outcome;

/**
 * Sends attested batches to the bank. That a try begins is kept before it does; the file goes
 * outside every transaction, under a name that the bank takes once. Where it cannot be known
 * whether it arrived it is sent again under the same name, with growing pauses, and in the end it
 * waits for an answer or for two people.
 */
@Component
public class Sending {

  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
  private static final int MOST_TRIES = 8;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);

  private final BatchStore batches;
  private final AttemptStore lines;
  private final BatchFiles files;
  private final Attempts attempts;
  private final BatchStops stopped;
  private final Stops stops;
  private final ObjectProvider<Bank> bank;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Sending(
      BatchStore batches,
      AttemptStore lines,
      BatchFiles files,
      Attempts attempts,
      BatchStops stopped,
      Stops stops,
      ObjectProvider<Bank> bank,
      TransactionTemplate transactions,
      Clock clock) {
    this.batches = batches;
    this.lines = lines;
    this.files = files;
    this.attempts = attempts;
    this.stopped = stopped;
    this.stops = stops;
    this.bank = bank;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Sends every batch that is due; another node's are skipped. */
  @Scheduled(fixedDelayString = "${statsbidrag.payments-every:5s}")
  public void run() {
    Bank way = bank.getIfAvailable();
    if (way == null) {
      return;
    }
    Optional<Batch> next;
    do {
      next = transactions.execute(status -> batches.due());
      next.ifPresent(due -> send(way, due));
    } while (next.isPresent());
  }

  private void send(Bank way, Batch due) {
    Boolean begun = transactions.execute(status -> begin(due));
    if (!Boolean.TRUE.equals(begun)) {
      return;
    }
    try (InputStream file = files.read(due.id())) {
      way.send(due.messageId(), file);
      transactions.executeWithoutResult(status -> sent(due));
    } catch (FileRefused refused) {
      LOG.error("batch {} refused: {}", due.id(), refused.getMessage());
      transactions.executeWithoutResult(status -> refused(due));
    } catch (IOException | RuntimeException failed) {
      LOG.error("batch {} not known to be sent: {}", due.id(), failed.getClass().getName());
      if (due.tries() + 1 >= MOST_TRIES) {
        transactions.executeWithoutResult(status -> unknown(due));
      }
    }
  }

  /** Says that it begins, unless another node has, or something has come in the way. */
  private boolean begin(Batch due) {
    Batch batch = batches.locked(due.id()).orElseThrow();
    if (batch.status() != BatchStatus.ATTESTED || batch.tries() != due.tries()) {
      return false;
    }
    if (batch.begunAt() == null) {
      LocalDate today = WorkingCalendar.dayOf(clock.instant());
      List<String> changed = lines.changed(batch.id());
      Actor system = Actor.system(batch.agencyId());
      if (!changed.isEmpty()) {
        stopped.stop(system, batch, "Ändrat konto: " + String.join(", ", changed));
        return false;
      }
      if (today.isAfter(batch.executionDay())) {
        stopped.stop(system, batch, "Betalningsdagen " + batch.executionDay() + " har passerat");
        return false;
      }
      if (stops.standing(batch.agencyId()).isPresent()) {
        batches.later(batch.id(), FIRST_PAUSE);
        return false;
      }
    }
    batches.begin(batch.id(), FIRST_PAUSE.multipliedBy(1L << Math.min(batch.tries(), 6)));
    return true;
  }

  private void sent(Batch due) {
    Batch batch = batches.locked(due.id()).orElseThrow();
    if (batch.status() == BatchStatus.ATTESTED) {
      attempts.sent(Actor.system(batch.agencyId()), batch);
    }
  }

  /** It must never go: nothing of it has left, and its payments are due again. */
  private void refused(Batch due) {
    Batch batch = batches.locked(due.id()).orElseThrow();
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    Attempts.Said no =
        new Attempts.Said(Outcome.REJECTED, null, today, "Filen togs inte emot", null, true);
    attempts.answerAll(Actor.system(batch.agencyId()), batch, no, Set.of());
  }

  private void unknown(Batch due) {
    if (batches.move(due.id(), BatchStatus.ATTESTED, BatchStatus.UNKNOWN, null)) {
      attempts.lost(due);
    }
  }
}
