package se.statsbidrag.payment;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.StatsbidragApp;
import se.statsbidrag.TestDatabase;
import se.statsbidrag.kernel.Actor;

/**
 * A batch of very many payments, from due to a frozen file in the database, in the whole system:
 * how long, and how much of the heap was in use. {@code ./run bench payments}.
 */
public final class BatchBench {

  private static final int[] SIZES = {1_000, 10_000, 100_000};

  private BatchBench() {}

  /** A database that goes when this does. */
  @TestConfiguration(proxyBeanMethods = false)
  @Import(TestDatabase.class)
  static class Own {}

  /** Starts the system on a database of its own, and measures. */
  public static void main(String[] arguments) {
    try (ConfigurableApplicationContext system =
        new SpringApplicationBuilder(StatsbidragApp.class, Own.class)
            .run(
                "--test.database=bench",
                "--statsbidrag.demonstration=true",
                "--statsbidrag.payments-every=1d",
                "--statsbidrag.answers-every=1d",
                "--server.port=0",
                "--logging.level.root=error",
                "--spring.main.banner-mode=off")) {
      Payment like = system.getBean(PaymentFixture.class).due();
      System.out.println("| Payments | Milliseconds | MB of file | Heap in use after, MB |");
      System.out.println("|---:|---:|---:|---:|");
      int there = 1;
      for (int size : SIZES) {
        there = more(system, like, there, size);
        measure(system, size);
      }
      System.out.println(
          "The heap may be " + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB.");
    }
    System.exit(0);
  }

  /** Payments like the one, to the same recipient, as if of many awards. */
  private static int more(
      ConfigurableApplicationContext system, Payment like, int there, int size) {
    JdbcClient jdbc = system.getBean(JdbcClient.class);
    system
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(status -> {
          jdbc.sql("set local session_replication_role = replica").update();
          jdbc.sql(
                  """
                  insert into payment.payment
                  select r.* from payment.payment p, generate_series(:from, :to) as n,
                         lateral jsonb_populate_record(p, jsonb_build_object(
                           'id', uuidv7(), 'position', n, 'status', 'DUE')) as r
                   where p.id = :like
                  """)
              .param("from", there + 1)
              .param("to", there + size)
              .param("like", like.id())
              .update();
        });
    jdbc.sql("analyze payment.payment").update();
    return there + size;
  }

  private static void measure(ConfigurableApplicationContext system, int size) {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    Actor economist = system.getBean(PaymentFixture.class).economist();
    Batches batches = system.getBean(Batches.class);
    long begun = System.nanoTime();
    UUID id =
        UUID.fromString(
            batches
                .propose(
                    economist,
                    UUID.randomUUID(),
                    PaymentFixture.DAY.withDayOfYear(366),
                    PaymentFixture.DAY,
                    Set.of())
                .id());
    long millis = (System.nanoTime() - begun) / 1_000_000;
    Batch batch = batches.batch(economist, id);
    if (batch.payments() < size) {
      throw new IllegalStateException("a batch of " + batch.payments());
    }
    System.out.printf(
        Locale.ROOT,
        "| %d | %d | %.1f | %d |%n",
        batch.payments(),
        millis,
        batch.size() / 1e6,
        inUse() / 1_000_000);
  }

  /** What was alive at the last collections, the most of it. */
  private static long inUse() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getCollectionUsage() != null)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }
}
