package se.statsbidrag.requisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** The paper way: a registrator enters a form that has come in, under the rules of the service. */
@SystemTest
class ReceptionsTest {

  @LocalServerPort int port;
  @Autowired FormFixture form;
  @Autowired Receptions receptions;
  @Autowired Requisitions requisitions;
  @Autowired Cases cases;
  @Autowired TestClock clock;

  @AfterEach
  void back() {
    clock.reset();
    form.reopen();
  }

  @Test
  @Shows({"R84", "R85", "R89"})
  void a_signed_form_becomes_a_requisition_with_its_scan_and_its_signatory() {
    Actor registrator = form.officer(Role.REGISTRATOR);
    UUID town = form.municipality();
    Receptions.PaperForm paper = paper(town, "Stina Kommunchef", clock.instant());
    UUID key = UUID.randomUUID();
    ObjectRef made = receptions.receive(registrator, key, paper);
    assertThat(receptions.receive(registrator, key, paper)).isEqualTo(made);

    Requisition sent = requisitions.requisition(registrator, UUID.fromString(made.id()));
    assertThat(sent.channel()).isEqualTo(Requisition.Channel.FORM);
    assertThat(sent.signatory()).isEqualTo("Stina Kommunchef");
    assertThat(sent.late()).isFalse();
    assertThat(sent.sent().share()).isTrue();
    assertThat(cases.documents(registrator, sent.caseId()))
        .anyMatch(document -> document.fileName().equals("blankett.pdf"));
    assertThatThrownBy(() -> receptions.receive(registrator, UUID.randomUUID(), paper))
        .as("one for each role and round")
        .isInstanceOf(Refused.class);
  }

  @Test
  @Shows({"R84", "R86", "L3"})
  void a_form_whose_stamp_is_of_the_day_after_the_last_is_late_whenever_it_is_entered() {
    Instant closes = Objects.requireNonNull(form.round().terms()).closes();
    clock.set(LocalDateTime.ofInstant(closes.plusSeconds(86_400), clock.getZone()));
    Actor registrator = form.officer(Role.REGISTRATOR);
    for (boolean late : new boolean[] {false, true}) {
      Instant stamp = late ? closes : closes.minusNanos(1000);
      ObjectRef made =
          receptions.receive(
              registrator, UUID.randomUUID(), paper(form.municipality(), "Stina", stamp));
      assertThat(requisitions.requisition(registrator, UUID.fromString(made.id())).late())
          .isEqualTo(late);
    }
  }

  @Test
  @Shows("R85")
  void a_form_without_signature_is_refused_with_all_else_that_is_wrong() {
    Map<String, String> typed = answers();
    typed.put("accountNumber", "123");
    Receptions.PaperForm wrong =
        new Receptions.PaperForm(
            form.round().id(),
            form.municipality(),
            clock.instant().plusSeconds(60),
            typed,
            " ",
            scan());
    assertThatThrownBy(
            () -> receptions.receive(form.officer(Role.REGISTRATOR), UUID.randomUUID(), wrong))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals())
                    .extracting(Refusal::field)
                    .containsExactlyInAnyOrder("accountNumber", "receivedAt", "signatory"));
  }

  @Test
  @Shows("R85")
  void the_registrator_enters_a_form_on_its_page_and_reads_it_in_the_case() throws Exception {
    UUID town = form.municipality();
    String page = "/rekvisitioner/omgang/" + form.round().id() + "/blankett";
    try (Visitor registrator = new Visitor(port)) {
      registrator.signIn("Rut Registrator");
      assertThat(registrator.get(page).body()).contains("Undertecknad av");
      Map<String, String> typed = answers();
      typed.put("key", UUID.randomUUID().toString());
      typed.put("organisation", town.toString());
      typed.put("receivedAt", "2020-03-11");
      typed.put("receivedTime", "14.32");
      typed.put("signatory", "Stina Kommunchef");
      byte[] program = "MZ".getBytes(StandardCharsets.US_ASCII);
      HttpResponse<String> refused = registrator.upload(page, typed, "blankett.pdf", program);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("Stina Kommunchef", "value=\"5402-9681\"");
      byte[] pdf = "%PDF-1.4".getBytes(StandardCharsets.US_ASCII);
      HttpResponse<String> entered = registrator.upload(page, typed, "blankett.pdf", pdf);
      assertThat(entered.statusCode()).isEqualTo(200);
      assertThat(entered.uri().getPath()).matches("/rekvisitioner/[0-9a-f-]{36}");
    }
  }

  private Receptions.PaperForm paper(UUID town, String signatory, Instant stamp) {
    return new Receptions.PaperForm(form.round().id(), town, stamp, answers(), signatory, scan());
  }

  private static Map<String, String> answers() {
    Map<String, String> typed = new HashMap<>();
    List.copyOf(FormFixture.whole().values()).forEach(typed::putAll);
    return typed;
  }

  private static NewDocument scan() {
    return NewDocument.received(
        LocalDate.of(2020, 3, 12),
        "Kommunen",
        "Blankett",
        "FORM",
        "blankett.pdf",
        "application/pdf",
        "%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
  }
}
