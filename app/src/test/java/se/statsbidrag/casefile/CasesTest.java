package se.statsbidrag.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

@SystemTest
@Shows("L9")
class CasesTest {

  private static final UUID AGENCY = UUID.randomUUID();
  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);

  @Autowired Cases cases;
  @Autowired JdbcClient jdbc;

  private final Actor officer = actor(AGENCY, Role.CASE_OFFICER);

  @Test
  void a_case_gets_the_next_number_of_the_agency_and_the_year() {
    Actor elsewhere = actor(UUID.randomUUID(), Role.CASE_OFFICER);
    assertThat(cases.open(elsewhere, NewCase.of("Ett ärende")).caseNumber())
        .isEqualTo("2020-00001");
    assertThat(cases.open(elsewhere, NewCase.of("Ett till")).caseNumber()).isEqualTo("2020-00002");
  }

  @Test
  void a_number_given_by_the_agencys_own_register_is_kept_verbatim() {
    String given = "S2020/01591/SOF (delvis) " + UUID.randomUUID().toString().substring(0, 8);
    NewCase opened = new NewCase("Uppdraget", List.of(), given);
    assertThat(cases.open(officer, opened).caseNumber()).isEqualTo(given);
    assertThatThrownBy(() -> cases.open(officer, opened))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusals().getFirst().field()).isEqualTo("caseNumber"));
  }

  @Test
  void documents_are_numbered_within_their_case_and_keep_their_bytes_and_hash() {
    CaseFile file = cases.open(officer, NewCase.of("Ett ärende"));
    Document first = cases.register(officer, file.id(), paper("Den första", null));
    Document second = cases.register(officer, file.id(), paper("Den andra", null));
    assertThat(List.of(first.number(), second.number())).containsExactly(1, 2);
    assertThat(first.sha256()).isEqualTo(sha256("Den första"));
    assertThat(cases.content(officer, second.id()))
        .isEqualTo("Den andra".getBytes(StandardCharsets.UTF_8));
    assertThat(cases.documents(officer, file.id())).containsExactly(first, second);
  }

  @Test
  void a_document_received_must_say_from_whom() {
    CaseFile file = cases.open(officer, NewCase.of("Ett ärende"));
    NewDocument anonymous =
        NewDocument.received(DAY, " ", "Ett brev", "LETTER", "brev.txt", "text/plain", new byte[1]);
    assertThatThrownBy(() -> cases.register(officer, file.id(), anonymous))
        .isInstanceOf(Refused.class);
    assertThat(cases.documents(officer, file.id())).isEmpty();
  }

  @Test
  void a_registered_document_cannot_be_changed_or_removed_in_the_database() {
    CaseFile file = cases.open(officer, NewCase.of("Ett ärende"));
    cases.register(officer, file.id(), paper("En handling", null));
    assertThatThrownBy(() -> jdbc.sql("update casefile.document set title = 'x'").update())
        .hasMessageContaining("never changed or removed");
    assertThatThrownBy(() -> jdbc.sql("delete from casefile.document").update())
        .hasMessageContaining("never changed or removed");
  }

  @Test
  void another_agencys_case_and_document_do_not_exist() {
    CaseFile file = cases.open(officer, NewCase.of("Ett ärende"));
    Document document = cases.register(officer, file.id(), paper("En handling", null));
    Actor stranger = actor(UUID.randomUUID(), Role.CASE_OFFICER);
    assertThatThrownBy(() -> cases.caseFile(stranger, file.id())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> cases.documents(stranger, file.id())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> cases.content(stranger, document.id())).isInstanceOf(NotFound.class);
  }

  @Test
  void a_confidential_document_is_read_by_those_who_work_with_it_only() {
    CaseFile file = cases.open(officer, NewCase.of("Ett ärende"));
    Document secret = cases.register(officer, file.id(), paper("Hemlig", "26 kap. 1 § OSL"));
    assertThat(cases.content(officer, secret.id())).isNotEmpty();
    Actor economist = actor(AGENCY, Role.ECONOMIST);
    assertThatThrownBy(() -> cases.content(economist, secret.id())).isInstanceOf(NotFound.class);
  }

  private static NewDocument paper(String text, @org.jspecify.annotations.Nullable String basis) {
    return new NewDocument(
        Document.Direction.INTERNAL,
        DAY,
        null,
        text,
        "NOTE",
        "handling.txt",
        "text/plain",
        new NewDocument.Content(text.getBytes(StandardCharsets.UTF_8)),
        basis);
  }

  private static Actor actor(UUID agency, Role role) {
    return new Actor(UUID.randomUUID(), "Test Testsson", agency, Set.of(role), "test");
  }

  private static String sha256(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
