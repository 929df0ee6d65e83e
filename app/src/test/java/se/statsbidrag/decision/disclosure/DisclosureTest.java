package se.statsbidrag.decision.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.NewCase;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.casefile.Upload;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.Proposal;
import se.statsbidrag.identity.People;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Pdf;
import se.statsbidrag.recipient.Recipients;

@SystemTest
@Shows("L9")
class DisclosureTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);
  private static final String BASIS = "26 kap. 1 § OSL";

  @LocalServerPort int port;
  @Autowired Disclosures disclosures;
  @Autowired Cases cases;
  @Autowired Decisions decisions;
  @Autowired Recipients recipients;
  @Autowired People people;
  @Autowired JdbcClient jdbc;

  private Actor officer;
  private Actor decider;
  private CaseFile file;
  private Visitor hanna;

  @BeforeEach
  void a_case() {
    UUID agency = recipients.add("Utlämnandemyndigheten " + UUID.randomUUID(), false);
    officer = actor(agency, Role.CASE_OFFICER);
    decider = actor(agency, Role.DECISION_MAKER);
    file = cases.open(officer, NewCase.of("Ett ärende"));
    hanna = new Visitor(port);
  }

  @AfterEach
  void close() {
    hanna.close();
  }

  @Test
  void what_is_masked_is_not_in_the_copy_that_is_handed_out() {
    Document note = note("Mötet hölls på Storgatan 1 med två deltagare.");
    Disclosure given =
        give(
            choice(
                note,
                Disclosure.Outcome.MASKED,
                BASIS,
                "Mötet hölls på [[Storgatan 1]] med två deltagare."));
    UUID copy = java.util.Objects.requireNonNull(given.items().getFirst().copyId());
    String text = Pdf.text(cases.content(officer, copy)).orElseThrow();
    assertThat(text).contains("Mötet hölls på", "med två deltagare").contains(BASIS);
    assertThat(text).doesNotContain("Storgatan");
    assertThat(new String(cases.content(officer, copy), StandardCharsets.ISO_8859_1))
        .doesNotContain("Storgatan");
    assertThat(cases.document(officer, copy).direction()).isEqualTo(Document.Direction.OUT);
    assertThat(new String(cases.content(officer, note.id()), StandardCharsets.UTF_8))
        .contains("Storgatan 1");
  }

  @Test
  void a_pdf_that_we_made_can_be_masked_and_one_from_elsewhere_cannot() {
    byte[] ours = Pdf.render("<h1>Brev</h1><p>Till Anna på Storgatan 1.</p>", "Brev", "sv");
    Document letter = paper("brev.pdf", "application/pdf", ours);
    assertThat(disclosures.text(officer, letter).orElseThrow()).contains("Storgatan 1");
    Document foreign = paper("bild.png", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    assertThat(disclosures.text(officer, foreign)).isEmpty();
    assertThatThrownBy(() -> give(choice(foreign, Disclosure.Outcome.MASKED, BASIS, "[[x]]")))
        .hasMessageContaining("disclosure.refusal.text");
  }

  @Test
  void a_document_can_be_replaced_by_a_masked_file_or_withheld_but_always_with_a_basis() {
    Document letter = paper("bild.png", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    assertThatThrownBy(() -> give(choice(letter, Disclosure.Outcome.WITHHELD, null, "")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals().getFirst().field())
                    .isEqualTo("grund-" + letter.number()));
    Upload masked = new Upload("maskad.png", "image/png", new byte[] {(byte) 0x89, 'P'});
    Disclosure given =
        give(new Disclosure.Choice(letter.id(), Disclosure.Outcome.REPLACED, BASIS, "", masked));
    UUID copy = java.util.Objects.requireNonNull(given.items().getFirst().copyId());
    assertThat(cases.document(officer, copy).fileName()).isEqualTo("maskad.png");
  }

  @Test
  @Shows("L5")
  void a_refusal_is_a_written_decision_by_another_that_can_be_appealed() {
    Document note = note("Hemligt.");
    Disclosure given = give(choice(note, Disclosure.Outcome.WITHHELD, BASIS, ""));
    UUID id =
        UUID.fromString(
            disclosures
                .refuse(
                    officer, UUID.randomUUID(), given.id(), Disclosures.kept(given), "Skäl.", true)
                .id());
    Proposal proposal = decisions.proposal(decider, id);
    assertThat(proposal.text()).contains("Handling 1 lämnas inte ut", BASIS);
    assertThat(proposal.appeal()).isInstanceOf(Appeal.Appealable.class);
    assertThat(proposal.appeal().toString()).contains("kammarrätten");
    decisions.decide(decider, UUID.randomUUID(), id, proposal.contentHash(), true);
    assertThat(cases.documents(officer, file.id()))
        .extracting(Document::kind)
        .containsExactly("NOTE", "DECISION");
    assertThatThrownBy(
            () -> disclosures.refuse(officer, UUID.randomUUID(), given.id(), "x", "y", true))
        .hasMessageContaining("disclosure.refusal.proposed");
  }

  @Test
  void what_was_handed_out_is_never_changed_and_is_not_another_agencys() {
    Disclosure given = give(choice(note("Öppet."), Disclosure.Outcome.WHOLE, null, ""));
    assertThat(given.keepsSomething()).isFalse();
    assertThatThrownBy(() ->
            jdbc.sql("update decision.disclosed set outcome = 'WITHHELD' where disclosure_id = :id")
                .param("id", given.id())
                .update())
        .hasMessageContaining("never changed");
    Actor stranger = actor(UUID.randomUUID(), Role.CASE_OFFICER);
    assertThatThrownBy(() -> disclosures.disclosure(stranger, given.id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void it_is_done_on_one_page_in_one_act() throws Exception {
    hanna.signIn("Hanna");
    String list = hanna.get("/arenden").body();
    java.util.regex.Matcher link =
        java.util.regex.Pattern.compile("href=\"/arenden/([0-9a-f-]{36})\"").matcher(list);
    assertThat(link.find()).isTrue();
    String at = "/arenden/" + link.group(1);
    hanna.get(at + "/anteckning");
    hanna.post(
        at + "/anteckning",
        Map.of("key", UUID.randomUUID().toString(), "subject", "Samtal", "text", "Hemligt tal."));
    String choose = hanna.get(at + "/utlamnande").body();
    java.util.regex.Matcher document =
        java.util.regex.Pattern.compile(
                "value=\"([0-9a-f-]{36})\" id=\"handling[^\"]*\"[^>]*>\\s*<label[^>]*>(\\d+)\\. Samtal")
            .matcher(choose);
    assertThat(document.find()).isTrue();
    String number = document.group(2);
    String form = hanna.get(at + "/utlamnande?handling=" + document.group(1)).body();
    assertThat(form).contains("Hemligt tal.");
    Map<String, String> typed =
        Map.of(
            "key",
            UUID.randomUUID().toString(),
            "handling",
            document.group(1),
            "requestedOn",
            "2020-03-12",
            "utfall-" + number,
            "MASKED",
            "text-" + number,
            "[[Hemligt]] tal.",
            "grund-" + number,
            "");
    assertThat(hanna.upload(at + "/utlamnande", typed, "", new byte[0]).body())
        .contains("Ange enligt vilken bestämmelse", "[[Hemligt]] tal.");
    Map<String, String> whole = new java.util.HashMap<>(typed);
    whole.put("grund-" + number, BASIS);
    assertThat(hanna.upload(at + "/utlamnande", whole, "", new byte[0]).body())
        .contains("Utlämnade handlingar", "rätt till ett skriftligt beslut");
  }

  private Disclosure give(Disclosure.Choice choice) {
    UUID id =
        UUID.fromString(
            disclosures
                .give(officer, UUID.randomUUID(), file.id(), null, DAY, List.of(choice))
                .id());
    return disclosures.disclosure(officer, id);
  }

  private static Disclosure.Choice choice(
      Document document, Disclosure.Outcome outcome, @Nullable String basis, String text) {
    return new Disclosure.Choice(document.id(), outcome, basis, text, null);
  }

  private Document note(String text) {
    cases.note(officer, UUID.randomUUID(), file.id(), "Samtal", text, null);
    return cases.documents(officer, file.id()).getLast();
  }

  private Document paper(String name, String type, byte[] content) {
    return cases.register(
        officer,
        file.id(),
        NewDocument.received(DAY, "Någon", name, "LETTER", name, type, content));
  }

  private Actor actor(UUID agency, Role role) {
    UUID person =
        people.register(
            "test", UUID.randomUUID().toString(), "Test Testsson", null, Locale.of("sv"));
    return new Actor(person, "Test Testsson", agency, Set.of(role), "test");
  }
}
