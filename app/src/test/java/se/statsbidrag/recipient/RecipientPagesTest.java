package se.statsbidrag.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

@SystemTest
class RecipientPagesTest {

  @LocalServerPort int port;
  @Autowired Recipients recipients;
  @Autowired RecipientHistory history;
  private Visitor visitor;

  @BeforeEach
  void open() {
    visitor = new Visitor(port);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @ParameterizedTest
  @CsvSource({
    "slag=MUNICIPALITY,290 mottagare,Ale",
    "slag=REGION,21 mottagare,Region Stockholm",
    "slag=COUNTY_BOARD,21 mottagare,Länsstyrelsen i Skåne län",
    "slag=MUNICIPALITY&lan=09,1 mottagare,Gotland",
    "q=0180,1 mottagare,Stockholm",
    "slag=MUNICIPALITY&q=m%C3%B6ndal,mottagare,Mölndal",
    "slag=MUNICIPALITY&q=V%C3%84SBY,mottagare,Upplands Väsby",
    "q=%25,Ingen mottagare,Visa alla",
    "slag=X&lan=Y&sida=-4&sort=;drop,mottagare,Ale"
  })
  void the_public_finds_recipients(String query, String count, String name) throws Exception {
    HttpResponse<String> answer = visitor.get("/mottagare?" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(count).contains(name).doesNotContain("??");
  }

  @Test
  void names_are_sorted_the_swedish_way() throws Exception {
    String last = visitor.get("/mottagare?slag=MUNICIPALITY&sort=-name").body();
    assertThat(last.indexOf(">Övertorneå<")).isBetween(0, last.indexOf(">Ödeshög<"));
    assertThat(last.indexOf(">Åstorp<")).isGreaterThan(last.indexOf(">Ängelholm<"));
  }

  @Test
  @Shows({"R45", "O9"})
  void gotlands_page_shows_both_its_roles() throws Exception {
    String page = visitor.get("/mottagare/0980").body();
    assertThat(page)
        .contains("Samma organisation i flera roller")
        .contains("href=\"/mottagare/09\"")
        .doesNotContain("??");
    assertThat(visitor.get("/mottagare/09").body()).contains("href=\"/mottagare/0980\"");
  }

  @Test
  void the_list_can_be_taken_home_as_csv_and_xlsx() throws Exception {
    HttpResponse<String> csv = visitor.get("/mottagare.csv?slag=MUNICIPALITY");
    assertThat(csv.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.body().lines()).hasSize(291);
    assertThat(csv.body()).contains("0180;Stockholm;kommun;01;Stockholms län");
    HttpResponse<String> xlsx = visitor.get("/mottagare.xlsx?slag=REGION");
    assertThat(xlsx.body()).startsWith("PK");
  }

  @Test
  void english_readers_get_english() throws Exception {
    assertThat(visitor.get("/mottagare?lang=en").body())
        .contains("recipients")
        .contains("municipality")
        .doesNotContain("??");
  }

  @ParameterizedTest
  @CsvSource({"/mottagare/9999", "/mottagare/xyz", "/mottagare/99"})
  void who_is_not_in_the_register_has_no_page(String path) throws Exception {
    assertThat(visitor.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void the_public_and_auditors_change_nothing() throws Exception {
    assertThat(visitor.get("/mottagare/ny").uri().getPath()).isEqualTo("/logga-in");
    visitor.signIn("Greta Granskare");
    assertThat(visitor.get("/mottagare/ny").statusCode()).isEqualTo(403);
  }

  @Test
  void a_wrong_number_brings_the_form_back_with_what_was_typed() throws Exception {
    visitor.signIn("Hanna Handläggare");
    visitor.get("/mottagare/ny");
    HttpResponse<String> answer =
        visitor.post(
            "/mottagare/ny",
            Map.of(
                "key", UUID.randomUUID().toString(),
                "kind", "JOINT_AUTHORITY",
                "name", "Norra provförbundet",
                "code", "",
                "organisationNumber", "222000-0316",
                "county", "24",
                "from", "2020-03-01"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("222000-0316 stämmer inte")
        .contains("value=\"Norra provförbundet\"");
  }

  @Test
  void an_association_is_entered_on_a_page_and_found_in_the_list() throws Exception {
    visitor.signIn("Rut Registrator");
    visitor.get("/mottagare/ny");
    String name = "Provföreningen " + System.nanoTime();
    HttpResponse<String> page =
        visitor.post(
            "/mottagare/ny",
            Map.of(
                "key", UUID.randomUUID().toString(),
                "kind", "ASSOCIATION",
                "name", name,
                "code", "",
                "organisationNumber", "",
                "county", "",
                "from", "2020-03-01"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(name).contains("Inlagd i registret").doesNotContain("??");
    String q = URLEncoder.encode(name, StandardCharsets.UTF_8);
    assertThat(visitor.get("/mottagare?q=" + q).body()).contains(name);
  }

  @Test
  void who_did_it_at_another_agency_is_not_shown() throws Exception {
    Actor stranger =
        new Actor(
            UUID.randomUUID(),
            "Frans Främmande",
            recipients.add("En annan myndighet", false),
            Set.of(Role.CASE_OFFICER),
            "test");
    ObjectRef entered =
        history.register(
            stranger,
            UUID.randomUUID(),
            new NewRecipient(
                RecipientKind.FOUNDATION,
                "Provstiftelsen",
                null,
                null,
                null,
                LocalDate.of(2020, 1, 1)));
    visitor.signIn("Hanna Handläggare");
    HttpResponse<String> page = visitor.get("/mottagare/" + entered.id());
    assertThat(page.body()).contains("Provstiftelsen").doesNotContain("Frans Främmande");
  }
}
