package se.statsbidrag.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import se.statsbidrag.pages.Charts.Change;
import se.statsbidrag.pages.Charts.Flow;
import se.statsbidrag.pages.Charts.FlowNode;
import se.statsbidrag.pages.Charts.Measure;
import se.statsbidrag.pages.Charts.Named;
import se.statsbidrag.pages.Charts.Place;
import se.statsbidrag.pages.Charts.Share;
import se.statsbidrag.pages.Charts.Status;
import se.statsbidrag.pages.Charts.Text;

class ChartsTest {

  private static final Charts SWEDISH = Charts.in(Swedish.FORMATS);
  private static final Text TEXT = new Text("Kronor & <inv>", "\"Så\" \u0000 här\ud800");
  private static final Measure KRONOR = new Measure("kr", 1);
  private static final SwedenMap TILES = SwedenMap.tiles();

  @Test
  void a_drawing_is_well_formed_has_words_and_no_inline_style() throws Exception {
    for (Chart chart : all(new Random(3))) {
      Document svg = parsed(chart.svg());
      Element root = svg.getDocumentElement();
      assertThat(root.getAttribute("role")).isEqualTo("img");
      assertThat(root.getFirstChild().getTextContent()).isEqualTo("Kronor & <inv>");
      assertThat(root.getFirstChild().getNextSibling().getTextContent()).isEqualTo("\"Så\"  här");
      assertThat(chart.svg()).doesNotContain("style=", "tabindex", "<a ", "NaN", "Infinity", "E-");
      for (Chart.Legend entry : chart.legend()) {
        parsed(entry.svg());
        assertThat(entry.label()).isNotBlank();
      }
    }
  }

  @Test
  void drawings_of_nothing_are_still_drawings() throws Exception {
    parsed(SWEDISH.histogram(TEXT, new double[0], KRONOR, null).svg());
    parsed(SWEDISH.histogram(TEXT, new double[] {0}, KRONOR, new Named("Ale", 0)).svg());
    parsed(SWEDISH.histogram(TEXT, new double[] {7, 7, 7}, KRONOR, null).svg());
    parsed(SWEDISH.dumbbell(TEXT, List.of(), KRONOR, TEXT).svg());
    parsed(SWEDISH.dumbbell(TEXT, List.of(new Change("Ale", 0, 0)), KRONOR, TEXT).svg());
    parsed(SWEDISH.bars(TEXT, List.of(), KRONOR).svg());
    parsed(SWEDISH.bars(TEXT, List.of(new Named("Ale", 0)), KRONOR).svg());
    parsed(SWEDISH.statusBar(TEXT, List.of(new Share("Klar", 0, Status.DONE))).svg());
    parsed(SWEDISH.sankey(TEXT, List.of(), List.of(), KRONOR).svg());
    parsed(sankey(0, 0).svg());
    Chart empty = SWEDISH.map(TILES, TEXT, List.of(), KRONOR, null);
    assertThat(empty.legend()).extracting(Chart.Legend::label).containsExactly("uppgift saknas");
  }

  @Test
  void every_value_stands_in_one_column_of_the_histogram() {
    Random random = new Random(11);
    for (int run = 0; run < 500; run++) {
      double[] values = values(random, 1 + random.nextInt(300));
      double least = Arrays.stream(values).min().orElseThrow();
      double most = Arrays.stream(values).max().orElseThrow();
      Scale scale = Scale.over(least, most, 18);
      assertThat(scale.from()).isLessThanOrEqualTo(least);
      assertThat(scale.steps()).isBetween(1, 20);
      int[] counts =
          new Histogram(TEXT, values, new Unit(Swedish.FORMATS, KRONOR), null).counts(scale);
      assertThat(Arrays.stream(counts).sum()).isEqualTo(values.length);
    }
  }

  @Test
  void the_map_tells_who_has_said_no_from_who_has_said_nothing() {
    List<Place> places =
        List.of(
            new Place("0114", "Upplands Väsby", 100.0),
            new Place("0980", "Gotland", null, "avstår"));
    Chart chart = SWEDISH.map(TILES, TEXT, places, KRONOR, null, "har inte svarat");
    assertThat(chart.svg()).contains("<title>Gotland: avstår</title>");
    assertThat(chart.legend())
        .extracting(Chart.Legend::label)
        .contains("avstår", "har inte svarat")
        .doesNotContain("uppgift saknas");
  }

  @Test
  void the_map_has_a_seat_for_every_municipality_and_marks_the_own() throws Exception {
    assertThat(TILES.codes()).hasSize(290).contains("0114", "2584");
    List<Place> places = List.of(new Place("0114", "Upplands Väsby", 128.44));
    Chart chart = SWEDISH.map(TILES, TEXT, places, KRONOR, "0114");
    Document svg = parsed(chart.svg());
    assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(291);
    assertThat(chart.svg())
        .contains("<title>Upplands Väsby: 128,4\u00a0kr</title>", "class=\"mine\"");
    assertThat(chart.svg()).contains("uppgift saknas");
    assertThat(chart.credit()).isEqualTo("Ortskoordinater: GeoNames, CC BY 4.0");
    assertThat(chart.card()).isTrue();
  }

  @Test
  void a_loss_differs_from_a_gain_by_more_than_colour() {
    Chart chart =
        SWEDISH.dumbbell(
            TEXT,
            List.of(new Change("Ale", 100, 90), new Change("Vara", 100, 120.04)),
            KRONOR,
            new Text("Nu", "Förslag"));
    assertThat(chart.svg()).contains("\u221210,0\u00a0kr", "+20,0\u00a0kr", "class=\"loss\"");
    assertThat(chart.legend()).extracting(Chart.Legend::label).containsExactly("Nu", "Förslag");
  }

  @Test
  void the_status_bar_says_how_many_in_words() {
    Chart chart =
        SWEDISH.statusBar(
            TEXT,
            List.of(new Share("Klar", 1290, Status.DONE), new Share("Utkast", 0, Status.DRAFT)));
    assertThat(chart.legend()).extracting(Chart.Legend::figure).containsExactly("1\u00a0290", "0");
    assertThat(chart.svg()).contains("<title>Klar: 1\u00a0290</title>").doesNotContain("s-draft");
  }

  private static List<Chart> all(Random random) {
    double[] values = values(random, 290);
    List<Place> places = new ArrayList<>();
    for (String code : TILES.codes()) {
      places.add(
          new Place(code, "<" + code + ">", random.nextBoolean() ? random.nextDouble() : null));
    }
    return List.of(
        SWEDISH.histogram(TEXT, values, KRONOR, new Named("Ale & Co", values[0])),
        SWEDISH.dumbbell(TEXT, List.of(new Change("A<b>", -5, 1e7)), KRONOR, TEXT),
        SWEDISH.statusBar(TEXT, List.of(new Share("<x>", 3, Status.PROBLEM))),
        SWEDISH.bars(TEXT, List.of(new Named("A&B", -3), new Named("C", 1e-9)), KRONOR),
        sankey(1e7, 1e-3),
        Charts.in(English.FORMATS).map(TILES, TEXT, places, KRONOR, "nowhere"));
  }

  private static Chart sankey(double much, double little) {
    return SWEDISH.sankey(
        TEXT,
        List.of(
            new FlowNode("a", "<A>", 0, Status.MAIN),
            new FlowNode("b", "B & C", 1, Status.MAIN),
            new FlowNode("c", "C", 2, Status.DONE),
            new FlowNode("d", "D", 2, Status.WAITING)),
        List.of(
            new Flow("a", "b", much + little),
            new Flow("b", "c", much),
            new Flow("b", "d", little)),
        KRONOR);
  }

  @Test
  void bands_are_as_thick_as_what_flows_and_a_bar_as_high_as_what_passes() throws Exception {
    Document svg = parsed(sankey(200, 100).svg());
    var bars = svg.getElementsByTagName("rect");
    assertThat(bars.getLength()).isEqualTo(4);
    double whole = height(bars.item(0));
    assertThat(height(bars.item(1))).isEqualTo(whole);
    assertThat(height(bars.item(2))).isEqualTo(whole * 2 / 3);
    assertThat(height(bars.item(3))).isEqualTo(whole / 3);
    assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(3);
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("B & C \u2192 C: 200,0\u00a0kr", "D", "100,0\u00a0kr");
  }

  @Test
  void a_flow_from_nowhere_is_no_drawing() {
    assertThatThrownBy(() ->
            SWEDISH.sankey(
                TEXT, List.of(), List.of(new Flow("a", "b", 1), new Flow("a", "c", 1)), KRONOR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double height(org.w3c.dom.Node bar) {
    return Double.parseDouble(((Element) bar).getAttribute("height"));
  }

  private static double[] values(Random random, int count) {
    double size = Math.pow(10, random.nextInt(8) - 2);
    return random.doubles(count, -size, size * 3).toArray();
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }
}
