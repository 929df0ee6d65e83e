package se.statsbidrag.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.payment.bank.Outcome;
import se.statsbidrag.requisition.FormFixture;

/** Payments as economists work with them, and as recipients follow them. */
@SystemTest
class PaymentPagesTest {

  @Autowired PaymentFixture paying;
  @Autowired FormFixture form;
  @Autowired Batches batches;
  @Autowired TestPeople people;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @AfterEach
  void back() {
    clock.reset();
    paying.noStop();
  }

  @Test
  @Shows("L18")
  void one_economist_proposes_in_the_browser_and_another_attests() throws Exception {
    Payment due = paying.due();
    Actor first = people.at(form.agency(), Role.ECONOMIST);
    Actor second = people.at(form.agency(), Role.ECONOMIST);
    Batch batch;
    try (Visitor visitor = people.visitor(port, first)) {
      assertThat(visitor.get("/utbetalningar").body()).contains(due.recipientName());
      String ask = "/utbetalningar/underlag/nytt?utbetalning=" + due.id();
      assertThat(visitor.get(ask).body()).contains(due.recipientName());
      Map<String, String> typed =
          Map.of(
              "key",
              UUID.randomUUID().toString(),
              "until",
              "2020-12-31",
              "day",
              "2020-04-10",
              "utbetalning",
              due.id().toString());
      HttpResponse<String> refused = visitor.post("/utbetalningar/underlag/nytt", typed);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("ingen bankdag");
      HttpResponse<String> made =
          visitor.post(
              "/utbetalningar/underlag/nytt",
              Map.of(
                  "key",
                  UUID.randomUUID().toString(),
                  "until",
                  "2020-12-31",
                  "day",
                  "2020-04-01",
                  "utbetalning",
                  due.id().toString()));
      assertThat(made.statusCode()).isEqualTo(200);
      batch = batches.batch(first, paying.attempt(due).batchId());
      String path = "/utbetalningar/underlag/" + batch.id();
      assertThat(visitor.get(path + "/fil").statusCode()).isEqualTo(404);
      assertThat(visitor.get(path + "/attestera").body()).doesNotContain("Attestera filen");
    }
    try (Visitor visitor = people.visitor(port, second)) {
      String path = "/utbetalningar/underlag/" + batch.id();
      assertThat(visitor.get("/att-gora").body()).contains(path);
      Document page = Jsoup.parse(visitor.get(path + "/attestera").body());
      assertThat(page.text()).contains(batch.sha256());
      assertThat(visitor.get(path + "/fil").body()).contains(batch.messageId());
      HttpResponse<String> attested =
          visitor.post(
              path + "/attestera",
              Map.of("key", UUID.randomUUID().toString(), "seen", batch.sha256()));
      assertThat(attested.body()).contains("Attesterat");
      assertThat(visitor.get(path + "/fil").body()).contains(batch.messageId());
    }
  }

  @Test
  @Shows("L18")
  void who_cannot_attest_is_told_which_part_they_had_in_which_payment() throws Exception {
    Payment due = paying.due();
    Actor hand = people.at(form.agency(), Role.ECONOMIST);
    jdbc.sql(
            """
            update requisition.account set checked_by = :hand
             where organisation_id = :organisation and status = 'CHECKED'
            """)
        .param("hand", hand.personId())
        .param("organisation", due.organisationId())
        .update();
    Actor proposer = people.at(form.agency(), Role.ECONOMIST);
    String part = "Har kontrollerat kontot för " + due.recipientName();
    try (Visitor visitor = people.visitor(port, proposer)) {
      String ask = "/utbetalningar/underlag/nytt";
      assertThat(text(visitor, ask + "?utbetalning=" + due.id()))
          .contains(hand.name() + ": " + part);
      assertThat(visitor.get(ask).body()).contains("/utbetalningar/" + due.id());
    }
    Batch batch = paying.proposed(proposer, due);
    try (Visitor visitor = people.visitor(port, hand)) {
      String path = "/utbetalningar/underlag/" + batch.id() + "/attestera";
      assertThat(text(visitor, path)).contains(part).doesNotContain("Ni har föreslagit");
      HttpResponse<String> refused =
          visitor.post(path, Map.of("key", UUID.randomUUID().toString(), "seen", batch.sha256()));
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("ni har kontrollerat kontot för");
    }
  }

  @Test
  @Shows("L14")
  void a_year_that_is_over_is_said_and_nothing_is_proposed_on_it() throws Exception {
    paying.due();
    Actor economist = people.at(form.agency(), Role.ECONOMIST);
    clock.set(LocalDateTime.of(2020, 12, 31, 9, 0));
    try (Visitor visitor = people.visitor(port, economist)) {
      assertThat(visitor.get("/utbetalningar/underlag/nytt").body())
          .contains("sista bankdag")
          .doesNotContain("2021-01-04");
      assertThat(visitor.get("/att-gora").body()).doesNotContain("/utbetalningar/underlag/nytt");
      clock.set(LocalDateTime.of(2021, 1, 4, 9, 0));
      assertThat(text(visitor, "/utbetalningar")).contains("hör till ett tidigare år");
    }
  }

  @Test
  void every_page_of_a_payment_answers() throws Exception {
    Payment due = paying.due();
    Payment held = paying.due();
    Payment returned = paying.due();
    paying.attested(returned);
    paying.say(returned, Outcome.EXECUTED, PaymentFixture.DAY);
    paying.say(returned, Outcome.RETURNED, PaymentFixture.DAY.plusDays(1));
    Batch batch = paying.attested(held);
    Batch proposed = paying.proposed(paying.economist(), due);
    Actor economist = people.at(form.agency(), Role.ECONOMIST);
    try (Visitor visitor = people.visitor(port, economist)) {
      List<String> pages =
          List.of(
              "/utbetalningar",
              "/utbetalningar?lage=PAID",
              "/utbetalningar?lage=HELD",
              "/utbetalningar/" + due.id(),
              "/utbetalningar/" + returned.id(),
              "/utbetalningar/" + returned.id() + "/slapp",
              "/utbetalningar/" + due.id() + "/hall-inne",
              "/utbetalningar/underlag",
              "/utbetalningar/underlag/nytt",
              "/utbetalningar/underlag/" + batch.id(),
              "/utbetalningar/underlag/" + batch.id() + "/stoppa",
              "/utbetalningar/underlag/" + batch.id() + "/skickat",
              "/utbetalningar/underlag/" + batch.id() + "/utfall",
              "/utbetalningar/underlag/" + batch.id() + "/bekrafta",
              "/utbetalningar/underlag/" + proposed.id() + "/aterta",
              "/utbetalningar/besked",
              "/utbetalningar/besked/nytt");
      for (String page : pages) {
        assertThat(visitor.get(page).statusCode()).as(page).isEqualTo(200);
        assertThat(visitor.get(page + (page.contains("?") ? "&" : "?") + "lang=en").statusCode())
            .as(page)
            .isEqualTo(200);
      }
    }
  }

  @Test
  @Shows({"R93", "L7"})
  void a_recipient_follows_four_steps_with_their_days_and_sees_when_the_money_comes()
      throws Exception {
    Payment due = paying.due();
    Actor agent = people.at(due.organisationId(), Role.AGENT);
    String path = "/mina-utbetalningar/" + due.id();
    try (Visitor visitor = people.visitor(port, agent)) {
      assertThat(text(visitor, "/att-gora"))
          .contains("Beviljat" + amount(due), "pengarna väntas senast 27 april 2020");
      assertThat(text(visitor, path)).contains("senast 27 april 2020").contains("Beordras");
      paying.attested(due);
      assertThat(text(visitor, path)).contains("Beordrat, 12 mars 2020").contains("1 april 2020");
      paying.say(due, Outcome.EXECUTED, PaymentFixture.DAY.plusDays(1));
      assertThat(text(visitor, path))
          .contains("Skickat till banken, 12 mars 2020")
          .contains("Utbetalt, 2 april 2020")
          .contains(paying.attempt(due).account());
      assertThat(text(visitor, "/mina-bidrag/" + due.awardId())).contains("Utbetalt, 2 april 2020");
      assertThat(text(visitor, "/att-gora"))
          .contains("utbetalt 2 april 2020")
          .doesNotContain("pengarna väntas");
      assertThat(visitor.get(path + "/konto").body()).contains("redan på väg");
    }
    Actor stranger = people.at(form.municipality(), Role.AGENT);
    try (Visitor visitor = people.visitor(port, stranger)) {
      assertThat(visitor.get(path).statusCode()).isEqualTo(404);
    }
  }

  @Test
  @Shows("L18")
  void a_recipient_names_another_account_which_waits_to_be_checked() throws Exception {
    Payment due = paying.due();
    Actor agent = people.at(due.organisationId(), Role.AGENT);
    String path = "/mina-utbetalningar/" + due.id() + "/konto";
    try (Visitor visitor = people.visitor(port, agent)) {
      assertThat(visitor.get("/mina-bidrag").body()).contains("/mina-utbetalningar\"");
      assertThat(visitor.get("/mina-utbetalningar").body()).contains(path);
      visitor.get(path);
      String key = UUID.randomUUID().toString();
      HttpResponse<String> refused =
          visitor.post(path, Map.of("key", key, "kind", "BANKGIRO", "number", "5402-9680"));
      assertThat(refused.statusCode()).isEqualTo(422);
      Map<String, String> right = Map.of("key", key, "kind", "BANKGIRO", "number", "5050-1055");
      assertThat(visitor.post(path, right).statusCode()).isEqualTo(200);
      assertThat(visitor.post(path, right).statusCode()).isEqualTo(200);
      assertThat(text(visitor, "/mina-utbetalningar")).contains("5050-1055");
    }
    Actor economist = people.at(form.agency(), Role.ECONOMIST);
    try (Visitor visitor = people.visitor(port, economist)) {
      assertThat(text(visitor, "/utbetalningar/" + due.id())).contains("nytt konto");
    }
  }

  @Test
  void what_has_happened_to_a_payment_is_told_in_words() throws Exception {
    Payment due = paying.due();
    Batch batch = paying.attested(due);
    paying.say(due, Outcome.EXECUTED, PaymentFixture.DAY);
    try (Visitor visitor = people.visitor(port, people.at(form.agency(), Role.ECONOMIST))) {
      assertThat(text(visitor, "/utbetalningar/" + due.id()))
          .contains("läge: hos banken → betald", "dag: 2020-04-01")
          .doesNotContain("SENT", "borttaget", "day:", "reference:");
      assertThat(text(visitor, "/utbetalningar/underlag/" + batch.id()))
          .contains("läge: föreslagen → attesterat", "antal betalningar: 1")
          .doesNotContain("PROPOSED", "payments:");
    }
  }

  private static String amount(Payment payment) {
    return Formats.of(Locale.of("sv", "SE")).kronor(payment.amount().ore()).replace('\u00a0', ' ');
  }

  private static String text(Visitor visitor, String path) throws Exception {
    return Jsoup.parse(visitor.get(path).body()).text().replace('\u00a0', ' ');
  }
}
