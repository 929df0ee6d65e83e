package se.statsbidrag.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.tables.Ambiguity.Points;

/** Every table that people should not send, and what they are told. */
class BadTableTest {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final String HEADER = "kommunkod;kommun;invånare\n";
  private static final List<Column> COLUMNS =
      List.of(
          Column.code("code", 4, "kommunkod"),
          Column.text("name", "kommun"),
          Column.whole("population", "invånare"));

  private static ReadTable read(String text) throws IOException {
    return read(text, ReadOptions.standard());
  }

  private static ReadTable read(String text, ReadOptions options) throws IOException {
    return Tables.read(text.getBytes(StandardCharsets.UTF_8), COLUMNS, options);
  }

  private static String only(ReadTable table) {
    assertThat(table.holds()).isFalse();
    assertThat(table.complaints()).hasSize(1);
    return table.complaints().getFirst().line(SWEDISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n\n", "\uFEFF", "  \r\n \r\n", ";;;\n;;;\n", "\f"})
  void an_empty_file_is_said_to_be_empty(String text) throws IOException {
    assertThat(only(read(text)))
        .isEqualTo(
            "Filen är tom. Välj en fil som har en rubrikrad och minst en rad med uppgifter.");
  }

  @Test
  void a_header_without_rows_is_no_table() throws IOException {
    assertThat(only(read(HEADER))).startsWith("Tabellen har en rubrikrad men inga rader");
    assertThat(only(read(HEADER + ";Totalt;7\n"))).startsWith("Tabellen har en rubrikrad");
  }

  @Test
  void a_table_without_a_header_is_asked_for_one() throws IOException {
    assertThat(only(read("0114;Upplands Väsby;46786\n0115;Vallentuna;33807\n")))
        .isEqualTo(
            "Rad 1: Rubrikraden saknas: första raden innehåller uppgifter. Lägg till en rad överst"
                + " med kolumnernas namn (kommunkod, kommun, invånare).");
  }

  @Test
  void a_missing_column_is_named_among_those_found() throws IOException {
    assertThat(only(read("kommunkod;kommun;antal\n0114;Väsby;1\n")))
        .isEqualTo(
            "Rad 1: Kolumnen invånare saknas. Rubrikerna som finns är: kommunkod, kommun, antal."
                + " Byt namn på rätt kolumn, eller peka ut den.");
  }

  @Test
  void a_missing_column_can_be_pointed_out() throws IOException {
    ReadTable table =
        read(
            "kommunkod;kommun;antal\n0114;Väsby;1\n",
            ReadOptions.standard().header("population", "Antal"));
    assertThat(table.holds()).isTrue();
    assertThat(table.header("population")).isEqualTo("antal");
  }

  @Test
  void a_header_that_stands_twice_is_refused() throws IOException {
    assertThat(only(read("kommunkod;kommun;invånare;Invånare\n0114;Väsby;1;2\n")))
        .isEqualTo(
            "Rad 1: Flera kolumner kan vara invånare: C, D. Ta bort de andra, eller peka ut den"
                + " rätta.");
    ReadTable all =
        Tables.read(
            "a;b;A\n1;2;3\n".getBytes(StandardCharsets.UTF_8), List.of(), ReadOptions.standard());
    assertThat(only(all))
        .isEqualTo(
            "Rad 1, kolumn C (A): Rubriken A står också i kolumn A. Ge kolumnerna olika"
                + " rubriker.");
  }

  @Test
  void a_torn_row_is_refused() throws IOException {
    assertThat(only(read(HEADER + "0114;Väsby\n")))
        .startsWith("Rad 2: Raden har 2 celler men rubrikraden har 3.");
    assertThat(only(read(HEADER + "0114;Väsby;46;786\n")))
        .startsWith("Rad 2: Raden har 4 celler men rubrikraden har 3.");
  }

  @Test
  void empty_cells_beyond_the_header_are_nothing() throws IOException {
    assertThat(read(HEADER + "0114;Väsby;46786;;;\n").rows()).hasSize(1);
  }

  @Test
  void a_quote_that_is_never_closed_is_found() throws IOException {
    assertThat(only(read(HEADER + "0114;Väsby;1\n0115;\"Vallentuna;2\n0117;Österåker;3\n")))
        .startsWith("Rad 3: Ett citattecken (\") som öppnas på den här raden stängs aldrig.");
    String long_ = "0117;Österåker;3\n".repeat(5_000);
    assertThat(only(read(HEADER + "0115;\"Vallentuna;2\n" + long_)))
        .isEqualTo(
            "Rad 2: Cellen i kolumn B är längre än 32\u00A0767 tecken. Troligen saknas ett"
                + " avslutande citattecken (\").");
  }

  @Test
  void titles_page_breaks_and_repeated_headers_are_passed_over() throws IOException {
    ReadTable table =
        read(
            "Bilaga 2. Fördelning;;\n\n"
                + HEADER
                + "0114;Väsby;1\n\n\f\n"
                + HEADER
                + "0115;Vallentuna;2\n;;\n;;\n");
    assertThat(table.complaints()).isEmpty();
    assertThat(table.headerRow()).isEqualTo(3);
    assertThat(table.rows()).extracting(TableRow::number).containsExactly(4, 8);
    assertThat(table.notes())
        .extracting(each -> each.line(SWEDISH))
        .containsExactly(
            "Rad 7: Rubrikraden upprepas här, efter en sidbrytning. Raden hoppades över.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Totalt", "SUMMA", "Summa:", "Hela riket", "00 Riket", "Total"})
  void a_totals_row_is_recognised(String label) throws IOException {
    ReadTable table = read(HEADER + "0114;Väsby;1\n;" + label + ";1\n");
    assertThat(table.holds()).isTrue();
    assertThat(table.rows()).hasSize(1);
    assertThat(table.totals().getFirst().whole("population")).isEqualTo(1);
    assertThat(table.totals().getFirst().text("name")).isEqualTo(label);
  }

  @Test
  void the_labels_of_a_totals_row_can_be_given() throws IOException {
    ReadOptions options = ReadOptions.standard().totalLabels(List.of("Övriga"));
    ReadTable table = read(HEADER + "0114;Väsby;1\n;övriga;1\n", options);
    assertThat(table.totals()).hasSize(1);
  }

  @Test
  void a_sum_without_a_label_is_not_used_in_silence() throws IOException {
    ReadTable table = read(HEADER + "0114;Väsby;1\n;;1\n");
    assertThat(table.complaints()).hasSize(2);
    assertThat(table.complaints().getFirst().swedish()).contains("skriv 'Totalt' först");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "114 | 0114",
        "0114 | 0114",
        "2584 | 2584",
        "0114 Upplands Väsby | 0114",
      })
  void a_code_gets_its_leading_zero_back(String found, String code) throws IOException {
    assertThat(read(HEADER + found + ";Väsby;1\n").rows().getFirst().text("code")).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"14", "01145", "011A", "Väsby", "14 Väsby"})
  void what_is_no_code_is_refused(String found) throws IOException {
    assertThat(only(read(HEADER + found + ";Väsby;1\n"))).startsWith("Rad 2, kolumn A (kommunkod)");
  }

  @Test
  void a_table_from_the_statistical_database_is_read_below_its_title() throws IOException {
    String text =
        "\"Folkmängd efter region, kön och år\"\r\n\r\n\"region\",\"1 november 2019\"\r\n"
            + "\"0114 Upplands Väsby\",46786\r\n\"0115 Vallentuna\",33807\r\n";
    ReadOptions options =
        ReadOptions.standard().header("population", "B").header("code", "A").header("name", "A");
    ReadTable table = Tables.read(text.getBytes("windows-1252"), COLUMNS, options);
    assertThat(table.complaints()).isEmpty();
    assertThat(table.rows()).extracting(row -> row.text("code")).containsExactly("0114", "0115");
    assertThat(table.rows().getFirst().whole("population")).isEqualTo(46786);
    assertThat(table.notes())
        .extracting(TableComplaint::key)
        .contains("tables.note.named", "tables.note.windows1252");
  }

  @Test
  void an_ambiguous_point_is_asked_about_and_the_answer_used() throws IOException {
    String text = HEADER + "0114;Väsby;46.786\n0115;Vallentuna;33.807\n0117;Österåker;7\n";
    ReadTable table = read(text);
    assertThat(table.holds()).isFalse();
    assertThat(table.complaints()).isEmpty();
    assertThat(table.questions())
        .singleElement()
        .satisfies(question -> {
          assertThat(question.header()).isEqualTo("invånare");
          assertThat(question.letter()).isEqualTo("C");
          assertThat(question.count()).isEqualTo(2);
          assertThat(question.examples().getFirst()).isEqualTo(new Ambiguity.Example(2, "46.786"));
          assertThat(question.suggestion()).isEqualTo(Points.ASK);
          assertThat(question.line(SWEDISH))
              .startsWith("Kolumn C (invånare): '46.786' kan läsas på två sätt.");
        });
    ReadTable answered = read(text, ReadOptions.standard().points("invånare", Points.THOUSANDS));
    assertThat(answered.holds()).isTrue();
    assertThat(answered.rows().getFirst().whole("population")).isEqualTo(46786);
    ReadTable decimal = read(text, ReadOptions.standard().points(Points.DECIMAL));
    assertThat(decimal.complaints())
        .extracting(TableComplaint::key)
        .containsExactly("tables.number.fraction", "tables.number.fraction");
  }

  @Test
  void a_column_that_speaks_for_one_reading_has_it_suggested() throws IOException {
    assertThat(read(HEADER + "0114;V;1.234\n0115;V;1.234.567\n").questions().getFirst())
        .extracting(Ambiguity::suggestion)
        .isEqualTo(Points.THOUSANDS);
    assertThat(read(HEADER + "0114;V;1,234,567\n").questions().getFirst())
        .extracting(Ambiguity::suggestion)
        .isEqualTo(Points.DECIMAL);
  }

  @Test
  void the_first_fifty_complaints_are_listed_and_the_rest_counted() throws IOException {
    String rows =
        IntStream.range(0, 120).mapToObj(i -> "0114;Väsby;x\n").collect(Collectors.joining());
    ReadTable table = read(HEADER + rows);
    assertThat(table.complaints()).hasSize(50);
    assertThat(table.more()).isEqualTo(70);
  }

  @Test
  void a_file_beyond_the_limit_is_refused_without_being_read() throws IOException {
    byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
    InputStream rows =
        new InputStream() {
          private int given;

          @Override
          public int read() {
            return "0114;Vasby;1\n".charAt(given++ % 13);
          }
        };
    InputStream endless =
        new java.io.SequenceInputStream(new java.io.ByteArrayInputStream(header), rows);
    ReadOptions options =
        ReadOptions.standard().limits(ReadOptions.Limits.standard().bytes(2_500_000));
    ReadTable table = Tables.read(endless, COLUMNS, options);
    assertThat(table.complaints().getLast().swedish())
        .isEqualTo(
            "Filen är större än 2,5 MB, som är gränsen. Ta bort blad och kolumner som inte"
                + " behövs, eller dela filen.");
  }

  @Test
  void rows_beyond_the_limit_are_refused() throws IOException {
    ReadOptions options = ReadOptions.standard().limits(ReadOptions.Limits.standard().rows(2));
    assertThat(only(read(HEADER + "0114;V;1\n0115;V;1\n0117;V;1\n", options)))
        .isEqualTo("Rad 4: Tabellen har fler än 2 rader, som är gränsen. Dela tabellen.");
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    byte[] bytes = {'a', ';', 'b', '\n', 0, 1, 2, 3};
    assertThat(only(Tables.read(bytes, COLUMNS, ReadOptions.standard())))
        .startsWith("Rad 2: Filen är ingen texttabell");
  }

  @Test
  void the_text_of_excel_in_utf_16_is_read() throws IOException {
    byte[] bytes =
        ("\uFEFF" + HEADER + "0180;Ängelholm 😀;1\n").getBytes(StandardCharsets.UTF_16LE);
    assertThat(Tables.read(bytes, COLUMNS, ReadOptions.standard()).rows().getFirst().text("name"))
        .isEqualTo("Ängelholm 😀");
  }

  @Test
  void the_separator_line_of_excel_is_followed() throws IOException {
    ReadTable table = read("sep=|\r\n" + HEADER.replace(';', '|') + "0114|Väsby; norra|1\n");
    assertThat(table.rows().getFirst().text("name")).isEqualTo("Väsby; norra");
  }

  @Test
  void every_sentence_exists_in_both_languages_with_the_same_arguments() {
    var swedish =
        java.util.ResourceBundle.getBundle("se.statsbidrag.tables.complaints", Locale.ROOT);
    var english =
        java.util.ResourceBundle.getBundle("se.statsbidrag.tables.complaints", Locale.ENGLISH);
    assertThat(english.keySet()).isEqualTo(swedish.keySet());
    for (String key : swedish.keySet()) {
      String translated = english.getString(key);
      assertThat(translated).isNotEqualTo(swedish.getString(key));
      assertThat(new java.text.MessageFormat(translated).getFormatsByArgumentIndex())
          .as(key)
          .hasSameSizeAs(
              new java.text.MessageFormat(swedish.getString(key)).getFormatsByArgumentIndex());
    }
  }
}
