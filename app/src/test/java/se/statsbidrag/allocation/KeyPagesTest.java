package se.statsbidrag.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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

/** The pages on which a key is made, decided and read in. */
@SystemTest
class KeyPagesTest {

  private static final String OFFICER = "Hanna Handläggare";
  private static final String REGISTRATOR = "Rut Registrator";
  private static final String DECIDER = "Bo Beslutsfattare";

  @LocalServerPort int port;
  private Visitor officer;
  private Visitor other;

  @BeforeEach
  void open() {
    officer = new Visitor(port);
    other = new Visitor(port);
  }

  @AfterEach
  void close() {
    officer.close();
    other.close();
  }

  @Test
  @Shows({"L1", "L4", "L5"})
  void a_key_is_planned_proposed_and_published_by_one_and_decided_by_another() throws Exception {
    officer.signIn(OFFICER);
    Map<String, String> plan = plan("Sidprov: medel över till regioner");
    plan.put("frame", "en miljon");
    HttpResponse<String> refused = officer.post("/nycklar/ny", plan);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("en miljon").contains("Sidprov").contains("#frame");

    plan.put("frame", "1 000 000 kr");
    plan.put("do", "preview");
    HttpResponse<String> preview = officer.post("/nycklar/ny", plan);
    assertThat(preview.uri().getQuery()).contains("Sidprov");
    assertThat(preview.body()).contains("Ramen minus summan är 0").doesNotContain("??");

    plan.put("do", "save");
    String address = officer.post("/nycklar/ny", plan).uri().getPath();
    HttpResponse<String> form = officer.get(address + "/foresla");
    HttpResponse<String> proposed = officer.post(address + "/foresla", wording(form.body()));
    assertThat(proposed.uri().getPath()).isEqualTo(address);
    String decision = find(proposed.body(), "(/beslut/[0-9a-f-]{36})");
    assertThat(officer.get(decision + "/fatta").statusCode()).isEqualTo(403);

    other.signIn(DECIDER);
    assertThat(other.get("/att-gora").body()).contains(decision);
    HttpResponse<String> confirm = other.get(decision + "/fatta");
    HttpResponse<String> decided =
        other.post(
            decision + "/fatta",
            Map.of(
                "key", hidden(confirm.body(), "key"),
                "seen", hidden(confirm.body(), "seen"),
                "noConflict", "true"));
    assertThat(decided.body()).contains("Beslutat av Bo Beslutsfattare");
    assertThat(other.get(find(decided.body(), "(/handlingar/[0-9a-f-]{36})")).body())
        .startsWith("%PDF-");

    HttpResponse<String> publish = officer.get(address + "/publicera");
    HttpResponse<String> published =
        officer.post(address + "/publicera", Map.of("key", hidden(publish.body(), "key")));
    assertThat(published.body()).contains("Publicerad av Hanna");
  }

  @Test
  @Shows({"L1", "O5"})
  void a_governments_key_is_read_in_by_one_and_checked_against_the_document_by_another()
      throws Exception {
    officer.signIn(OFFICER);
    String draft = readIn("mottagare;belopp\nStokholm;1 000,00\nUppsala;2 000,00\nSumma;3 000\n");
    assertThat(draft).endsWith("/namn");
    String names = officer.get(draft).body();
    assertThat(names).contains("Stokholm").contains("Stockholm");
    String stockholm = find(names, "<option value=\"([0-9a-f-]{36})\"[^>]*>[^<]*Stockholm");
    HttpResponse<String> named =
        officer.post(draft, Map.of("name-0", "Stokholm", "role-0", stockholm));
    String address = named.uri().getPath();
    assertThat(address).doesNotEndWith("/namn");

    HttpResponse<String> enter = officer.get(address + "/registrera");
    HttpResponse<String> missing = officer.post(address + "/registrera", form(enter.body()));
    assertThat(missing.statusCode()).isEqualTo(422);
    assertThat(missing.body()).contains("2 rader men ska ha 21 mottagare");

    other.signIn(REGISTRATOR);
    assertThat(other.get(address + "/kontrollera").statusCode()).isEqualTo(200);
  }

  @Test
  void a_table_that_does_not_hold_is_refused_with_row_and_column() throws Exception {
    officer.signIn(OFFICER);
    HttpResponse<String> refused = upload("mottagare;belopp\nStockholm;tusen\nUppsala;-5\n");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Rad 2").contains("Rad 3");
    HttpResponse<String> total = upload("mottagare;belopp\nStockholm;100\nSumma;101\n");
    assertThat(total.statusCode()).isEqualTo(422);
    assertThat(total.body()).contains("Summaraden på rad 3");
    HttpResponse<String> twice = upload("mottagare;belopp\nStockholm;1\nRegion Stockholm;2\n");
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("samma mottagare");
  }

  @Test
  void who_only_reads_is_offered_nothing_to_do() throws Exception {
    officer.signIn("Greta Granskare");
    String list = officer.get("/nycklar").body();
    assertThat(list).contains("Utvecklingsmedel till kommuner 2020").doesNotContain("/nycklar/ny");
    assertThat(officer.get("/nycklar/ny").statusCode()).isEqualTo(403);
    assertThat(officer.get("/nycklar/inlasning").statusCode()).isEqualTo(403);
  }

  private Map<String, String> plan(String title) throws Exception {
    String page = officer.get("/nycklar/ny").body();
    Map<String, String> plan = new LinkedHashMap<>();
    plan.put("key", hidden(page, "key"));
    plan.put("round", find(page, "<option value=\"([0-9a-f-]{36})\"[^>]*>Regioner 2020"));
    plan.put("title", title);
    plan.put("recipientsOn", "2020-03-12");
    plan.put("origin", "Ett beslut");
    plan.put(
        "series",
        find(page, "name=\"series\" value=\"([0-9a-f-]{36})\"[^>]*>\\s*<label[^>]*>[^<]*region"));
    plan.put("family", "BASE_AND_SHARE");
    plan.put("base", "10 000");
    plan.put("unit", "1");
    return plan;
  }

  private static Map<String, String> wording(String page) {
    Map<String, String> wording = form(page);
    wording.put("text", "Myndigheten fastställer nyckeln.");
    wording.put("reasons", "Den följer folkmängden.");
    wording.put("legalBasis", "Regeringsbeslut I:5; bilaga 2");
    wording.put("appeal", "NOT_APPEALABLE");
    wording.put("noAppealSource", "förordningen (2017:1)");
    wording.put("noAppealPlace", "9 §");
    wording.put("noConflict", "true");
    return wording;
  }

  private static Map<String, String> form(String page) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("key", hidden(page, "key"));
    form.put("edition", hidden(page, "edition"));
    return form;
  }

  private String readIn(String table) throws Exception {
    HttpResponse<String> answer = upload(table);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.uri().getPath();
  }

  private HttpResponse<String> upload(String table) throws Exception {
    String page = officer.get("/nycklar/inlasning").body();
    return officer.upload(
        "/nycklar/inlasning",
        Map.of(
            "key", hidden(page, "key"),
            "round", find(page, "<option value=\"([0-9a-f-]{36})\"[^>]*>Regioner 2020"),
            "title", "Inläst prov",
            "origin", "Ett regeringsbeslut",
            "from", "Regeringskansliet",
            "documentDate", "2020-03-12",
            "points", "ASK"),
        "nyckel.csv",
        table.getBytes(StandardCharsets.UTF_8));
  }

  private static String hidden(String page, String name) {
    return find(page, "name=\"" + name + "\" value=\"([^\"]+)\"");
  }

  private static String find(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
