package se.statsbidrag.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Recipients;

@SystemTest
@Shows("L9")
class PublicRegisterTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);

  @LocalServerPort int port;
  @Autowired Cases cases;
  @Autowired CaseMessages messages;
  @Autowired Recipients recipients;

  private UUID agency;
  private UUID municipality;
  private Actor officer;
  private Visitor anybody;

  @BeforeEach
  void an_agency() {
    agency = recipients.add("Diariemyndigheten " + UUID.randomUUID(), false);
    municipality = recipients.add("Öbo kommun " + UUID.randomUUID(), false);
    officer =
        new Actor(UUID.randomUUID(), "Olle Officer", agency, Set.of(Role.CASE_OFFICER), "test");
    anybody = new Visitor(port);
  }

  @AfterEach
  void close() {
    anybody.close();
  }

  @Test
  void everybody_reads_which_documents_a_case_has_but_no_name_and_nothing_confidential()
      throws Exception {
    CaseFile file =
        cases.open(officer, NewCase.of("Om medel", new CaseFile.Party("Öbo kommun", municipality)));
    cases.register(
        officer,
        file.id(),
        received("Petra Privatperson", "Fråga om fördelningen").publiclyCalled("Fråga"));
    cases.register(officer, file.id(), received("Öbo kommun", "Rekvisition"));
    cases.register(
        officer,
        file.id(),
        received("Öbo kommun", "Hemlig adress").confidential("26 kap. 1 § OSL"));
    cases.note(officer, UUID.randomUUID(), file.id(), "Samtal med Anna Agent", "Hon ringde.", null);

    String page = anybody.get("/diarium/" + file.id()).body();
    assertThat(page).contains(file.caseNumber(), "Öbo kommun", "Rekvisition", "Fråga");
    assertThat(page).contains("Tjänsteanteckning", "Omfattas av sekretess");
    assertThat(page)
        .doesNotContain("Petra", "Anna Agent", "Olle Officer", "Hemlig adress", "26 kap");
  }

  @Test
  void the_register_is_read_page_by_page_in_swedish_order() throws Exception {
    for (String title : List.of("Ärla", "Ånge", "Zinkgruvan", "Örebro", "Ale")) {
      cases.open(officer, NewCase.of(title));
    }
    for (int i = 0; i < 50; i++) {
      cases.open(officer, NewCase.of("Borås %02d".formatted(i)));
    }
    String first = anybody.get("/diarium?sort=title&myndighet=" + agency).body();
    assertThat(first).contains("Ale").doesNotContain("Zinkgruvan");
    assertThat(first.indexOf("Ale")).isLessThan(first.indexOf("Borås 00"));
    java.util.regex.Matcher next =
        java.util.regex.Pattern.compile("href=\"([^\"]*efter=[^\"]*)\"").matcher(first);
    assertThat(next.find()).isTrue();
    String second = anybody.get(next.group(1).replace("&amp;", "&")).body();
    assertThat(second).contains("Borås 49").doesNotContain("Borås 48");
    assertThat(List.of("Zinkgruvan", "Ånge", "Ärla", "Örebro"))
        .isSortedAccordingTo(java.util.Comparator.comparingInt(second::indexOf));
  }

  @Test
  void a_word_finds_its_other_forms_and_a_part_of_a_number_its_case() throws Exception {
    CaseFile file =
        cases.open(officer, new NewCase("Kommunernas utvecklingsmedel", List.of(), "X/01591/Y"));
    cases.open(officer, NewCase.of("Något annat"));
    for (String typed : List.of("kommun", "kommunerna", "utveckl", "01591")) {
      assertThat(anybody.get("/diarium?myndighet=" + agency + "&q=" + typed).body())
          .as(typed)
          .contains(file.caseNumber())
          .doesNotContain("Något annat");
    }
    assertThat(anybody.get("/diarium?myndighet=" + agency + "&q=%27%29%3B--").statusCode())
        .isEqualTo(200);
  }

  private static NewDocument received(String from, String title) {
    return NewDocument.received(
        DAY,
        from,
        title,
        "LETTER",
        "brev.txt",
        "text/plain",
        title.getBytes(StandardCharsets.UTF_8));
  }
}
