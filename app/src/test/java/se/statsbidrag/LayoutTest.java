package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Chart;
import se.statsbidrag.pages.Pager;
import se.statsbidrag.pages.Parts;

class LayoutTest {

  private static final Locale SWEDISH = Locale.of("sv");
  private static final List<Parts.Option> OPTIONS =
      List.of(new Parts.Option("01", "Stockholm"), new Parts.Option("02", "Uppsala"));
  private static final Map<String, Object> FORM =
      Map.of(
          "grant",
          "God vård <2026>",
          "amount",
          Money.ofKronor(4_250_000),
          "day",
          LocalDate.of(2026, 5, 31),
          "options",
          OPTIONS);

  private static Rendering rendering;

  @BeforeAll
  static void read_the_templates() throws Exception {
    rendering = new Rendering();
  }

  @Test
  void a_page_says_its_title_its_language_and_its_site() {
    String page = form(Rendering.get("/sample"), SWEDISH);
    assertThat(page.strip()).startsWith("<!doctype html>").contains("<html lang=\"sv\"");
    assertThat(page).contains("<title>Rekvirera God vård &lt;2026&gt; – Statsbidrag</title>");
    assertThat(page).doesNotContain("th:", "sb-demo", "ds-error-summary");
    assertThat(page.split("<main", -1)).hasSize(2);
    assertThat(page.split("</main>", -1)).hasSize(2);
  }

  @Test
  void a_form_shows_what_is_known() {
    String page = form(Rendering.get("/sample"), SWEDISH);
    assertThat(page)
        .contains(
            "name=\"amount\" size=\"16\" value=\"4 250 000\""
                .replace("4 250 000", "4\u00a0250\u00a0000"));
    assertThat(page).contains("aria-describedby=\"amount-hint\"");
    assertThat(page).contains("value=\"2026-05-31\"");
    assertThat(page).contains("<option value=\"02\" selected=\"selected\">Uppsala</option>");
    assertThat(page)
        .containsPattern("type=\"radio\" id=\"before\" name=\"before\" value=\"01\" checked");
    assertThat(page).containsPattern("id=\"parts-2\" name=\"parts\" value=\"02\" checked");
    assertThat(page).containsPattern("id=\"confirm\" name=\"confirm\" checked");
    assertThat(page).contains("Skriv inga uppgifter om enskilda personer.");
    assertThat(page).doesNotContain("aria-invalid", "null");
  }

  @Test
  void a_refused_form_keeps_what_was_typed_and_says_what_is_wrong_where_it_is() {
    String page = form(refused(), SWEDISH);
    assertThat(page).contains("<title>Fel: Rekvirera God vård &lt;2026&gt; – Statsbidrag</title>");
    assertThat(page).contains("Rätta 2 saker innan du går vidare").contains("autofocus");
    assertThat(page).contains("<a class=\"ds-link\" href=\"#amount\">Högst 4 250 000 kronor</a>");
    assertThat(page).contains("Stöd: 5 § regleringsbrevet.");
    assertThat(page).contains("value=\"5 miljoner &lt;b&gt;\"").contains("aria-invalid=\"true\"");
    assertThat(page).contains("aria-describedby=\"amount-hint amount-error\"");
    assertThat(page).contains("value=\"99999999-1111-7111-8111-111111111111\"");
    assertThat(page).containsPattern("id=\"before-2\" name=\"before\" value=\"02\" checked");
    assertThat(page).doesNotContainPattern("name=\"before\" value=\"01\" checked");
    assertThat(page).doesNotContainPattern("name=\"parts\" value=\"0.\" checked");
    assertThat(page).doesNotContainPattern("name=\"confirm\" checked");
    assertThat(page).contains("Välj filen igen");
  }

  @Test
  void a_typed_value_is_shown_again_only_where_the_form_was_refused() {
    MockHttpServletRequest request = Rendering.get("/sample");
    request.setParameter("reference", "from the address");
    assertThat(form(request, SWEDISH)).contains("value=\"R-1\"");
  }

  @Test
  void the_page_leads_to_itself_in_the_other_language() {
    MockHttpServletRequest request = Rendering.get("/nycklar/prova");
    request.setQueryString("lang=en&bas=93%20000&vikt=4%2C65");
    String page = form(request, Locale.ENGLISH);
    assertThat(page).contains("<html lang=\"en\"", "Skip to the content");
    assertThat(page)
        .contains("href=\"/nycklar/prova?bas=93%20000&amp;vikt=4%2C65&amp;lang=sv\" lang=\"sv\"");
  }

  @Test
  void the_head_shows_who_is_signed_in_and_where_one_is() {
    Actor actor =
        new Actor(new UUID(1, 1), "Anna Ek", new UUID(1, 2), Set.of(Role.CASE_OFFICER), "demo");
    Map<String, Object> model =
        Map.of(
            "signedIn", actor,
            "demo", LocalDate.of(2020, 3, 12),
            "navigation", List.of(new Layout.MenuItem("/att-gora", "workbench.nav", true)),
            "breadcrumbs", List.of(Parts.Crumb.to("/", "Start"), Parts.Crumb.to("/x", "Här")));
    Map<String, Object> all = new java.util.HashMap<>(FORM);
    all.putAll(model);
    String page = rendering.of("sample/form", Rendering.get("/x"), SWEDISH, all);
    assertThat(page).contains("Anna Ek", "handläggare", "action=\"/logga-ut\"");
    assertThat(page).contains("<a href=\"/att-gora\" aria-current=\"page\">Att göra</a>");
    assertThat(page).contains("dagen är 12 mars 2020", "href=\"/demo\"");
    assertThat(page).contains("aria-current=\"page\">Här</a>");
  }

  @Test
  void parts_show_what_they_are_given() {
    MockHttpServletRequest request = Rendering.get("/lista");
    request.setQueryString("lan=01&sort=name&sida=2");
    request.setParameter("sort", "name");
    Chart.Legend entry = new Chart.Legend("<svg></svg>", "under 100 kr", "12");
    Map<String, Object> model =
        Map.of(
            "tiles",
                List.of(
                    Parts.Tile.of("Fördelat", "75 mnkr", "av 75"),
                    new Parts.Tile("a", "b", null, "warning")),
            "rows", List.of(Parts.Row.of("Belopp", "1 kr"), new Parts.Row("Konto", "1", "/konto")),
            "tabs",
                List.of(new Parts.Crumb("/a", "Nyckel", true), Parts.Crumb.to("/b", "Historik")),
            "files",
                List.of(
                    new Parts.Download("/x.csv", "CSV", "12 kB"),
                    new Parts.Download("/x.pdf", "PDF", null)),
            "pager", Pager.of(5, 290, 20),
            "chart", new Chart("<svg><title>t</title></svg>", List.of(entry), "Källa: SCB", true));
    String page = rendering.of("sample/parts", request, SWEDISH, model);
    assertThat(page.strip()).startsWith("<!doctype html>\n<html");
    assertThat(page).contains("<title>Statsbidrag</title>", "75 mnkr", "data-color=\"warning\"");
    assertThat(page)
        .contains("aria-sort=\"ascending\"><a href=\"/lista?lan=01&amp;sida=2&amp;sort=-name\"");
    assertThat(page).contains("class=\"num\"").contains("aria-sort=\"none\"");
    assertThat(page)
        .contains("href=\"/lista?lan=01&amp;sort=name&amp;sida=4\"", "aria-label=\"Sida 15\"");
    assertThat(page).contains("CSV (12 kB)</a>, ").contains("href=\"/konto\"");
    assertThat(page).contains("<svg><title>t</title></svg>", "<b>12</b>", "Källa: SCB.", "sb-map");
    assertThat(page).contains("aria-current=\"page\">Nyckel</a>");
  }

  @Test
  void an_error_page_says_what_happened_and_gives_a_number() {
    for (String code : List.of("400", "403", "404", "409", "410", "413", "500", "503")) {
      String page =
          rendering.of(
              "error/" + code, Rendering.get("/error"), SWEDISH, Map.of("incident", "H-42"));
      assertThat(page).contains("<h1", "H-42", "Till startsidan").doesNotContain("??");
      assertThat(rendering.of("error/" + code, Rendering.get("/error"), Locale.ENGLISH, Map.of()))
          .contains("To the start page")
          .doesNotContain("??", "Incident");
    }
  }

  private static MockHttpServletRequest refused() {
    MockHttpServletRequest request = Rendering.get("/sample");
    request.setParameter("key", "99999999-1111-7111-8111-111111111111");
    request.setParameter("amount", "5 miljoner <b>");
    request.setParameter("before", "02");
    request.setParameter("_parts", "");
    request.setParameter("_confirm", "");
    request.setAttribute(
        "refusals",
        List.of(
            new RefusedHandler.Shown("amount", "Högst 4 250 000 kronor", "5 § regleringsbrevet"),
            new RefusedHandler.Shown(null, "Omgången är stängd", null)));
    return request;
  }

  private static String form(MockHttpServletRequest request, Locale language) {
    return rendering.of("sample/form", request, language, FORM);
  }
}
