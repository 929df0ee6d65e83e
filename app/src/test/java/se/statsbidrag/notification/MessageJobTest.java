package se.statsbidrag.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.ProductionSystem;
import se.statsbidrag.ProductionTest;
import se.statsbidrag.Shows;
import se.statsbidrag.kernel.ObjectRef;

/** Messages over a real mail server that comes and goes. */
@ProductionTest
class MessageJobTest {

  private static final Duration LONG = Duration.ofDays(3);

  @Autowired Notifications notifications;
  @Autowired MessageJob job;
  @Autowired MessageStore store;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final GreenMail server = ProductionSystem.MAIL;
  private final UUID agency = UUID.randomUUID();

  @BeforeEach
  void empty() throws Exception {
    jdbc.sql("delete from notification.message").update();
    server.purgeEmailFromAllMailboxes();
  }

  @Test
  @Shows("L11")
  void a_message_carries_the_matter_and_a_link_and_is_kept_as_it_was_sent() throws Exception {
    write("sv", "bo@provmyndigheten.test");
    job.sendDue(Instant.now());
    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("Behörighet att bekräfta: Åsa Öst");
    String body = body(mail);
    assertThat(body)
        .contains("Hej Bo!", "Adam har föreslagit", "http://localhost:8080/behorigheter/1");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    Message kept = store.list(all(), null, 0, 10).getFirst();
    assertThat(kept.status()).isEqualTo(Message.Status.SENT);
    assertThat(body.strip()).isEqualTo(kept.body().strip());
    assertThat(mail.getMessageID()).contains(kept.id().toString());
  }

  @Test
  void a_secret_link_is_in_the_mail_and_forgotten_here_once_it_has_been_sent() throws Exception {
    Notice secret =
        Notice.of("identity.notice.proposed", notice().about(), "/inbjudan/hemlig-Nyckel_1", "Adam")
            .keeping("hemlig-Nyckel_1");
    transactions.executeWithoutResult(
        status -> notifications.send(agency, bo("sv", "bo@provmyndigheten.test"), secret));
    assertThat(kept()).as("it can be sent again until it has been").contains("hemlig-Nyckel_1");
    job.sendDue(Instant.now());
    assertThat(body(only())).contains("http://localhost:8080/inbjudan/hemlig-Nyckel_1");
    assertThat(kept()).contains("http://localhost:8080/inbjudan/…").doesNotContain("hemlig");
    assertThatThrownBy(() -> jdbc.sql("update notification.message set secret = 'Hej'").update())
        .hasMessageContaining("message_check");
  }

  /** All that the database holds of the one message there is. */
  private String kept() {
    return jdbc.sql("select m::text from notification.message m").query(String.class).single();
  }

  @Test
  void a_message_is_written_in_the_readers_language() throws Exception {
    write("en", "eve@provmyndigheten.test");
    job.sendDue(Instant.now());
    assertThat(only().getSubject()).isEqualTo("Rights to confirm: Åsa Öst");
  }

  @Test
  void a_message_waits_while_the_server_is_down_and_goes_when_it_is_up() {
    write("sv", "bo@provmyndigheten.test");
    server.stop();
    Instant now = Instant.now();
    try {
      job.sendDue(now);
      Message waiting = store.list(all(), null, 0, 10).getFirst();
      assertThat(waiting.status()).isEqualTo(Message.Status.WAITING);
      assertThat(waiting.attempts()).isEqualTo(1);
      assertThat(waiting.lastError()).contains("Exception").doesNotContain("@");
      assertThat(waiting.dueAt().toInstant()).isBetween(now.plusSeconds(59), now.plusSeconds(61));
      job.sendDue(now.plusSeconds(30));
      assertThat(store.list(all(), null, 0, 10).getFirst().attempts()).isEqualTo(1);
    } finally {
      server.start();
    }
    job.sendDue(now.plusSeconds(62));
    assertThat(store.list(all(), null, 0, 10).getFirst().status()).isEqualTo(Message.Status.SENT);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void the_pauses_grow_and_then_it_has_failed_visibly_and_can_be_tried_anew() {
    write("sv", "bo@provmyndigheten.test");
    server.stop();
    Instant now = Instant.now();
    try {
      Duration last = Duration.ZERO;
      Message message = store.list(all(), null, 0, 10).getFirst();
      for (int tries = 1; message.status() == Message.Status.WAITING; tries++) {
        assertThat(tries).isLessThan(20);
        job.sendDue(now);
        message = store.list(all(), null, 0, 10).getFirst();
        if (message.status() == Message.Status.WAITING) {
          Duration pause = Duration.between(now, message.dueAt().toInstant());
          assertThat(pause).isGreaterThan(last);
          last = pause;
          now = now.plus(LONG);
        }
      }
      assertThat(message.status()).isEqualTo(Message.Status.FAILED);
      assertThat(store.retry(message.id(), UUID.randomUUID())).isFalse();
      assertThat(store.retry(message.id(), agency)).isTrue();
    } finally {
      server.start();
    }
    job.sendDue(now.plus(LONG));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void racing_nodes_send_each_message_once() throws Exception {
    for (int i = 0; i < 60; i++) {
      write("sv", "p" + i + "@provmyndigheten.test");
    }
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      List<Callable<Void>> runs =
          IntStream.range(0, 4)
              .<Callable<Void>>mapToObj(i ->
                  () -> {
                    job.sendDue(Instant.now());
                    return null;
                  })
              .toList();
      for (Future<Void> run : nodes.invokeAll(runs)) {
        run.get();
      }
    }
    assertThat(server.getReceivedMessages()).hasSize(60);
  }

  @Test
  void an_act_that_is_undone_sends_nothing() {
    transactions.executeWithoutResult(status -> {
      notifications.send(agency, bo("sv", "bo@provmyndigheten.test"), notice());
      status.setRollbackOnly();
    });
    job.sendDue(Instant.now());
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_name_cannot_add_a_header_to_the_mail() throws Exception {
    Notice evil =
        Notice.of(
            "identity.notice.proposed",
            new ObjectRef("test.thing", "1", "x\r\nBcc: all@elsewhere.test"),
            "/",
            "Adam");
    transactions.executeWithoutResult(
        status -> notifications.send(agency, bo("sv", "bo@provmyndigheten.test"), evil));
    job.sendDue(Instant.now());
    assertThat(only().getHeader("Bcc")).isNull();
    assertThat(Set.of(only().getAllRecipients())).hasSize(1);
  }

  private Sight all() {
    return new Sight(agency, null, true, null);
  }

  private void write(String language, String address) {
    transactions.executeWithoutResult(
        status -> notifications.send(agency, bo(language, address), notice()));
  }

  private static Addressee bo(String language, String address) {
    return new Addressee(UUID.randomUUID(), "Bo", address, Locale.of(language));
  }

  private static Notice notice() {
    return Notice.of(
        "identity.notice.proposed",
        new ObjectRef("test.thing", "1", "Åsa Öst"),
        "/behorigheter/1",
        "Adam");
  }

  private MimeMessage only() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private static String body(MimeMessage mail) throws Exception {
    return mail.getContent().toString().replace("\r\n", "\n");
  }
}
