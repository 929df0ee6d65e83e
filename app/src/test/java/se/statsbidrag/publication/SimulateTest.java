package se.statsbidrag.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;

/** Anybody tries two rules on a published key. */
@SystemTest
class SimulateTest {

  private static final String REGIONS = "/simulera?nyckel=regioner-2020";

  @LocalServerPort int port;

  @Test
  @Shows("R43")
  void the_rule_of_the_regional_key_gives_what_is_published() throws Exception {
    String page = text(get(REGIONS + "&a=publicerad&b=grund&bBelopp=1%20000%20000"));
    assertThat(page).contains("Båda reglerna ger samma belopp till alla.", "31 500 000 kr");
  }

  @Test
  void two_rules_on_the_same_frame_show_who_wins_and_who_loses() throws Exception {
    String page = text(get(REGIONS + "&a=publicerad&b=lika"));
    assertThat(page)
        .contains("Med regel B får 18 mer", "och 3 mindre", "1 500 000", "31 500 000 kr")
        .contains("data-shape=\"dumbbell\"", "data-shape=\"map\"", "data-shape=\"histogram\"");
    String file = get(query("csv", "a=publicerad&b=lika")).body();
    assertThat(file.lines().count()).isEqualTo(22);
    assertThat(file).contains("Region Gotland").contains("1060679,00;1500000,00;439321,00");
  }

  @Test
  void a_rule_can_be_written_as_text_and_another_frame_tried() throws Exception {
    String rule = encoded("rule:\n  sum:\n    - guaranteed: 500000\n    - share: population\n");
    String page = text(get(REGIONS + "&ram=21%20000%20000&a=lika&b=text&bText=" + rule));
    assertThat(page)
        .contains("Regioner".toLowerCase(), "21 000 000 kr", "Var och en får 500 000 kr");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          &a=publicerad&b=grund&bBelopp=hundra | #bBelopp | Skriv med siffror
          &a=publicerad&b=grund&bBelopp=2000000 | #bBelopp | räcker inte till
          &a=publicerad&b=grund&bBelopp=-5 | #bBelopp | mindre än noll
          &a=publicerad&b=huvud&bBelopp=4.65 | #bBelopp | Skriv decimaler med komma
          &a=publicerad&b=lika&ram=1000 | #a | Lämna ramen tom
          &a=lika&b=andel&ram=0 | #ram | mer än noll kronor
          &a=lika&b=hittepa | #b | Välj hur pengarna fördelas
          &a=lika&b=text&bText= | #bText | Skriv regeln som text
          &a=lika&b=text&bText=rule%3A%20hurra | #bText | ska stå namn och värden
          &a=lika&b=text&bText=rule%3A%20%5B | #bText | rad
          &a=lika&b=text&bText=rule%3A%20%7Bshare%3A%20wish%7D | #bText | som underlaget saknar
          """)
  void what_is_wrong_is_said_at_its_field(String parameters, String field, String sentence)
      throws Exception {
    HttpResponse<String> answer = get(REGIONS + parameters);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(text(answer)).contains("<title>Fel:", "href=\"" + field + "\"", sentence);
    assertThat(text(answer)).doesNotContain("??", "id=\"resultat\"");
  }

  @Test
  void what_was_typed_is_kept_and_everything_wrong_is_said_at_once() throws Exception {
    String page = text(get(REGIONS + "&ram=abc&a=golv&aBelopp=12x&b=text&bText=rule%3A%20hurra"));
    assertThat(page).contains("value=\"abc\"", "value=\"12x\"", ">rule: hurra<");
    assertThat(page).contains("Rätta 3 saker");
  }

  @Test
  void an_unknown_key_and_a_rule_without_end_are_refused() throws Exception {
    assertThat(text(get("/simulera?nyckel=kommuner-1999")))
        .contains("Välj en av de offentliga nycklarna.");
    String long_ = encoded("rule: equal #" + "x".repeat(4_000));
    assertThat(text(get(REGIONS + "&a=lika&b=text&bText=" + long_)))
        .contains("Regeln får ha högst 4 000 tecken.");
    assertThat(get(query("csv", "a=lika&b=grund&bBelopp=x")).statusCode()).isEqualTo(422);
  }

  private static String query(String format, String parameters) {
    return "/simulera/jamforelse." + format + "?nyckel=regioner-2020&" + parameters;
  }

  private static String text(HttpResponse<String> answer) {
    return answer.body().replace('\u00a0', ' ');
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (Visitor visitor = new Visitor(port)) {
      return visitor.get(path);
    }
  }
}
