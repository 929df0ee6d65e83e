package se.statsbidrag.identity.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.CombinedSigning;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.Power;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** An agent says who else acts for the recipient, and who no longer does. */
@SystemTest
@Shows("R85")
class PowerStoryTest {

  private static final UUID GRANT = UUID.randomUUID();
  private static final String KIND = "MUNICIPALITY";

  @LocalServerPort int port;
  @Autowired TestPeople cast;
  @Autowired People people;
  @Autowired Powers powers;
  @Autowired PowerDesk desk;
  @Autowired CombinedSigning combined;
  @Autowired ExpiryReminders reminders;
  @Autowired Recipients recipients;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired TestClock clock;

  private final List<Visitor> open = new ArrayList<>();
  private UUID municipality;
  private Actor agent;
  private Visitor karin;

  @BeforeEach
  void a_municipality_with_an_agent() {
    municipality = recipients.add("Testkommun " + UUID.randomUUID(), false);
    agent = cast.at(municipality, Role.AGENT);
    karin = visitor(agent);
  }

  private Visitor visitor(Actor actor) {
    Visitor visitor = cast.visitor(port, actor);
    open.add(visitor);
    return visitor;
  }

  @AfterEach
  void leave() {
    open.forEach(Visitor::close);
    clock.reset();
  }

  @Test
  void whoever_is_invited_accepts_once_after_signing_in_and_may_submit() throws Exception {
    assertThat(invite("REPRESENTATIVE").body()).contains("Rakel Ny", "rakel@kommun.test");
    String link = sentLink();
    UUID rakel = cast.nobody("Rakel Ny");
    try (Visitor unknown = new Visitor(port)) {
      assertThat(unknown.get(link).uri().getPath()).isEqualTo("/logga-in");
    }
    Visitor invited = visitor(people.actor(rakel, People.NO_AGENCY, "test"));
    assertThat(invited.get(link).body()).contains("Tacka ja", "Testkommun");
    HttpResponse<String> accepted = invited.post(link, Map.of("key", key()));
    assertThat(accepted.uri().getPath()).isEqualTo("/att-gora");
    assertThat(accepted.body()).contains("Testkommun", "representant");
    Actor now = people.actor(rakel, municipality, "test");
    assertThat(powers.maySubmit(now, GRANT, KIND)).isTrue();
    Visitor second = visitor(people.actor(cast.nobody("Tjuv"), People.NO_AGENCY, "test"));
    assertThat(second.get(link).body()).contains("Länken fungerar inte längre");
    assertThat(second.post(link, Map.of("key", key())).statusCode()).isEqualTo(422);
    assertThat(karin.get("/meddelanden").body()).contains("Rakel Ny har tackat ja");
  }

  @Test
  void an_invitation_ends_by_time_and_when_it_is_taken_back() throws Exception {
    invite("COORDINATOR");
    String link = sentLink();
    Visitor invited = visitor(people.actor(cast.nobody("Uno"), People.NO_AGENCY, "test"));
    clock.set(LocalDateTime.of(2020, 3, 26, 23, 59));
    assertThat(invited.get(link).body()).contains("Tacka ja");
    clock.set(LocalDateTime.of(2020, 3, 27, 0, 0));
    assertThat(invited.get(link).body()).contains("Länken fungerar inte längre");
    clock.reset();
    String back = found(karin.get("/behoriga"), "href=\"(/behoriga/inbjudningar/[^\"]+)\"");
    karin.get(back);
    karin.post(back, Map.of("key", key()));
    assertThat(invited.post(link, Map.of("key", key())).body())
        .contains("Länken fungerar inte längre");
    assertThat(invited.get("/inbjudan/pahittad").statusCode()).isEqualTo(404);
  }

  @Test
  void the_secret_of_a_link_is_not_kept_and_the_inviter_cannot_use_it() throws Exception {
    invite("COORDINATOR");
    String link = sentLink();
    String secret = link.substring(link.lastIndexOf('/') + 1);
    assertThat(
            jdbc.sql("select count(*) from identity.invitation i where i::text like :secret")
                .param("secret", "%" + secret + "%")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(karin.get(link).body()).contains("din egen inbjudan");
  }

  @Test
  void an_agent_for_one_grant_invites_to_no_more_than_that() throws Exception {
    Actor narrow = cast.at(municipality, Role.AGENT, GRANT, KIND);
    Visitor visitor = visitor(narrow);
    assertThat(invite(visitor, "REPRESENTATIVE").body()).contains("bara bjuda in till det");
    assertThat(desk.reaches(narrow, GRANT, KIND)).isTrue();
    assertThat(desk.reaches(narrow, GRANT, "REGION")).isFalse();
    assertThat(visitor.get("/behoriga/bjud-in").body()).doesNotContain(">alla bidrag</");
    assertThat(karin.get("/behoriga/bjud-in").body()).contains(">alla bidrag</");
  }

  @Test
  void the_letter_of_an_invitation_is_shown_to_the_inviter_in_the_demonstration() throws Exception {
    invite("COORDINATOR");
    String letter =
        found(
            karin.get("/meddelanden"), "href=\"(/meddelanden/[0-9a-f-]{36})\"[^>]*>[^<]*[Ii]nbjud");
    assertThat(karin.get(letter).body()).contains(sentLink(), "rakel@kommun.test");
    Visitor other =
        visitor(cast.at(recipients.add("Annan " + UUID.randomUUID(), false), Role.AGENT));
    assertThat(other.get(letter).statusCode()).isEqualTo(404);
  }

  @Test
  @Shows({"L18", "R205"})
  void a_power_that_is_removed_is_gone_at_the_next_page_and_at_the_next_act() throws Exception {
    Actor rakel = cast.at(municipality, Role.REPRESENTATIVE);
    Visitor hers = visitor(rakel);
    assertThat(hers.get("/behoriga").statusCode()).isEqualTo(200);
    remove(karin, rakel, "Slutar");
    assertThat(hers.get("/behoriga").statusCode()).isEqualTo(403);
    assertThatThrownBy(() -> powers.requireSubmit(rakel, GRANT, KIND)).isInstanceOf(Refused.class);
  }

  @Test
  void a_removal_waits_for_an_act_that_has_begun_and_meets_the_next() throws Exception {
    Actor rakel = cast.at(municipality, Role.REPRESENTATIVE);
    UUID power = power(rakel).id();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Future<?> act =
          two.submit(() ->
              transactions.executeWithoutResult(status -> {
                powers.requireSubmit(rakel, GRANT, KIND);
                begun.countDown();
                await(finish);
              }));
      await(begun);
      Future<?> removal = two.submit(() -> desk.remove(agent, UUID.randomUUID(), power, "Slutar"));
      assertThatThrownBy(() -> removal.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      finish.countDown();
      act.get(5, TimeUnit.SECONDS);
      removal.get(5, TimeUnit.SECONDS);
    }
    assertThat(powers.maySubmit(rakel, GRANT, KIND)).isFalse();
  }

  @Test
  void everybody_sees_who_could_act_on_any_day_the_agency_too() throws Exception {
    Actor rakel = cast.at(municipality, Role.REPRESENTATIVE);
    clock.set(LocalDateTime.of(2020, 4, 2, 14, 0));
    remove(karin, rakel, "Ny tjänst");
    Visitor officer =
        visitor(
            cast.at(
                recipients.organisation("Socialstyrelsen").map(Organisation::id).orElseThrow(),
                Role.CASE_OFFICER));
    for (String address : List.of("/behoriga", "/behoriga/hos/" + municipality)) {
      Visitor reader = address.equals("/behoriga") ? karin : officer;
      assertThat(reader.get(address + "?dag=2020-04-02").body())
          .contains("Test REPRESENTATIVE", "borttagen 2 april 2020 kl. 14.00: Ny tjänst");
      assertThat(reader.get(address + "?dag=2020-04-01").body()).contains("Test REPRESENTATIVE");
      assertThat(reader.get(address + "?dag=2020-04-03").body())
          .doesNotContain("Test REPRESENTATIVE")
          .contains("Test AGENT");
    }
    assertThat(karin.get("/behoriga?dag=i+fredags").body()).contains("Du skrev i fredags");
  }

  @Test
  void a_power_ends_after_its_last_day_and_is_reminded_of_once() {
    UUID uno = cast.nobody("Uno");
    LocalDate last = LocalDate.of(2020, 4, 10);
    powers.give(municipality, uno, Role.COORDINATOR, null, null, LocalDate.EPOCH, last);
    reminders.run();
    reminders.run();
    assertThat(messagesTo(uno)).isEqualTo(1);
    Actor person = people.actor(uno, municipality, "test");
    assertThat(reminders.waitingFor(person, 10))
        .singleElement()
        .satisfies(item -> assertThat(item.due()).isEqualTo(last));
    clock.set(LocalDateTime.of(2020, 4, 10, 23, 59));
    assertThat(powers.mayFillIn(person, GRANT, KIND)).isTrue();
    clock.set(LocalDateTime.of(2020, 4, 11, 0, 0));
    assertThat(powers.mayFillIn(person, GRANT, KIND)).isFalse();
  }

  @Test
  void a_prolonged_power_is_reminded_of_again_before_its_new_end() {
    UUID uno = cast.nobody("Uno");
    LocalDate last = LocalDate.of(2020, 4, 10);
    powers.give(municipality, uno, Role.COORDINATOR, null, null, LocalDate.EPOCH, last);
    reminders.run();
    UUID power = power(people.actor(uno, municipality, "test")).id();
    desk.prolong(agent, UUID.randomUUID(), power);
    reminders.run();
    assertThat(messagesTo(uno)).isEqualTo(1);
    clock.set(LocalDateTime.of(2022, 2, 20, 9, 0));
    reminders.run();
    assertThat(messagesTo(uno)).isEqualTo(2);
  }

  @Test
  void a_power_covers_its_grant_and_its_role_and_nothing_else() {
    Actor narrow = cast.at(municipality, Role.REPRESENTATIVE, GRANT, "REGION");
    assertThat(powers.maySubmit(narrow, GRANT, "REGION")).isTrue();
    assertThat(powers.maySubmit(narrow, GRANT, KIND)).isFalse();
    assertThat(powers.maySubmit(narrow, UUID.randomUUID(), "REGION")).isFalse();
    assertThat(powers.maySubmit(cast.at(municipality, Role.COORDINATOR), GRANT, KIND)).isFalse();
    assertThat(powers.mayFillIn(cast.at(municipality, Role.COORDINATOR), GRANT, KIND)).isTrue();
  }

  @Test
  void two_in_combination_is_asked_for_by_one_and_let_go_of_by_two() throws Exception {
    String address = "/behoriga/tva-i-forening";
    karin.get(address);
    assertThat(karin.post(address, Map.of("key", key(), "choice", "require")).body())
        .contains("Minst två behöver kunna skicka in");
    Actor other = cast.at(municipality, Role.AGENT);
    karin.post(address, Map.of("key", key(), "choice", "require"));
    assertThat(powers.signatories(municipality)).isEqualTo(2);
    assertThatThrownBy(() -> powers.requireSecond(agent, agent.personId(), GRANT, KIND))
        .isInstanceOf(Refused.class);
    powers.requireSecond(other, agent.personId(), GRANT, KIND);
    karin.post(address, Map.of("key", key(), "choice", "lift"));
    assertThat(karin.post(address, Map.of("key", key(), "choice", "lift")).statusCode())
        .isEqualTo(422);
    assertThat(powers.signatories(municipality)).isEqualTo(2);
    combined.lift(other, UUID.randomUUID());
    assertThat(powers.signatories(municipality)).isEqualTo(1);
  }

  @Test
  void the_database_keeps_what_a_power_was_and_who_could_not_give_it() {
    Actor rakel = cast.at(municipality, Role.REPRESENTATIVE);
    UUID power = power(rakel).id();
    for (String change :
        List.of(
            "update identity.power set role = 'AGENT' where id = :id",
            "update identity.power set valid_to = valid_to - 1 where id = :id",
            "delete from identity.power where id = :id")) {
      assertThatThrownBy(() -> jdbc.sql(change).param("id", power).update())
          .isInstanceOf(DataAccessException.class);
    }
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into identity.power (organisation_id, person_id, role, valid_from,
                      valid_to, given_by, given_at)
                    values (:org, :person, 'AGENT', '2020-01-01', '2020-12-31', :person, now())
                    """)
                .param("org", municipality)
                .param("person", rakel.personId())
                .update())
        .hasMessageContaining("another_than_the_person_gives");
  }

  @Test
  void another_recipients_power_does_not_exist() throws Exception {
    UUID foreign = recipients.add("Annan kommun " + UUID.randomUUID(), false);
    UUID power = power(cast.at(foreign, Role.REPRESENTATIVE)).id();
    String address = "/behoriga/" + power + "/ta-bort";
    assertThat(karin.get(address).statusCode()).isEqualTo(404);
    assertThat(karin.post(address, Map.of("key", key(), "reason", "x")).statusCode())
        .isEqualTo(404);
    Visitor uno = visitor(cast.at(municipality, Role.COORDINATOR));
    uno.get("/behoriga");
    String agents = "/behoriga/" + power(agent).id() + "/ta-bort";
    assertThat(uno.post(agents, Map.of("key", key(), "reason", "x")).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> invite(String role) throws Exception {
    return invite(karin, role);
  }

  private HttpResponse<String> invite(Visitor visitor, String role) throws Exception {
    visitor.get("/behoriga/bjud-in");
    Map<String, String> form = new LinkedHashMap<>();
    form.put("key", key());
    form.put("name", "Rakel Ny");
    form.put("email", "rakel@kommun.test");
    form.put("role", role);
    form.put("scope", "");
    form.put("to", "2021-03-11");
    return visitor.post("/behoriga/bjud-in", form);
  }

  private String sentLink() {
    String body =
        jdbc.sql(
                """
                select body from notification.message
                 where agency_id = :org and to_address = 'rakel@kommun.test'
                """)
            .param("org", municipality)
            .query(String.class)
            .single();
    Matcher link = Pattern.compile("/inbjudan/[A-Za-z0-9_-]+").matcher(body);
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private void remove(Visitor visitor, Actor whom, String reason) throws Exception {
    String address = "/behoriga/" + power(whom).id() + "/ta-bort";
    visitor.get(address);
    assertThat(visitor.post(address, Map.of("key", key(), "reason", reason)).statusCode())
        .isEqualTo(200);
  }

  private Power power(Actor whom) {
    return powers.of(whom).getFirst();
  }

  private long messagesTo(UUID person) {
    return jdbc.sql("select count(*) from notification.message where person_id = :person")
        .param("person", person)
        .query(Long.class)
        .single();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String found(HttpResponse<String> page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page.body());
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
