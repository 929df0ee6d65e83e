package se.statsbidrag.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;

@SystemTest
class ItemPagesTest {

  private static final String NINE = "/anslag/2020/UO9-4:7-8";

  @LocalServerPort int port;

  private Visitor economist;

  @BeforeEach
  void sign_in() throws Exception {
    economist = new Visitor(port);
    economist.signIn("Ekon");
  }

  @AfterEach
  void close() {
    economist.close();
  }

  @Test
  @Shows({"R17", "R18", "R32", "L12"})
  void how_much_is_left_of_an_item_and_why_is_three_clicks_away() throws Exception {
    String year = read("/anslag?ar=2020&dag=2020-03-12");
    assertThat(year).contains("43 500 000", "84 000 000", "127 500 000", "<svg", NINE);
    String item = read(NINE + "?dag=2020-03-12");
    assertThat(item)
        .contains(" kr är kvar att använda inom uppdraget, 12 mars 2020", "+84 000 000")
        .contains(NINE + "/tilldelat", "/omgangar/");
    assertThat(kronor(Jsoup.parse(item).select("#disponibelt + div tbody td").eachText()))
        .isEqualTo(kronor(Jsoup.parse(item).select("#disponibelt + div tfoot td").eachText()));
    String assigned = read(NINE + "/tilldelat");
    assertThat(assigned)
        .contains("S2020/01591/SOF (delvis)", "Bo Beslutsfattare", "Statskassan 2020")
        .contains("/uppdrag/", "/reskontra/");
    assertThat(read(NINE + "/fordelat")).contains("71 000 000", "Särskilda stimulansmedel");
    assertThat(read(NINE + "/utbetalt?dag=2020-03-11")).contains("Inget var utbetalt den dagen.");
  }

  @Test
  void before_the_decision_nothing_was_assigned() throws Exception {
    assertThat(read(NINE + "?dag=2020-03-11")).contains(">0 kr är kvar");
    assertThat(read("/anslag?ar=1999")).contains("Inget är tilldelat det året");
  }

  @Test
  void the_flow_from_items_to_lines_is_drawn_and_stands_in_a_table() throws Exception {
    String item = read(NINE + "?dag=2020-03-12");
    assertThat(item)
        .contains("data-shape=\"sankey\"")
        .contains("UO 9 4:7 ap. 8 → Utvecklingsmedel till kommuner: 71 000 000 kr")
        .contains("Utvecklingsmedel till kommuner → Kvar: ");
  }

  @Test
  void what_does_not_exist_is_not_found_and_a_day_that_is_none_is_told() throws Exception {
    assertThat(economist.get("/anslag/2020/UO1-1:1-1").statusCode()).isEqualTo(404);
    assertThat(economist.get(NINE + "/annat").statusCode()).isEqualTo(404);
    assertThat(economist.get("/anslag/20/UO9-4:7-8").statusCode()).isEqualTo(404);
    assertThat(economist.get("/anslag?dag=igår").statusCode()).isEqualTo(422);
    try (Visitor agent = new Visitor(port)) {
      agent.signIn("Karin");
      assertThat(agent.get("/anslag").statusCode()).isEqualTo(403);
    }
  }

  /** What some signed amounts come to, in öre: others spend of the same items meanwhile. */
  private static long kronor(List<String> amounts) {
    return amounts.stream()
        .map(amount -> amount.replaceAll("[^0-9,\u2212-]", "").replace('\u2212', '-'))
        .mapToLong(amount -> new BigDecimal(amount.replace(',', '.')).movePointRight(2).longValue())
        .sum();
  }

  private String read(String path) throws Exception {
    return economist.get(path).body().replace('\u00a0', ' ');
  }
}
