package se.statsbidrag.demo.stories;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.demo.DemonstrationOnly;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.payment.Batch;
import se.statsbidrag.payment.Batches;
import se.statsbidrag.payment.Sending;
import se.statsbidrag.payment.answers.AnswerJob;

/** The money's last step in a story: a batch by two economists, the file, the bank's answers. */
@DemonstrationOnly
@Component
class Paying {

  private static final String NOTHING = "payment.refusal.none";

  private final Batches batches;
  private final Sending sending;
  private final AnswerJob answers;
  private final Clock clock;

  Paying(Batches batches, Sending sending, AnswerJob answers, Clock clock) {
    this.batches = batches;
    this.sending = sending;
    this.answers = answers;
    this.clock = clock;
  }

  /** Pays all that is due, on the next bank day; nothing where nothing is. */
  void pay(Company company) {
    LocalDate today = LocalDate.now(clock);
    try {
      ObjectRef made =
          batches.propose(
              company.economist(),
              UUID.randomUUID(),
              LocalDate.of(today.getYear(), 12, 31),
              WorkingCalendar.plusWorkingDays(today, 1),
              Set.of());
      Batch batch = batches.batch(company.attester(), UUID.fromString(made.id()));
      batches.attest(company.attester(), UUID.randomUUID(), batch.id(), batch.sha256());
      sending.run();
    } catch (Refused refused) {
      if (refused.refusals().stream().noneMatch(one -> one.key().equals(NOTHING))) {
        throw refused;
      }
    }
  }

  /** Takes in what the bank has said by now. */
  void fetch() {
    answers.run();
  }
}
