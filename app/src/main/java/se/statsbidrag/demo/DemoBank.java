package se.statsbidrag.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.payment.bank.Bank;
import se.statsbidrag.payment.bank.Credit;
import se.statsbidrag.payment.bank.FileRefused;
import se.statsbidrag.payment.bank.OrderFile;
import se.statsbidrag.payment.bank.UnreadableAnswer;

/**
 * The bank of the demonstration: pays nobody, and answers by the demonstration's clock as a bank
 * would, also badly where that has been chosen. It takes demonstration accounts only.
 */
@DemonstrationOnly
@Component
class DemoBank implements Bank {

  /** How a bank behaves from now on, and the seed of what goes wrong. */
  record Mood(BankManner manner, long seed) {}

  /** A message of the bank, and when it comes. */
  record Answer(String name, Instant due, String content) {}

  private static final Mood SOUND = new Mood(BankManner.SOUND, 1);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DemoBank(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  Mood mood() {
    return jdbc.sql("select manner, seed from demo.bank_manner")
        .query(Mood.class)
        .optional()
        .orElse(SOUND);
  }

  void behave(Mood mood) {
    jdbc.sql(
            """
            insert into demo.bank_manner (singleton, manner, seed) values (true, :manner, :seed)
            on conflict (singleton) do update set manner = excluded.manner, seed = excluded.seed
            """)
        .param("manner", mood.manner().name())
        .param("seed", mood.seed())
        .update();
  }

  @Override
  public void send(String messageId, InputStream file) throws IOException {
    List<Credit> credits = new ArrayList<>();
    OrderFile.Head head;
    try {
      head = OrderFile.read(file, credits::add);
    } catch (UnreadableAnswer broken) {
      throw new FileRefused(messageId + ": " + broken.getMessage());
    }
    if (!head.messageId().equals(messageId)) {
      throw new FileRefused("the file of " + messageId + " says " + head.messageId());
    }
    transactions.executeWithoutResult(status -> take(head, credits));
  }

  private void take(OrderFile.Head head, List<Credit> credits) {
    Mood mood = mood();
    Instant now = clock.instant();
    int taken =
        jdbc.sql(
                """
                insert into demo.bank_message (message_id, account, received_at, manner)
                values (:id, :account, :now, :manner) on conflict do nothing
                """)
            .param("id", head.messageId())
            .param("account", head.account().number())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("manner", mood.manner().name())
            .update();
    if (taken == 1) {
      new BankDays(head, credits, mood, now).answers().forEach(answer -> keep(head, answer));
    }
  }

  private void keep(OrderFile.Head head, Answer answer) {
    jdbc.sql(
            """
            insert into demo.bank_answer (name, message_id, due_at, content)
            values (:name, :message, :due, :content)
            """)
        .params(
            Map.of(
                "name", answer.name(),
                "message", head.messageId(),
                "due", answer.due().atOffset(ZoneOffset.UTC),
                "content", answer.content()))
        .update();
  }

  @Override
  public List<String> waiting() {
    return jdbc.sql(
            """
            select name from demo.bank_answer where settled_at is null and due_at <= :now
             order by due_at, name
            """)
        .param("now", now())
        .query(String.class)
        .list();
  }

  @Override
  public InputStream open(String name) throws IOException {
    return jdbc.sql("select content from demo.bank_answer where name = :name")
        .param("name", name)
        .query(String.class)
        .optional()
        .map(content -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() -> new java.nio.file.NoSuchFileException(name));
  }

  @Override
  public void settled(String name) {
    jdbc.sql("update demo.bank_answer set settled_at = :now where name = :name")
        .param("now", now())
        .param("name", name)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
