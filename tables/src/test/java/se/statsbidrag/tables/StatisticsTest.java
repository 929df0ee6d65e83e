package se.statsbidrag.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.code("code", 4, "region (kod)"),
          Column.text("name", "region"),
          Column.text("year", "år", "tid"),
          Column.whole("population", "folkmängd*", "befolkning*"));

  private static final String PX =
      """
      CHARSET="ANSI";
      AXIS-VERSION="2013";
      CODEPAGE="iso-8859-15";
      LANGUAGE="sv";
      CONTENTS="Folkmängd";
      UNITS="antal";
      STUB="region";
      HEADING="tabellinnehåll","år";
      CONTVARIABLE="tabellinnehåll";
      VALUES("region")="Riket","Upplands Väsby",
      "Vallen"
      "tuna";
      VALUES("tabellinnehåll")="Folkmängd","Folkökning";
      VALUES("år")="2018","2019";
      TIMEVAL("år")=TLIST(A1,"2018"-"2019");
      CODES("region")="00","0114","0115";
      CODES("tabellinnehåll")="BE0101N1","BE0101N2";
      CODES("år")="2018","2019";
      LAST-UPDATED="20200220 09:30";
      SOURCE="SCB";
      DATA=
      10230185 10327589 110060 97404
      45543 46786 1 ".."
      33175 33807 "-" 632;
      """;

  private static ReadTable read(String text, Charset charset) throws IOException {
    return Tables.read(text.getBytes(charset), COLUMNS, ReadOptions.standard());
  }

  private static void assertPopulation(ReadTable table) {
    assertThat(table.complaints()).isEmpty();
    assertThat(table.rows()).hasSize(4);
    TableRow last = table.rows().getLast();
    assertThat(last.text("code")).isEqualTo("0115");
    assertThat(last.text("name")).isEqualTo("Vallentuna");
    assertThat(last.text("year")).isEqualTo("2019");
    assertThat(last.whole("population")).isEqualTo(33807);
    assertThat(table.totals()).hasSize(2);
    assertThat(table.totals().getLast().whole("population")).isEqualTo(10327589);
    assertThat(table.about()).containsEntry("source", "SCB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void a_px_file_is_read(String charset) throws IOException {
    assertPopulation(read(PX, Charset.forName(charset)));
  }

  @Test
  void a_second_measure_is_a_column_of_its_own() throws IOException {
    ReadTable table =
        Tables.read(
            PX.getBytes(StandardCharsets.UTF_8),
            List.of(Column.text("region"), Column.whole("growth", "folkökning").orBlank()),
            ReadOptions.standard());
    assertThat(table.rows()).hasSize(4);
    assertThat(table.rows().get(0).whole("growth")).isEqualTo(1);
    assertThat(table.rows().get(1).has("growth")).isFalse();
    assertThat(table.rows().get(2).whole("growth")).isZero();
  }

  private static final String VERSION_2 =
      """
      {"version":"2.0","class":"dataset","label":"Folkmängd efter region och år","source":"SCB",
       "updated":"2020-02-20T08:30:00Z","id":["Region","ContentsCode","Tid"],"size":[3,1,2],
       "role":{"time":["Tid"],"metric":["ContentsCode"]},
       "dimension":{
        "Region":{"label":"region","category":{"index":{"00":0,"0115":2,"0114":1},
          "label":{"00":"Riket","0114":"Upplands Väsby","0115":"Vallentuna"}},
          "extension":{"elimination":true}},
        "ContentsCode":{"label":"tabellinnehåll","category":{"index":["BE0101N1"],
          "label":{"BE0101N1":"Folkmängd"},"unit":{"BE0101N1":{"base":"antal","decimals":0}}}},
        "Tid":{"label":"år","category":{"index":{"2018":0,"2019":1},
          "label":{"2018":"2018","2019":"2019"}}}},
       "value":%s}
      """;

  private static final String VALUES = "[10230185,10327589,45543,46786,33175,33807]";

  @Test
  void json_stat_version_2_is_read() throws IOException {
    assertPopulation(read(VERSION_2.formatted(VALUES), StandardCharsets.UTF_8));
  }

  @Test
  void json_stat_with_its_values_by_number_is_read() throws IOException {
    String sparse = "{\"0\":10230185,\"1\":10327589,\"2\":45543,\"3\":46786,\"4\":1,\"5\":33807}";
    assertPopulation(read(VERSION_2.formatted(sparse), StandardCharsets.UTF_8));
  }

  @Test
  void json_stat_version_1_is_read() throws IOException {
    String text =
        """
        {"dataset":{"dimension":{
          "Region":{"label":"region","category":{"index":{"00":0,"0114":1,"0115":2},
            "label":{"00":"Riket","0114":"Upplands Väsby","0115":"Vallentuna"}}},
          "Tid":{"label":"år","category":{"index":{"2018":0,"2019":1},
            "label":{"2018":"2018","2019":"2019"}}},
          "id":["Region","Tid"],"size":[3,2],"role":{"time":["Tid"]}},
         "label":"Folkmängd efter region och år","source":"SCB",
         "value":[10230185,10327589,45543,46786,33175,33807]}}
        """;
    assertPopulation(read(text, StandardCharsets.UTF_8));
  }

  @Test
  void a_missing_figure_is_a_complaint_and_not_a_nought() throws IOException {
    ReadTable table =
        read(VERSION_2.formatted("[1,2,null,46786,33175,33807]"), StandardCharsets.UTF_8);
    assertThat(table.complaints())
        .extracting(TableComplaint::key)
        .containsExactly("tables.cell.empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":1}",
        "[{\"a\":1}]",
        "{\"class\":\"dataset\",\"value\":[1]}",
        "{\"dimension\":{},\"value\":[1]}",
        "{\"id\":[\"x\"],\"dimension\":{\"y\":{}},\"value\":[1]}",
        "{\"dimension\":{\"y\":{\"category\":{\"index\":{\"a\":7}}}},\"value\":[1]}",
      })
  void json_of_another_kind_is_refused(String text) throws IOException {
    ReadTable table = read(text, StandardCharsets.UTF_8);
    assertThat(table.complaints())
        .extracting(TableComplaint::key)
        .containsExactly("tables.json.not");
  }

  @Test
  void json_that_is_cut_off_is_refused_with_its_line() throws IOException {
    String text = VERSION_2.formatted(VALUES);
    ReadTable table = read(text.substring(0, text.length() - 20), StandardCharsets.UTF_8);
    assertThat(table.complaints().getFirst().swedish()).startsWith("JSON-filen är skadad vid rad");
  }

  @Test
  void too_few_or_too_many_values_are_refused() throws IOException {
    assertThat(read(VERSION_2.formatted("[1,2,3]"), StandardCharsets.UTF_8).complaints())
        .extracting(TableComplaint::swedish)
        .containsExactly("Tabellen har 3 värden, men dess variabler ger 6. Hämta den på nytt.");
    assertThat(read(PX.replace(" 632;", ";"), StandardCharsets.UTF_8).complaints())
        .extracting(TableComplaint::key)
        .containsExactly("tables.cube.size");
  }

  @Test
  void a_cube_that_explodes_is_refused() throws IOException {
    String text = VERSION_2.formatted("{\"2000000000\":1}");
    assertThat(read(text, StandardCharsets.UTF_8).complaints())
        .extracting(TableComplaint::key)
        .containsExactly("tables.cube.large");
  }

  @Test
  void a_px_file_that_is_cut_off_is_refused_anywhere() throws IOException {
    for (int length = 30; length < PX.length() - 2; length += 7) {
      ReadTable table = read(PX.substring(0, length), StandardCharsets.UTF_8);
      assertThat(table.holds()).as("cut at %d", length).isFalse();
      assertThat(table.rows()).isEmpty();
    }
  }

  @Test
  void what_a_cube_lacks_is_said_by_name() throws IOException {
    ReadTable table = read(PX.replace("Folkmängd", "Medelålder"), StandardCharsets.UTF_8);
    assertThat(table.complaints().getFirst().swedish())
        .isEqualTo(
            "Uppgiften folkmängd … saknas. De som finns i filen är: region, region (kod), år,"
                + " Medelålder, Folkökning. Hämta tabellen med den uppgiften, eller peka ut rätt"
                + " kolumn.");
  }
}
