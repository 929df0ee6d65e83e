package se.statsbidrag.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.tables.Column;
import se.statsbidrag.tables.ReadOptions;
import se.statsbidrag.tables.ReadTable;
import se.statsbidrag.tables.TableRow;
import se.statsbidrag.tables.Tables;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What everybody can read of the keys, held against the documents. */
@SystemTest
class PublicKeysTest {

  private static final HttpClient BROWSER = HttpClient.newHttpClient();
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("name", "Namn i nyckeln", "Name in the key"),
          Column.decimal("amount", "Belopp (kr)", "Amount (SEK)"));

  @LocalServerPort int port;

  @BeforeEach
  void validator() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @AfterAll
  static void close() {
    BROWSER.close();
  }

  @Test
  @Shows({"R33", "R35", "R36", "R42", "R46"})
  void the_290_amounts_of_the_municipal_key_equal_the_document() throws Exception {
    Map<String, Long> published = document("/demo/2020/key-municipalities.csv");
    assertThat(published).hasSize(290).containsEntry("Stockholm", 4_528_687L);
    assertThat(table("kommuner-2020", "csv")).isEqualTo(published);
    assertThat(table("kommuner-2020", "xlsx")).isEqualTo(published);
    assertThat(json("kommuner-2020")).isEqualTo(published);
  }

  @Test
  @Shows({"R38", "R43", "R44"})
  void the_21_amounts_of_the_regional_key_equal_the_document() throws Exception {
    Map<String, Long> published = document("/demo/2020/key-regions.csv");
    assertThat(published).hasSize(21);
    assertThat(table("regioner-2020", "csv")).isEqualTo(published);
    assertThat(table("regioner-2020", "xlsx")).isEqualTo(published);
    assertThat(json("regioner-2020")).isEqualTo(published);
  }

  @Test
  @Shows({"R43", "R45"})
  void an_amount_of_the_regional_key_is_explained_step_by_step() throws Exception {
    assertThat(page("/fordelning/regioner-2020/01"))
        .contains("3 416 090 kr", "1 000 000 kr", "10 500 000 kr × 2 374 550 / 10 319 473")
        .contains("samma belopp som är publicerat");
    assertThat(page("/fordelning/regioner-2020/09")).contains("1 060 679 kr");
    assertThat(page("/?sok=gotland")).contains("1 060 679 kr", "368 699 kr");
  }

  @Test
  @Shows({"R42", "L1", "O1"})
  void an_amount_of_the_annex_shows_its_source_and_the_inference_apart() throws Exception {
    assertThat(page("/fordelning/kommuner-2020/1490"))
        .contains("583 114 kr", "bilaga 1, rad ", "Det är regeringens och räknas inte om")
        .contains("Det här är en slutsats, inte något som har publicerats.", "93 000 kr");
    assertThat(page("/fordelning/kommuner-2020/1481"))
        .contains("I dokumentet står namnet ”Möndal”");
    assertThat(page("/fordelning/kommuner-2020"))
        .contains("registrerad av en person, kontrollerad mot dokumentet av en annan")
        .contains("Summan är exakt ramen, 75 000 000 kr.");
  }

  @Test
  @Shows({"O1", "O3"})
  void the_plausibility_report_finds_the_rule_and_the_36_rows() throws Exception {
    String report = page("/fordelning/kommuner-2020/rimlighet");
    assertThat(report)
        .contains("93 000 kr", "4,9206", "284 av 290 belopp exakt", "är det 290")
        .contains("74 999 994 kr", "6 kr större")
        .contains("avviker 36 kommuner", "31 645 kr")
        .containsPattern("(?s)Borås.*583 114.*579 664.*Huddinge");
    assertThat(report).contains("Vad som är publicerat", "Vad som är räknat", "slutsats");
    assertThat(page("/fordelning/regioner-2020/rimlighet")).contains("21 av 21 belopp exakt");
  }

  @Test
  @Shows({"R46", "R48", "O16"})
  void the_equal_split_of_2017_is_a_krona_more_than_the_frame() throws Exception {
    assertThat(page("/fordelning/landsting-2017"))
        .contains("20 000 001 kr, 1 kr mer än ramen 20 000 000 kr")
        .contains("20 får 952 381 kr var", "får 952 380 kr");
  }

  @Test
  void the_list_can_be_filtered_and_sorted() throws Exception {
    assertThat(page("/fordelning/kommuner-2020?lan=09")).contains("Visar 1 av 290.");
    assertThat(page("/fordelning/kommuner-2020?namn=finnsinte")).contains("Visar 0 av 290.");
    String sorted = page("/fordelning/kommuner-2020?sort=-perinvanare");
    assertThat(sorted.indexOf("/kommuner-2020/2403\"")).isBetween(1, sorted.indexOf("/0180\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?sok=kiruna",
        "/fordelning",
        "/fordelning/kommuner-2020",
        "/fordelning/kommuner-2020/2584",
        "/fordelning/kommuner-2020/rimlighet",
        "/fordelning/regioner-2020",
        "/fordelning/landsting-2017/09",
        "/bidrag",
        "/oppna-data",
        "/simulera"
      })
  void every_public_page_has_its_words_in_both_languages(String path) throws Exception {
    String parameter = path.contains("?") ? "&lang=" : "?lang=";
    assertThat(page(path + parameter + "sv")).contains("<html lang=\"sv\"").doesNotContain("??");
    assertThat(page(path + parameter + "en")).contains("<html lang=\"en\"").doesNotContain("??");
  }

  @Test
  @Shows({"R11", "R180"})
  void the_page_of_the_mandate_says_what_the_decision_says() throws Exception {
    Matcher link = Pattern.compile("href=\"(/bidrag/s2020[a-z0-9-]+)\"").matcher(page("/bidrag"));
    assertThat(link.find()).isTrue();
    assertThat(page(link.group(1)))
        .contains("S2020/01591/SOF (delvis)", "75 000 000", "31 500 000", "12 mars 2020")
        .contains("Jämställdhetsmyndigheten", "kommuner-2020", "regioner-2020")
        .doesNotContain("??");
  }

  @ParameterizedTest
  @EnumSource(names = {"PDFA_2_A", "PDFUA_1"})
  void the_list_as_pdf_can_be_archived_and_read_by_everybody(PDFAFlavour flavour) throws Exception {
    byte[] pdf = get("/fordelning/regioner-2020/nyckel.pdf").body();
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      assertThat(validator.validate(parser).isCompliant()).isTrue();
    }
  }

  @Test
  void a_key_that_is_not_public_does_not_exist() throws Exception {
    assertThat(get("/fordelning/kommuner-1999").statusCode()).isEqualTo(404);
    assertThat(get("/fordelning/kommuner-2020/9999").statusCode()).isEqualTo(404);
    assertThat(get("/fordelning/kommuner-1999/nyckel.csv").statusCode()).isEqualTo(404);
  }

  private Map<String, Long> table(String slug, String format) throws Exception {
    return amounts(get("/fordelning/" + slug + "/nyckel." + format).body(), COLUMNS);
  }

  private Map<String, Long> json(String slug) throws Exception {
    JsonNode key = new JsonMapper().readTree(get("/fordelning/" + slug + "/nyckel.json").body());
    assertThat(key.path("slug").asString()).isEqualTo(slug);
    assertThat(key.path("rows").asInt()).isEqualTo(key.path("recipients").size());
    Map<String, Long> amounts = new HashMap<>();
    key.path("recipients")
        .forEach(
            one -> amounts.put(one.path("printedName").asString(), one.path("amount").asLong()));
    return amounts;
  }

  private static Map<String, Long> document(String resource) throws Exception {
    try (var in = PublicKeysTest.class.getResourceAsStream(resource)) {
      return amounts(
          java.util.Objects.requireNonNull(in).readAllBytes(),
          List.of(Column.text("name", "name"), Column.decimal("amount", "amount")));
    }
  }

  private static Map<String, Long> amounts(byte[] content, List<Column> columns) throws Exception {
    ReadTable table = Tables.read(content, columns, ReadOptions.standard());
    assertThat(table.complaints()).isEmpty();
    Map<String, Long> amounts = new HashMap<>();
    for (TableRow row : table.rows()) {
      amounts.put(row.text("name"), row.figure("amount").longValueExact());
    }
    return amounts;
  }

  private String page(String path) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    String text = new String(answer.body(), StandardCharsets.UTF_8).replace('\u00a0', ' ');
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return text;
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return BROWSER.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }
}
