package se.statsbidrag.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;

@SystemTest
class SealerTest {

  private static final UUID AGENCY = UUID.randomUUID();
  private static final Actor SYSTEM = Actor.system(AGENCY);

  @TempDir Path folder;
  @Autowired AuditTrail trail;
  @Autowired Sealer sealer;
  @Autowired TrailExport export;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @Test
  void racing_writers_and_sealers_leave_one_chain_that_holds() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Callable<Void>> work =
          IntStream.range(0, 200)
              .<Callable<Void>>mapToObj(i ->
                  () -> {
                    transactions.executeWithoutResult(status -> write("race-" + i));
                    if (i % 10 == 0) {
                      sealer.sealAll();
                    }
                    return null;
                  })
              .toList();
      for (Future<Void> done : pool.invokeAll(work)) {
        done.get();
      }
    }
    sealer.sealAll();
    Verification verification = verify();
    assertThat(verification.findings()).isEmpty();
    assertThat(unsealed()).isZero();
    assertThat(trail.history("audit.test", "race-7")).hasSize(1);
  }

  @Test
  void a_line_waits_for_acts_that_began_before_it() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<?> slow =
          pool.submit(() ->
              transactions.executeWithoutResult(status -> {
                write("slow");
                begun.countDown();
                await(goOn);
              }));
      begun.await();
      transactions.executeWithoutResult(status -> write("quick"));
      sealer.sealAll();
      assertThat(position("quick")).isNull();
      goOn.countDown();
      slow.get();
    }
    sealer.sealAll();
    assertThat(position("slow")).isLessThan(position("quick"));
  }

  @Test
  void an_act_that_fails_leaves_no_line() {
    assertThatThrownBy(() ->
            transactions.executeWithoutResult(status -> {
              write("undone");
              throw new IllegalStateException("the act fails");
            }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(trail.history("audit.test", "undone")).isEmpty();
  }

  @Test
  void a_line_cannot_be_written_outside_an_act() {
    assertThatThrownBy(() -> write("alone"))
        .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
  }

  @Test
  void the_database_refuses_to_change_lines_chain_and_heads() {
    for (String table : List.of("line", "chain", "head", "origin")) {
      for (String act : List.of("delete from audit.%s", "truncate audit.%s cascade")) {
        assertThatThrownBy(() -> jdbc.sql(act.formatted(table)).update())
            .as(act, table)
            .isInstanceOf(DataAccessException.class)
            .hasMessageContaining("append-only");
      }
    }
    assertThatThrownBy(() -> jdbc.sql("update audit.line set person_name = 'x'").update())
        .hasMessageContaining("append-only");
  }

  @Test
  void a_line_changed_behind_the_triggers_is_found_in_the_export() throws Exception {
    transactions.executeWithoutResult(status -> write("victim"));
    sealer.sealAll();
    long position = position("victim");
    Path good = exported("good");
    jdbc.sql("alter table audit.line disable trigger user").update();
    try {
      jdbc.sql("update audit.line set after = '{\"n\": 2}' where object_id = 'victim'").update();
      Verification verification = Verifier.verify(exported("bad"), null);
      assertThat(verification.findings())
          .containsExactly(
              new Verification.Finding(Verification.Kind.CHANGED, position, position, position));
    } finally {
      jdbc.sql("update audit.line set after = '{\"n\": 1}' where object_id = 'victim'").update();
      jdbc.sql("alter table audit.line enable trigger user").update();
    }
    assertThat(Verifier.verify(good, null).holds()).isTrue();
  }

  @Test
  void the_heads_also_lie_outside_the_database() throws IOException {
    Heads heads = new Heads(folder.resolve("heads").toString());
    transactions.executeWithoutResult(status -> write("headed"));
    sealer.sealAll();
    Head head =
        jdbc.sql(
                "select position, encode(hash, 'hex') as hash, at from audit.head"
                    + " order by position desc limit 1")
            .query((row, n) ->
                new Head(
                    row.getLong("position"),
                    row.getString("hash"),
                    row.getObject("at", java.time.OffsetDateTime.class).toInstant()))
            .single();
    heads.carryOut(head);
    heads.carryOut(head);
    Path file = folder.resolve("heads/heads.jsonl");
    assertThat(Files.readAllLines(file)).containsExactly(head.json());
    Verification verification = Verifier.verify(exported("now"), file);
    assertThat(verification.holds()).isTrue();
    assertThat(verification.heads()).isEqualTo(1);
  }

  private void write(String id) {
    trail.record(
        SYSTEM, null, "TESTED", new ObjectRef("audit.test", id, id), Map.of(), Map.of("n", 1));
  }

  private Long position(String id) {
    return trail.history("audit.test", id).getFirst().position();
  }

  private long unsealed() {
    return jdbc.sql(
            """
            select count(*) from audit.line l where agency_id = :agency
               and not exists (select from audit.chain c where c.line_id = l.id)
            """)
        .param("agency", AGENCY)
        .query(Long.class)
        .single();
  }

  private Verification verify() throws IOException {
    return Verifier.verify(exported("export"), null);
  }

  private Path exported(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.jsonLines(AGENCY, out);
    return Files.write(folder.resolve(name + ".jsonl"), out.toByteArray());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
