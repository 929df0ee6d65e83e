package se.statsbidrag.requisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Browser;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.identity.contacts.ContactPersons;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.accounts.Account;
import se.statsbidrag.requisition.accounts.Accounts;

/** What one gets for what one sends in: the page at once, then the paper and the mail. */
@SystemTest
class ReceiptTest {

  private static final Pattern HIDDEN =
      Pattern.compile("name=\"(key|seen)\"[^>]*value=\"([^\"]+)\"");

  @LocalServerPort int port;
  @Autowired FormFixture form;
  @Autowired TestPeople people;
  @Autowired Requisitions requisitions;
  @Autowired Papers papers;
  @Autowired ReceiptJob job;
  @Autowired Cases cases;
  @Autowired Accounts accounts;
  @Autowired ContactPersons contacts;
  @Autowired JdbcClient jdbc;

  @Test
  @Shows({"L11", "R90"})
  void the_paper_is_made_of_the_frozen_content_and_the_mail_holds_number_and_link_only()
      throws Exception {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    Requisition sent = requisitions.requisition(agent, UUID.fromString(form.submit(agent).id()));
    Requisition done = made(agent, sent.id());

    Document document =
        cases.document(Actor.system(sent.agencyId()), Objects.requireNonNull(done.documentId()));
    assertThat(document.direction()).isEqualTo(Document.Direction.IN);
    assertThat(document.counterparty()).isEqualTo(sent.recipientName());
    String text = text(papers.of(done).orElseThrow());
    assertThat(text)
        .contains("Socialstyrelsen", sent.caseNumber(), sent.sha256(), "09.00.00", "KS 2020/17");

    List<String> mails =
        jdbc.sql("select body from notification.message where object_id = :id")
            .param("id", sent.id().toString())
            .query(String.class)
            .list();
    assertThat(mails).isNotEmpty();
    assertThat(mails)
        .allSatisfy(mail ->
            assertThat(mail)
                .contains(sent.caseNumber(), "/mina-rekvisitioner/" + sent.id())
                .doesNotContain("5402", "KS 2020/17", " kr"));
  }

  @Test
  @Shows("R52")
  void double_click_back_and_another_tab_lead_to_the_same_receipt() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    String page = "/rekvirera/" + form.round().id() + "/granska";
    try (Browser browser = people.browser(port, agent)) {
      Map<String, String> first = hidden(browser.get(page).body());
      Map<String, String> otherTab = hidden(browser.get(page).body());
      Browser.Page receipt = browser.post(page, first);
      assertThat(receipt.status()).isEqualTo(200);
      assertThat(receipt.path()).startsWith("/mina-rekvisitioner/");
      assertThat(receipt.body())
          .contains("Rekvisitionen är inskickad", "12 mars 2020 kl. 09.00.00", "27 april 2020");
      assertThat(browser.post(page, first).path()).isEqualTo(receipt.path());
      assertThat(browser.post(page, otherTab).path()).isEqualTo(receipt.path());
      assertThat(browser.get("/rekvirera/" + form.round().id()).path()).isEqualTo(receipt.path());
    }
  }

  @Test
  void in_the_demonstration_the_form_says_which_account_number_nobody_has() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    try (Browser browser = people.browser(port, agent)) {
      assertThat(browser.get("/rekvirera/" + form.round().id() + "/konto").body())
          .contains("I demonstrationen", "000-0000");
    }
  }

  @Test
  @Shows("L21")
  void the_paper_for_the_board_says_amount_key_terms_and_proposal_and_has_no_case_number()
      throws Exception {
    Actor agent = form.person(form.municipality(), Role.COORDINATOR, "Karin");
    form.fill(agent);
    try (Browser browser = people.browser(port, agent)) {
      Browser.Page page = browser.get("/rekvirera/" + form.round().id() + "/underlag.pdf");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.response().headers().firstValue("Content-Type")).contains("application/pdf");
      assertThat(page.body()).startsWith("%PDF-");
    }
  }

  @Test
  void a_receipt_of_another_municipality_is_not_found() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    String id = form.submit(agent).id();
    Actor other = form.person(form.municipality(), Role.AGENT, "Olle Al");
    try (Browser browser = people.browser(port, other)) {
      for (String page : List.of("", "/kvittens.pdf", "/ratta", "/aterta")) {
        String body = browser.get("/mina-rekvisitioner/" + id + page).body();
        assertThat(browser.get("/mina-rekvisitioner/" + id + page).status()).isEqualTo(404);
        assertThat(body).doesNotContain("Anna Ek");
      }
    }
  }

  @Test
  @Shows("L21")
  void what_was_sent_in_is_a_list_for_the_report_of_delegated_decisions() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    String number = form.submit(agent).label();
    try (Browser browser = people.browser(port, agent)) {
      assertThat(browser.get("/rekvirera").body()).contains("/rekvirera/delegationsbeslut.csv");
      Browser.Page list = browser.get("/rekvirera/delegationsbeslut.csv");
      assertThat(list.status()).isEqualTo(200);
      assertThat(list.body()).contains("2020-03-12;" + number + ";KS 2020/17;", "Anna Ek");
      assertThat(browser.get("/rekvirera/delegationsbeslut.xlsx").status()).isEqualTo(200);
    }
  }

  @Test
  void a_power_for_another_of_the_recipients_roles_does_not_reach_the_receipt() {
    UUID town = form.municipality();
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    form.fill(agent);
    String id = form.submit(agent).id();
    Actor other = people.at(town, Role.AGENT, null, "REGION");
    try (Browser browser = people.browser(port, other)) {
      for (String page : List.of("", "/kvittens.pdf", "/ratta", "/aterta")) {
        Browser.Page answer = browser.get("/mina-rekvisitioner/" + id + page);
        assertThat(answer.status()).as(page).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("Anna Ek");
      }
      assertThat(browser.get("/rekvirera").body()).doesNotContain(id);
    }
  }

  @Test
  @Shows("L18")
  void the_account_waits_for_another_to_check_it_and_the_contact_person_is_asked_from_now_on()
      throws Exception {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    Requisition sent = made(agent, UUID.fromString(form.submit(agent).id()));
    Account account = Objects.requireNonNull(sent.sent().account());
    UUID town = sent.organisationId();
    assertThat(accounts.status(sent.agencyId(), town, account)).contains(Accounts.Status.WAITING);
    assertThat(accounts.known(sent.agencyId(), town)).isEmpty();
    assertThat(contacts.current(town, form.round().grant().id(), sent.recipientKind()))
        .hasValueSatisfying(
            named -> assertThat(named.details().email()).isEqualTo("anna.ek@kommunen.example"));

    Actor economist = form.officer(Role.ECONOMIST);
    UUID id =
        accounts.list(economist, 0, 1000).stream()
            .filter(given -> given.organisationId().equals(town))
            .findFirst()
            .orElseThrow()
            .id();
    assertThatThrownBy(() -> accounts.check(economist, id, "", "")).isInstanceOf(Refused.class);
    Actor giver =
        new Actor(agent.personId(), "Anna Ek", economist.agencyId(), economist.roles(), "test");
    assertThatThrownBy(() -> accounts.check(giver, id, "CHECKED", "Bankgirot"))
        .as("whoever gave it, though an economist too")
        .isInstanceOf(Refused.class);
    accounts.check(economist, id, "CHECKED", "Bankgirot den 12 mars");
    assertThat(accounts.known(sent.agencyId(), town)).contains(account);
  }

  private Requisition made(Actor agent, UUID id) {
    job.run(); // beside the one that runs by itself; each row is made by one of them
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> requisitions.requisition(agent, id).documentId() != null);
    return requisitions.requisition(agent, id);
  }

  private static String text(byte[] paper) throws IOException {
    try (PDDocument document = Loader.loadPDF(paper)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static Map<String, String> hidden(String page) {
    Map<String, String> fields = new java.util.HashMap<>();
    Matcher found = HIDDEN.matcher(page);
    while (found.find()) {
      fields.put(found.group(1), found.group(2));
    }
    assertThat(fields).containsOnlyKeys("key", "seen");
    return fields;
  }
}
