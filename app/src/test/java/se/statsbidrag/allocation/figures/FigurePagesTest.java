package se.statsbidrag.allocation.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;

@SystemTest
class FigurePagesTest {

  @LocalServerPort int port;
  private Visitor visitor;

  @BeforeEach
  void open() {
    visitor = new Visitor(port);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  @Shows({"R34", "R38"})
  void the_series_of_2020_is_shown_with_its_source_its_sum_and_its_check() throws Exception {
    visitor.signIn("Greta Granskare");
    String list = visitor.get("/underlag").body();
    assertThat(list).contains("Folkmängd 1 november 2019").contains("10\u00A0319\u00A0473");
    Matcher link = Pattern.compile("href=\"(/underlag/[0-9a-f-]{36})\"").matcher(list);
    assertThat(link.find()).isTrue();
    String page = visitor.get(link.group(1)).body();
    assertThat(page).contains("2019").doesNotContain("??");
    assertThat(visitor.get(link.group(1) + "/fil.csv").body()).contains(";");
  }

  @Test
  void an_auditor_is_offered_no_import_and_may_not_do_one() throws Exception {
    visitor.signIn("Greta Granskare");
    assertThat(visitor.get("/underlag").body()).doesNotContain("/underlag/ny");
    assertThat(visitor.get("/underlag/ny").statusCode()).isEqualTo(403);
  }

  @Test
  void the_public_signs_in_first() throws Exception {
    assertThat(visitor.get("/underlag").uri().getPath()).isEqualTo("/logga-in");
  }

  @Test
  @Shows("O5")
  void a_case_officer_reads_a_file_says_who_is_meant_and_saves_it() throws Exception {
    visitor.signIn("Hanna Handläggare");
    visitor.get("/underlag/ny");
    HttpResponse<String> preview = upload("kommun;antal\nBengtstors;9 427\nStockholm;974 145\n");
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).doesNotContain("??");
    Matcher candidate =
        Pattern.compile("<option value=\"([0-9a-f-]{36})\"[^>]*>Bengtsfors \\(1460\\)")
            .matcher(preview.body());
    if (!candidate.find()) {
      // the demonstration has confirmed this name already, so it is known
      assertThat(preview.body()).contains("1460 Bengtsfors");
    }
    String key = find(preview.body(), "name=\"key\" value=\"([^\"]+)\"");
    HttpResponse<String> saved = visitor.post(preview.uri().getPath(), Map.of("key", key));
    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.body()).contains("983\u00A0572").contains("Hanna Handläggare");
  }

  @Test
  void a_refused_file_brings_the_form_back_with_everything_that_was_typed() throws Exception {
    visitor.signIn("Hanna Handläggare");
    visitor.get("/underlag/ny");
    HttpResponse<String> answer = upload("kod;antal\n0180;5\n9999;6\n");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Rad 3: ingen har koden 9999")
        .contains("value=\"Provserien\"")
        .contains("value=\"egen källa\"")
        .contains("Välj filen igen");
  }

  @Test
  void the_form_without_a_file_says_so() throws Exception {
    visitor.signIn("Hanna Handläggare");
    visitor.get("/underlag/ny");
    HttpResponse<String> answer = visitor.upload("/underlag/ny", form(), "", new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Välj en fil.");
  }

  @Test
  void a_file_of_63_megabytes_is_answered_with_what_is_wrong() throws Exception {
    visitor.signIn("Hanna Handläggare");
    visitor.get("/underlag/ny");
    HttpResponse<String> answer =
        visitor.upload("/underlag/ny", form(), "stor.csv", new byte[63_000_000]);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("Filen är för stor");
  }

  private HttpResponse<String> upload(String table) throws Exception {
    return visitor.upload(
        "/underlag/ny", form(), "tabell.csv", table.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> form() {
    Map<String, String> form = new HashMap<>();
    form.put("kind", "MUNICIPALITY");
    form.put("name", "Provserien");
    form.put("driver", "prov-" + System.nanoTime());
    form.put("unit", "st");
    form.put("referenceDate", "2019-11-01");
    form.put("source", "egen källa");
    form.put("fetched", "2020-03-01");
    form.put("licence", "");
    form.put("column", "");
    form.put("sheet", "");
    form.put("points", "ASK");
    form.put("reason", "");
    return form;
  }

  private static String find(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
