package se.statsbidrag.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.TestDatabase;
import se.statsbidrag.accounting.Reconciliations;
import se.statsbidrag.award.Awards;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Stops;
import se.statsbidrag.payment.StreetBank.Moment;
import se.statsbidrag.payment.StreetBank.PowerCut;
import se.statsbidrag.payment.answers.AnswerJob;
import se.statsbidrag.payment.bank.Credit;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.desk.ApprovalFixture;

/**
 * Bad luck on the money's way. A bank that remembers by itself what it has paid is held against the
 * ledger afterwards: nothing lost, doubled or unexplained, and the work done without help.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "test.database=badluck",
      "spring.main.banner-mode=off",
      // connections that are ended on purpose, thousands of times
      "logging.level.org.springframework.scheduling=off",
      "logging.level.com.zaxxer.hikari=off",
      "logging.level.se.statsbidrag.payment=off",
      // the jobs run when the test says so
      "statsbidrag.payments-every=1d",
      "statsbidrag.answers-every=1d"
    })
@Import({TestDatabase.class, BadLuckNode.Street.class})
class BadLuckTest {

  private static final List<String> SETTINGS =
      List.of(
          "statsbidrag.demonstration=true",
          "statsbidrag.payment.way=BANK",
          "statsbidrag.payment.account-kind=IBAN",
          "statsbidrag.payment.account=SE4550000000058398257466",
          "statsbidrag.payment.bic=ESSESESS",
          "statsbidrag.payment.organisation-number=2021000555");
  private static final LocalDate DAY = PaymentFixture.DAY;
  private static final LocalDate UNTIL = LocalDate.of(2020, 12, 31);
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final Path FOLDER = folder();

  @Autowired StreetBank bank;
  @Autowired ApprovalFixture approvals;
  @Autowired FormFixture form;
  @Autowired PaymentFixture paying;
  @Autowired Awards awards;
  @Autowired Payments payments;
  @Autowired Batches batches;
  @Autowired Sending sending;
  @Autowired AnswerJob answers;
  @Autowired Recipients recipients;
  @Autowired Ledger ledger;
  @Autowired Stops stops;
  @Autowired Reconciliations reconciliations;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("test.bank-folder", FOLDER::toString);
    for (String setting : SETTINGS) {
      String[] parts = setting.split("=");
      registry.add(parts[0], () -> parts[1]);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("statsbidrag-bank");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Whatever has happened: the bank's own memory, the ledger and the reconciliation agree. */
  @AfterEach
  void nothing_is_lost_doubled_or_unexplained() throws IOException {
    assertThat(ledger.verify()).isEmpty();
    Actor economist = form.officer(Role.ECONOMIST);
    UUID run = reconciliations.now(economist);
    assertThat(reconciliations.find(form.agency(), run).found()).isEmpty();
    assertThat(stops.standing(form.agency())).isEmpty();
    Map<String, Money> paid = bank.paid();
    assertThat(executed()).containsExactlyInAnyOrderElementsOf(paid.keySet());
    assertThat(
            Money.of(
                count(
                    """
                    select coalesce(sum(t.amount_ore), 0)::bigint
                      from ledger.transfer t join ledger.pot p on p.id = t.to_pot
                     where p.kind = 'PAID' and t.phase in ('POSTED', 'POST')
                    """)))
        .isEqualTo(Money.sum(paid.values()));
    assertThat(
            count(
                """
                select count(*) from (select payment_id from payment.attempt where status = 'EXECUTED'
                                       group by payment_id having count(*) > 1) as twice
                """))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from ledger.transfer t
                 where phase = 'PENDING'
                   and not exists (select from ledger.transfer o where o.pending_id = t.id)
                """))
        .as("promised, and not waited for")
        .isEqualTo(count("select count(*) from payment.part where outcome_id is null"));
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "HALF_A_FILE", "AFTER_SENDING"})
  void a_node_that_dies_on_the_way_to_the_bank_sends_nothing_twice(Moment moment) throws Exception {
    Batch batch = attested(1);
    bank.cut(moment);
    assertThatExceptionOfType(PowerCut.class).isThrownBy(sending::run);
    bank.fetch();
    workedOn(batch);
    assertThat(bank.messages()).contains(batch.messageId());
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SETTLING", "AFTER_SETTLING"})
  void a_node_that_dies_on_an_answer_takes_it_in_once(Moment moment) throws Exception {
    Batch batch = attested(2);
    sending.run();
    bank.fetch();
    bank.cut(moment);
    tell(batch, "first");
    assertThatExceptionOfType(PowerCut.class).isThrownBy(answers::run);
    takenIn(batch);
  }

  @Test
  void a_batch_whose_making_or_attesting_is_cut_off_never_was() throws Exception {
    Payment due = due();
    long before = count("select count(*) from payment.batch");
    cutOff(() ->
        batches.propose(
            form.officer(Role.ECONOMIST), UUID.randomUUID(), UNTIL, DAY, Set.of(due.id())));
    assertThat(count("select count(*) from payment.batch")).isEqualTo(before);
    assertThat(paying.now(due).status()).isEqualTo(PaymentStatus.DUE);
    Batch batch = paying.proposed(form.officer(Role.ECONOMIST), due);
    cutOff(() -> {
      paying.attest(form.officer(Role.ECONOMIST), batch);
      return null;
    });
    assertThat(paying.now(due).status()).isEqualTo(PaymentStatus.PROPOSED);
    paying.attest(form.officer(Role.ECONOMIST), batch);
    workedOn(batch);
  }

  @Test
  void a_folder_that_takes_nothing_is_tried_again() throws Exception {
    Batch batch = attested(1);
    Path notes = bank.out().resolve("skickade");
    Path aside = bank.out().resolve("undan");
    if (Files.exists(notes)) {
      Files.move(notes, aside);
    }
    Files.createFile(notes); // as when the disk is full: no folder can be made there
    sending.run();
    assertThat(now(batch).status()).isEqualTo(BatchStatus.ATTESTED);
    Files.delete(notes);
    if (Files.exists(aside)) {
      Files.move(aside, notes);
    }
    workedOn(batch);
  }

  @Test
  void two_nodes_with_the_same_work_do_it_once() throws Exception {
    List<Batch> some = List.of(attested(1), attested(2), attested(1));
    together(
        8,
        () -> {
          sending.run();
          return null;
        });
    bank.fetch();
    for (Batch batch : some) {
      assertThat(now(batch).tries()).isEqualTo(1);
      tell(batch, "first");
    }
    together(
        8,
        () -> {
          answers.run();
          return null;
        });
    for (Batch batch : some) {
      workedOn(batch);
      assertThat(
              count(
                  "select count(*) from audit.line where act = 'BATCH_SENT' and object_id = '"
                      + batch.id()
                      + "'"))
          .isEqualTo(1);
    }
  }

  @Test
  void a_node_that_wakes_up_after_its_time_does_nothing_more() throws Exception {
    Batch batch = attested(1);
    CountDownLatch frozen = new CountDownLatch(1);
    CountDownLatch wakes = new CountDownLatch(1);
    bank.strike(
        Moment.BEFORE_SENDING,
        () -> {
          frozen.countDown();
          await(wakes);
        });
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> sleeper = other.submit(sending::run);
      await(frozen);
      workedOn(batch);
      wakes.countDown();
      sleeper.get(30, TimeUnit.SECONDS);
    }
    bank.fetch();
    assertThat(now(batch).status()).isEqualTo(BatchStatus.CLOSED);
  }

  @Test
  void a_bank_that_answers_twice_late_and_of_others_moves_nothing_twice() throws Exception {
    Batch batch = attested(3);
    sending.run();
    bank.fetch();
    String message = batch.messageId();
    List<Credit> credits = bank.credits(message);
    Credit stranger =
        new Credit(
            "ANNAN-1", Money.ofKronor(5), "Annan", null, null, credits.getFirst().giro(), "", null);
    bank.tell("a.xml", "N1-" + batch.id(), message, credits.subList(1, 3), DAY);
    bank.tell("b.xml", "N1-" + batch.id(), message, credits.subList(1, 3), DAY);
    bank.tell("c.xml", "N2-" + batch.id(), message, credits.subList(1, 2), DAY);
    bank.tell("d.xml", "N3-" + batch.id(), "ANNAN-9", List.of(stranger), DAY);
    answers.run();
    bank.acknowledge("e.xml", message);
    answers.run();
    assertThat(executed()).doesNotContain(credits.getFirst().endToEndId());
    bank.tell("f.xml", "N4-" + batch.id(), message, credits, DAY);
    workedOn(batch);
  }

  @Test
  void an_order_that_the_bank_books_as_one_sum_is_paid_if_the_sum_is_right() throws Exception {
    Batch batch = attested(2);
    sending.run();
    bank.fetch();
    Money less = batch.sum().minus(new Money(1));
    bank.tellSum("a.xml", "M1-" + batch.id(), batch.messageId(), less, DAY);
    answers.run();
    assertThat(now(batch).status()).isEqualTo(BatchStatus.SENT);
    assertThat(stops.standing(form.agency())).isPresent();
    paying.noStop();
    bank.tellSum("b.xml", "M2-" + batch.id(), batch.messageId(), batch.sum(), DAY);
    answers.run();
    assertThat(now(batch).status()).isEqualTo(BatchStatus.CLOSED);
  }

  @Test
  void a_node_that_is_killed_leaves_work_that_another_finishes() throws Exception {
    Random random = seeded();
    Moment[] moments = Moment.values();
    killed(moments[random.nextInt(moments.length)]);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("deep")
  void a_node_that_is_killed_at_any_moment_leaves_work_that_another_finishes(Moment moment)
      throws Exception {
    killed(moment);
  }

  @Test
  @Tag("deep")
  void a_process_that_is_stopped_past_its_time_and_goes_on_sends_nothing_twice() throws Exception {
    Batch batch = attested(1);
    Process node = node(Moment.BEFORE_SENDING, true);
    try (var said = node.inputReader()) {
      String line = said.readLine();
      while (line != null && !line.equals("FROZEN")) {
        line = said.readLine();
      }
      signal("-STOP", node);
      workedOn(batch);
      signal("-CONT", node);
      Awaitility.await()
          .pollDelay(5, TimeUnit.SECONDS)
          .until(() -> true); // it finishes what it began
    } finally {
      node.destroyForcibly().waitFor();
    }
    bank.fetch();
    assertThat(now(batch).status()).isEqualTo(BatchStatus.CLOSED);
  }

  @Test
  void whatever_happens_in_whatever_order_all_is_paid_once() throws Exception {
    story(seeded(), 3);
  }

  @Test
  @Tag("deep")
  void whatever_happens_in_whatever_order_all_is_paid_once_many_times() throws Exception {
    Random random = seeded();
    for (int i = 0; i < 25; i++) {
      story(random, 4);
      nothing_is_lost_doubled_or_unexplained();
    }
  }

  /** Everything that can go wrong, drawn by chance, until all is done. */
  private void story(Random random, int size) throws Exception {
    Batch batch = attested(size);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> breaker =
          others.submit(() -> breakConnections(over, new Random(random.nextLong())));
      for (int i = 0; i < 6; i++) {
        Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
        if (random.nextBoolean()) {
          bank.cut(moment);
        } else {
          bank.strike(
              moment,
              () -> {
                throw new IOException("No space left on device");
              });
        }
        unlucky(sending::run);
        due(batch);
        unlucky(bank::fetch);
        unlucky(() -> some(batch, random));
        unlucky(answers::run);
      }
      over.set(true);
      breaker.get(30, TimeUnit.SECONDS);
    }
    bank.strike(Moment.BEFORE_SENDING, () -> {});
    workedOn(batch);
  }

  /** The bank tells of some of its payments, in any order and as often as it likes. */
  private void some(Batch batch, Random random) throws IOException {
    if (!bank.messages().contains(batch.messageId())) {
      return;
    }
    List<Credit> credits = new ArrayList<>(bank.credits(batch.messageId()));
    Collections.shuffle(credits, random);
    List<Credit> told = credits.subList(0, random.nextInt(credits.size() + 1));
    String number = "R" + Long.toHexString(random.nextLong());
    for (int times = random.nextInt(3); times >= 0; times--) {
      bank.tell(number + "-" + times + ".xml", number, batch.messageId(), told, DAY);
    }
  }

  /** Ends connections of this database as a server that restarts does, now and then. */
  private void breakConnections(AtomicBoolean over, Random random) {
    while (!over.get()) {
      try {
        Thread.sleep(random.nextInt(60));
        jdbc.sql(
                """
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid()
                """)
            .query(Long.class)
            .single();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException broken) {
        // it was this connection's turn
      }
    }
  }

  /** Something that may be cut off anywhere. */
  private static void unlucky(Callable<?> work) {
    try {
      work.call();
    } catch (Exception | PowerCut bad) {
      // whoever comes next finds what there is
    }
  }

  private static void unlucky(Work work) {
    unlucky(() -> {
      work.run();
      return null;
    });
  }

  /** Something that is done. */
  private interface Work {
    void run() throws Exception;
  }

  /** A node is killed at a moment, in the middle of its work; this one goes on. */
  private void killed(Moment moment) throws Exception {
    Batch batch = attested(2);
    boolean answering = moment == Moment.BEFORE_SETTLING || moment == Moment.AFTER_SETTLING;
    if (answering) {
      sending.run();
      bank.fetch();
      tell(batch, "first");
    }
    Process node = node(moment, false);
    try {
      String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(node.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(node.exitValue()).as(said).isEqualTo(BadLuckNode.KILLED);
    } finally {
      node.destroyForcibly();
    }
    if (answering) {
      takenIn(batch);
    } else {
      workedOn(batch);
    }
  }

  /** A process of its own, on the same database and the same folders. */
  private Process node(Moment moment, boolean frozen) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                BadLuckNode.class.getName()));
    List<String> settings = new ArrayList<>(SETTINGS);
    settings.addAll(
        List.of(
            "spring.datasource.url=" + jdbcUrl(),
            "spring.datasource.username=postgres",
            "server.port=0",
            "statsbidrag.payments-every=200ms",
            "statsbidrag.answers-every=200ms",
            "test.bank-folder=" + FOLDER,
            "test.cut=" + moment,
            "test.frozen=" + frozen));
    settings.forEach(setting -> command.add("--" + setting));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .directory(new File(System.getProperty("user.dir")))
        .start();
  }

  /** Where this process has its classes from, whoever started it. */
  private static String classPath() {
    String own = System.getProperty("java.class.path");
    return BadLuckTest.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.concat(Stream.of(loader.getURLs()).map(URL::getPath), Stream.of(own))
            .collect(Collectors.joining(File.pathSeparator))
        : own;
  }

  private String jdbcUrl() {
    return jdbc.sql("select 'jdbc:postgresql://localhost:' || inet_server_port() || '/badluck'")
        .query(String.class)
        .single();
  }

  private static void signal(String signal, Process process) throws Exception {
    assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor())
        .isZero();
  }

  /** Without any help: it is sent, told of, and taken in. */
  private void workedOn(Batch batch) throws Exception {
    goesOn(() -> {
      due(batch);
      sending.run();
      bank.fetch();
      return bank.messages().contains(batch.messageId())
          && now(batch).status() != BatchStatus.ATTESTED;
    });
    tell(batch, "last");
    takenIn(batch);
  }

  /** What the bank has told is enough. */
  private void takenIn(Batch batch) throws Exception {
    goesOn(() -> {
      answers.run();
      return bank.waiting().isEmpty();
    });
    assertThat(now(batch).status()).isEqualTo(BatchStatus.CLOSED);
  }

  /** A job runs every few seconds, and some time nothing is in its way. */
  private static void goesOn(Callable<Boolean> done) {
    Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(done);
  }

  /** The pause after a try that failed has passed. */
  private void due(Batch batch) {
    unlucky(() ->
        jdbc.sql("update payment.batch set next_try = now() - interval '1 minute' where id = :id")
            .param("id", batch.id())
            .update());
  }

  private void tell(Batch batch, String name) throws IOException {
    bank.tell(
        name + batch.messageId() + ".xml",
        name + batch.messageId().substring(0, 20),
        batch.messageId(),
        bank.credits(batch.messageId()),
        DAY);
  }

  private Batch attested(int size) {
    Payment[] some = IntStream.range(0, size).mapToObj(i -> due()).toArray(Payment[]::new);
    return paying.attested(some);
  }

  /** A payment that is due, to a municipality of this database that has none. */
  private Payment due() {
    var all = recipients.roles(RecipientKind.MUNICIPALITY, LocalDate.of(2020, 3, 12));
    UUID organisation = all.get(NEXT.getAndIncrement()).organisationId();
    Actor agent = form.person(organisation, Role.AGENT, "Anna Ek");
    form.fill(agent);
    Requisition sent = approvals.sent(agent);
    // the job that makes receipts works on the same case until it has made this one
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() ->
            jdbc.sql("select paper_status from requisition.requisition where id = :id")
                .param("id", sent.id())
                .query(String.class)
                .single()
                .equals("DONE"));
    approvals.decide(form.officer(Role.DECISION_MAKER), approvals.proposed(sent));
    UUID award = awards.answering(sent.id()).orElseThrow().id();
    return payments.ofAward(award).getFirst();
  }

  private Batch now(Batch batch) {
    return batches.named(form.agency(), batch.messageId()).orElseThrow();
  }

  private List<String> executed() {
    return jdbc.sql("select end_to_end from payment.attempt where status = 'EXECUTED'")
        .query(String.class)
        .list();
  }

  /** Does something in a transaction whose connection is ended before it commits. */
  private void cutOff(Supplier<?> work) {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() ->
            transactions.execute(status -> {
              work.get();
              jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query().singleValue();
              return null;
            }));
  }

  private static void together(int threads, Callable<?> work) throws Exception {
    try (ExecutorService all = Executors.newFixedThreadPool(threads)) {
      for (Future<?> one : all.invokeAll(Collections.nCopies(threads, work))) {
        one.get();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Prints its seed; {@code -Dseed=} runs it again. */
  private static Random seeded() {
    long seed = Long.getLong("seed", new Random().nextInt(1_000_000));
    System.out.println("seed " + seed + ", again with -Dseed=" + seed);
    return new Random(seed);
  }

  private long count(String query) {
    return jdbc.sql(query).query(Long.class).single();
  }
}
