package se.statsbidrag.payment.answers;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.statsbidrag.payment.bank.Bank;
import se.statsbidrag.payment.bank.UnreadableAnswer;

/**
 * Fetches what the bank has left, takes it in, and only then says that it is settled. What was left
 * in the middle, by this node or another, is gone on with. A file that cannot be read stays where
 * it is, for a person.
 */
@Component
public class AnswerJob {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerJob.class);
  private static final int AT_A_TIME = 20;

  private final Answers answers;
  private final AnswerStore store;
  private final ObjectProvider<Bank> bank;

  AnswerJob(Answers answers, AnswerStore store, ObjectProvider<Bank> bank) {
    this.answers = answers;
    this.store = store;
    this.bank = bank;
  }

  /** Takes in all that waits. */
  @Scheduled(fixedDelayString = "${statsbidrag.answers-every:5s}")
  public void run() {
    for (Answer left : store.begun(AT_A_TIME)) {
      try {
        answers.goOn(left);
      } catch (UnreadableAnswer | RuntimeException failed) {
        LOG.error("answer {} not taken in: {}", left.id(), failed.getClass().getName());
      }
    }
    Bank way = bank.getIfAvailable();
    if (way == null) {
      return;
    }
    try {
      for (String name : way.waiting()) {
        take(way, name);
      }
    } catch (IOException failed) {
      LOG.error("answers not fetched: {}", failed.getClass().getName());
    }
  }

  private void take(Bank way, String name) {
    try (InputStream file = way.open(name)) {
      answers.take(name, file.readAllBytes());
      way.settled(name);
    } catch (UnreadableAnswer | IOException | RuntimeException failed) {
      LOG.error("answer {} not taken in: {}", name, failed.getClass().getName());
    }
  }
}
