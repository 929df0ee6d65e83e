package se.statsbidrag.appropriation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;

/** The mandate's pages as people meet them, in the demonstration. */
@SystemTest
class MandatePagesTest {

  private static final String OFFICER = "Hanna Handläggare";
  private static final String DECIDER = "Bo Beslutsfattare";

  @LocalServerPort int port;
  @Autowired TestClock clock;

  private Clerk officer;
  private Clerk decider;

  @BeforeEach
  void signIn() {
    officer = new Clerk(port, OFFICER);
    decider = new Clerk(port, DECIDER);
  }

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  @Shows({"R1", "R2", "R8", "R9", "R10", "R31", "R32", "R139", "L12"})
  void the_demonstration_begins_with_the_mandate_of_2020_activated() {
    String list = officer.get("/uppdrag").body();
    assertThat(list).contains("S2020/01591/SOF (delvis)").contains("Aktiverat");
    String page = officer.read(mandateOf2020());
    assertThat(page)
        .contains("12 mars 2020")
        .contains("Socialstyrelsen, 106 30 Stockholm")
        .contains("Lena Hallengren (statsråd), Karin Nilsson Kelly (föredragande)")
        .contains("Beslutat, kr 127 500 000 Summa på rader, kr 127 500 000 Stämmer")
        .contains("84 000 000")
        .contains("43 500 000")
        .contains("109 000 000 prognos, inte disponibelt")
        .contains("2020-09-01 173 dagar kvar")
        .contains("2021-10-30 en lördag")
        .contains("Likalydande Jämställdhetsmyndigheten")
        .contains("Kopia till Arbetsmarknadsdepartementet/JÄM")
        .contains("Disponibelt inom uppdraget")
        .contains("Uppdraget aktiverades")
        .doesNotContain("Stämmer inte");
  }

  @Test
  void the_page_is_there_in_english_too() {
    String page = officer.read(mandateOf2020() + "?lang=en");
    assertThat(page).contains("forecast, not disposable").contains("173 days left");
    officer.get("/uppdrag?lang=sv");
  }

  @Test
  @Shows({"R6", "R32"})
  void a_mandate_is_typed_page_by_page_and_activated_by_another() {
    String path = typed("S2019/" + UUID.randomUUID());
    post(path + "/poster/ny", item());
    post(path + "/ar/ny", Map.of("year", "2019", "total", "1 000 000", "method", "CATEGORY"));
    post(
        path + "/ar/2019/grupper/ny",
        Map.of(
            "code", "ALL", "name", "Allt", "amount", "1 000 000", "charge.UO9-4:7-8", "1000000"));
    post(path + "/ar/2019/rader/ny", line("REGIONS", "1 000 001"));
    assertThat(officer.read(path)).contains("Stämmer inte: +1 kr");

    assertThat(decider.read(path + "/aktivera"))
        .contains("beslutet anger 1 000 000 kr, raderna summerar till 1 000 001 kr")
        .contains("Differensen är 1 kr");

    post(path + "/ar/2019/rader/REGIONS", line("REGIONS", "1 000 000"));
    assertThat(officer.read(path)).doesNotContain("Stämmer inte");

    // The text that the draft is written as is read back as the same draft.
    assertThat(officer.fill(path + "/text", Map.of("text", yaml(path))).statusCode())
        .isEqualTo(200);
    HttpResponse<String> done = decider.fill(path + "/aktivera", Map.of());
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(Clerk.text(done.body())).contains("Aktiverat").contains("Bo Beslutsfattare");
    assertThat(decider.read("/reskontra")).contains("Till regioner, 2019").contains("1 000 000");
  }

  @Test
  void a_form_with_faults_comes_back_with_all_of_them_and_what_was_typed() {
    HttpResponse<String> answer =
        officer.fill(
            "/uppdrag/ny",
            Map.of("caseNumber", "S2018/1", "date", "12/3", "firstYear", "x", "lastYear", "2020"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("value=\"S2018/1\"").contains("value=\"12/3\"");
    assertThat(Clerk.text(answer.body()))
        .contains("Skriv dagen som år-månad-dag")
        .contains("Skriv med siffror")
        .contains("Skriv minst en arbetsgren");
  }

  @Test
  void a_character_that_cannot_be_kept_is_refused() {
    HttpResponse<String> answer = officer.fill("/uppdrag/ny", Map.of("title", "A\u0000B"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Clerk.text(answer.body())).contains("tecken som inte går att läsa");
  }

  @Test
  void a_file_is_shown_before_it_is_entered_and_an_error_names_its_line() {
    String number = "S2020/" + UUID.randomUUID();
    String yaml = MandateStoryTest.mandate().replace("S2020/01591/SOF (delvis)", number);
    HttpResponse<String> preview = officer.fill("/uppdrag/fil", Map.of("text", yaml));
    assertThat(Clerk.text(preview.body()))
        .contains("Ingenting är sparat än")
        .contains(number)
        .contains("9 parter, 7 skyldigheter, 9 villkor, 2 prognoser");
    assertThat(officer.read("/uppdrag")).doesNotContain(number);

    HttpResponse<String> saved = officer.send("/uppdrag/fil", Clerk.hidden(preview.body()));
    assertThat(Clerk.text(saved.body())).contains(number).contains("Utkast");

    HttpResponse<String> wrong =
        officer.fill(
            "/uppdrag/fil", Map.of("text", yaml.replace("instrument: DIRECT", "instrument: GIFT")));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(Clerk.text(wrong.body()))
        .containsPattern("Rad \\d{3}, /budgets/0/lines/5/instrument: värdet ska vara ett av");
  }

  @Test
  void a_file_that_is_chosen_is_read_and_one_too_large_or_in_another_encoding_is_refused() {
    byte[] file = MandateStoryTest.mandate().getBytes(StandardCharsets.UTF_8);
    assertThat(Clerk.text(officer.upload("/uppdrag/fil", file).body()))
        .contains("Ingenting är sparat än");
    byte[] latin = "kind: MANDATE # Åäö".getBytes(StandardCharsets.ISO_8859_1);
    HttpResponse<String> encoded = officer.upload("/uppdrag/fil", latin);
    assertThat(encoded.statusCode()).isEqualTo(422);
    assertThat(Clerk.text(encoded.body())).contains("Filen är inte i UTF-8");
    HttpResponse<String> large = officer.upload("/uppdrag/fil", new byte[1_000_001]);
    assertThat(large.statusCode()).isEqualTo(422);
    assertThat(Clerk.text(large.body())).contains("Filen är för stor");
  }

  @Test
  void a_decision_maker_finds_what_waits_for_activation_in_the_queue() {
    String number = "S2020/" + UUID.randomUUID();
    String yaml = MandateStoryTest.mandate().replace("S2020/01591/SOF (delvis)", number);
    HttpResponse<String> preview = officer.fill("/uppdrag/fil", Map.of("text", yaml));
    officer.send("/uppdrag/fil", Clerk.hidden(preview.body()));
    assertThat(decider.read("/att-gora")).contains("Aktivera uppdraget " + number);
    assertThat(officer.read("/att-gora")).doesNotContain("Aktivera uppdraget " + number);
  }

  @Test
  @Shows({"R139", "R140"})
  void a_duty_whose_day_is_near_stands_in_the_case_officers_queue() {
    assertThat(officer.read("/att-gora")).doesNotContain("Redogörelse för hur uppdraget");
    clock.set(LocalDateTime.of(2020, 6, 10, 9, 0));
    assertThat(officer.read("/att-gora")).contains("Redogörelse för hur uppdraget");
    assertThat(officer.read(mandateOf2020()))
        .contains("83 dagar kvar")
        .contains("i samverkan med Jämställdhetsmyndigheten");
  }

  @Test
  void an_auditor_reads_and_can_change_nothing() {
    Clerk auditor = new Clerk(port, "Greta Granskare");
    String path = mandateOf2020();
    assertThat(auditor.get(path).statusCode()).isEqualTo(200);
    assertThat(auditor.get("/reskontra").statusCode()).isEqualTo(200);
    assertThat(auditor.get("/uppdrag/ny").statusCode()).isEqualTo(403);
    assertThat(auditor.get(path + "/aktivera").statusCode()).isEqualTo(403);
    assertThat(officer.get("/uppdrag/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  @Test
  @Shows({"R12", "R13"})
  void the_ledger_shows_each_line_as_a_pot_with_its_transfers() {
    String page = decider.get("/reskontra").body();
    assertThat(Clerk.text(page)).contains("Utvecklingsmedel till kommuner, 2020");
    String pot =
        page.replaceAll(
            "(?s).*href=\"(/reskontra/[^\"]+)\">Utvecklingsmedel till kommuner, 2020<.*", "$1");
    assertThat(decider.read(pot)).contains("Slag Budgetrad", "Disponibelt ");
    assertThat(decider.get(pot + "/kontoutdrag.csv").body())
        .contains("71000000,00", "4000000,00", "S2020/01591/SOF (delvis)");
    assertThat(decider.read(pot + "?till=2020-03-11")).contains("Utgående saldo 11 mars 2020 0 kr");
  }

  private String mandateOf2020() {
    return officer
        .get("/uppdrag")
        .body()
        .replaceAll("(?s).*href=\"(/uppdrag/[^\"]+)\">S2020/01591/SOF \\(delvis\\)<.*", "$1");
  }

  private String typed(String number) {
    Map<String, String> head = new LinkedHashMap<>();
    head.put("caseNumber", number);
    head.put("date", "2019-01-10");
    head.put("title", "Ett prov");
    head.put("ministry", "Socialdepartementet");
    head.put("addressee", "Socialstyrelsen");
    head.put("firstYear", "2019");
    head.put("lastYear", "2019");
    head.put("strands", "DEVELOPMENT_FUNDS Utvecklingsmedel");
    head.put("identical", "Länsstyrelserna");
    HttpResponse<String> made = officer.fill("/uppdrag/ny", head);
    assertThat(made.statusCode()).as(Clerk.text(made.body())).isEqualTo(200);
    return made.uri().getPath();
  }

  private void post(String path, Map<String, String> fields) {
    HttpResponse<String> answer = officer.fill(path, fields);
    assertThat(answer.statusCode()).as(Clerk.text(answer.body())).isEqualTo(200);
  }

  private static Map<String, String> item() {
    return Map.of(
        "area", "9",
        "areaName", "Hälsovård, sjukvård och social omsorg",
        "appropriation", "4:7",
        "appropriationName", "Bidrag till utveckling av socialt arbete m.m.",
        "number", "8",
        "numberName", "Motverka våld mot kvinnor och barn");
  }

  private static Map<String, String> line(String code, String amount) {
    return Map.of(
        "code", code,
        "name", "Till regioner",
        "amount", amount,
        "group", "ALL",
        "strand", "DEVELOPMENT_FUNDS",
        "instrument", "REQUISITION",
        "recipients", "REGION",
        "charge.UO9-4:7-8", amount);
  }

  /** The draft's text, taken out of its page as it stands. */
  private String yaml(String path) {
    String page = officer.get(path + "/text").body();
    return Clerk.unescaped(page.replaceAll("(?s).*<textarea[^>]*>(.*?)</textarea>.*", "$1"));
  }
}
