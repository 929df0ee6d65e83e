package se.statsbidrag.demo;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins the demonstration anew: everything goes, then all that a start does is done again. Twice
 * guarded: outside demonstration mode it does not exist, and a database that was not born in one
 * refuses.
 */
@DemonstrationOnly
@Component
public class DemoReset {

  /** What is not the demonstration's data: what the house itself runs on. */
  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('public', 'information_schema')
         and n.nspname not like 'pg\\_%'
         and (n.nspname, c.relname)
             not in (('audit', 'origin'), ('identity', 'cookie_key'), ('demo', 'clock'))
       order by 1
      """;

  private static final int MOST_TRIES = 10;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final DemoTime time;
  private final ObjectProvider<ApplicationRunner> starts;
  private final ApplicationArguments arguments;
  private final CountDownLatch started = new CountDownLatch(1);

  DemoReset(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      DemoTime time,
      ObjectProvider<ApplicationRunner> starts,
      ApplicationArguments arguments) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.time = time;
    this.starts = starts;
    this.arguments = arguments;
  }

  /** Pages answer while the first start still fills the demonstration: nothing is emptied then. */
  @EventListener(ApplicationReadyEvent.class)
  void started() {
    started.countDown();
  }

  /** Empties and fills again; one at a time. */
  void beginAnew() throws Exception {
    beginAnew(time::moveToStart);
  }

  /** As {@link #beginAnew()}, from another moment than the first. */
  public synchronized void beginAnew(Runnable moveClock) throws Exception {
    started.await();
    emptied();
    time.tell(null);
    moveClock.run();
    for (ApplicationRunner start : starts.orderedStream().toList()) {
      start.run(arguments);
    }
  }

  /** Jobs go on meanwhile: where one of them and this wait for each other, this begins again. */
  private void emptied() {
    for (int left = MOST_TRIES; left > 0; left--) {
      try {
        transactions.executeWithoutResult(status -> empty());
        return;
      } catch (ConcurrencyFailureException busy) {
        if (left == 1) {
          throw busy;
        }
      }
    }
  }

  private void empty() {
    if (!jdbc.sql("select demonstration from audit.origin").query(Boolean.class).single()) {
      throw new IllegalStateException("this database is no demonstration's");
    }
    List<String> tables = jdbc.sql(TABLES).query(String.class).list();
    jdbc.sql("set local lock_timeout = '15s'").update();
    tables.forEach(table -> triggers(table, "disable"));
    jdbc.sql("truncate " + String.join(", ", tables) + " restart identity").update();
    tables.forEach(table -> triggers(table, "enable"));
  }

  private void triggers(String table, String how) {
    jdbc.sql("alter table " + table + " " + how + " trigger user").update();
  }
}
