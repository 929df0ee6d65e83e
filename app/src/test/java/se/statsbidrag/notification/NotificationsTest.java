package se.statsbidrag.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

/** Many messages in one act, each once, and who may read them afterwards. */
@SystemTest
class NotificationsTest {

  private static final int MUNICIPALITIES = 290;

  @Autowired Notifications notifications;
  @Autowired MessageStore store;
  @Autowired FailedMessages failed;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final UUID agency = UUID.randomUUID();

  @Test
  void invitations_asked_for_by_two_nodes_at_once_reach_each_recipient_once() throws Exception {
    List<Letter> letters =
        IntStream.range(0, MUNICIPALITIES).mapToObj(NotificationsTest::letter).toList();
    Callable<Integer> invite =
        () -> transactions.execute(status -> notifications.tellAll(agency, "invitation", letters));
    List<Integer> written = new ArrayList<>();
    try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> node : nodes.invokeAll(List.of(invite, invite))) {
        written.add(node.get());
      }
    }
    assertThat(written.get(0) + written.get(1)).isEqualTo(MUNICIPALITIES);
    assertThat(store.count(everything(), null)).isEqualTo(MUNICIPALITIES);
    assertThat(notifications.told(agency, "invitation")).hasSize(MUNICIPALITIES);
  }

  @Test
  void another_occasion_and_another_object_are_told_anew_and_the_same_is_not() {
    assertThat(tell("reminder:2020-05-24", letter(1))).isEqualTo(1);
    assertThat(tell("reminder:2020-05-24", letter(1))).isZero();
    assertThat(tell("reminder:2020-05-24", letter(2))).isEqualTo(1);
    assertThat(tell("reminder:2020-05-29", letter(1))).isEqualTo(1);
    assertThat(notifications.told(agency, "reminder:2020-05-24")).isEqualTo(Set.of("1", "2"));
  }

  @Test
  void a_preview_says_what_is_sent_and_sends_nothing() {
    Preview preview = notifications.preview(letter(1));
    assertThat(store.count(everything(), null)).isZero();
    tell("reminder", letter(1));
    Message sent = store.list(everything(), null, 0, 1).getFirst();
    assertThat(sent.subject()).isEqualTo(preview.subject());
    assertThat(sent.body()).isEqualTo(preview.body()).contains("en mottagare av statsbidrag");
  }

  @Test
  void a_message_writes_amounts_as_the_reader_does() {
    Notice notice =
        Notice.of("identity.notice.proposed", about("1"), "/", Money.ofKronor(4_528_687));
    assertThat(notifications.preview(new Letter(to("sv"), notice)).body())
        .contains("4\u00a0528\u00a0687\u00a0kr");
    assertThat(notifications.preview(new Letter(to("en"), notice)).body()).contains("4,528,687");
  }

  @Test
  void people_at_a_recipient_see_their_own_and_their_mailbox_and_nobody_elses() {
    UUID tierp = UUID.randomUUID();
    UUID heby = UUID.randomUUID();
    Addressee olle = new Addressee(UUID.randomUUID(), "Olle", "olle@tierp.test", sv());
    send(new Letter(olle, notice("1").toRecipient(tierp)));
    send(new Letter(mailbox("bidrag@tierp.test"), notice("1").toRecipient(tierp)));
    send(new Letter(mailbox("bidrag@heby.test"), notice("2").toRecipient(heby)));
    assertThat(seenBy(olle.personId(), tierp, Role.AGENT))
        .containsExactlyInAnyOrder("olle@tierp.test", "bidrag@tierp.test");
    assertThat(seenBy(UUID.randomUUID(), tierp, Role.COORDINATOR))
        .containsExactly("bidrag@tierp.test");
    assertThat(seenBy(UUID.randomUUID(), heby, Role.AGENT)).containsExactly("bidrag@heby.test");
    assertThat(seenBy(UUID.randomUUID(), agency, Role.CASE_OFFICER)).hasSize(3);
    assertThat(seenBy(UUID.randomUUID(), agency, Role.DECISION_MAKER)).isEmpty();
    assertThat(seenBy(UUID.randomUUID(), UUID.randomUUID(), Role.CASE_OFFICER)).isEmpty();
  }

  @Test
  void what_could_not_be_sent_waits_for_an_officer() {
    UUID tierp = UUID.randomUUID();
    send(new Letter(mailbox("bidrag@tierp.test"), notice("1").toRecipient(tierp)));
    jdbc.sql(
            """
            update notification.message set status = 'FAILED', due_at = null, last_error = 'gone'
             where agency_id = :agency
            """)
        .param("agency", agency)
        .update();
    assertThat(failed.waitingFor(actor(UUID.randomUUID(), agency, Role.CASE_OFFICER), 5))
        .singleElement()
        .satisfies(item -> assertThat(item.href()).startsWith("/meddelanden/"));
    assertThat(failed.waitingFor(actor(UUID.randomUUID(), tierp, Role.AGENT), 5)).isEmpty();
  }

  private int tell(String occasion, Letter letter) {
    Integer told =
        transactions.execute(status -> notifications.tellAll(agency, occasion, List.of(letter)));
    return told == null ? 0 : told;
  }

  private void send(Letter letter) {
    transactions.executeWithoutResult(
        status -> notifications.send(agency, letter.to(), letter.notice()));
  }

  private List<String> seenBy(UUID person, UUID organisation, Role role) {
    return store.list(Sight.of(actor(person, organisation, role)), null, 0, 50).stream()
        .map(Message::toAddress)
        .toList();
  }

  private Sight everything() {
    return new Sight(agency, null, true, null);
  }

  private static Actor actor(UUID person, UUID organisation, Role role) {
    return new Actor(person, "Någon", organisation, Set.of(role), "");
  }

  private static Letter letter(int number) {
    Notice notice = notice("" + number).toRecipient(new UUID(1, number));
    return new Letter(mailbox("bidrag@kommun" + number + ".test"), notice);
  }

  private static Addressee mailbox(String address) {
    return new Addressee(null, "Kommunen", address, sv());
  }

  private static Addressee to(String language) {
    return new Addressee(null, "Kommunen", "bidrag@kommun.test", Locale.of(language));
  }

  private static Notice notice(String object) {
    return Notice.of("identity.notice.proposed", about(object), "/", "Adam");
  }

  private static ObjectRef about(String id) {
    return new ObjectRef("test.thing", id, "Tierps kommun");
  }

  private static Locale sv() {
    return Locale.of("sv");
  }
}
