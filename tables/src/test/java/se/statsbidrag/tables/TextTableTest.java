package se.statsbidrag.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<Column> COLUMNS =
      List.of(
          Column.code("code", 4, "kommunkod"),
          Column.text("name", "kommun", "namn"),
          Column.whole("population", "befolkning*", "invånare").atLeast(0));

  private static ReadTable read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ReadTable read(byte[] bytes) throws IOException {
    return Tables.read(bytes, COLUMNS, ReadOptions.standard());
  }

  private static List<String> lines(ReadTable table) {
    return table.complaints().stream().map(each -> each.line(SWEDISH)).toList();
  }

  @Test
  void a_table_from_a_swedish_spreadsheet_is_read() throws IOException {
    ReadTable table =
        read(
            "\uFEFFKommunkod;Kommun;Befolkning per den 1/11 2019\r\n0114;Upplands Väsby;46 786\r\n");
    assertThat(table.complaints()).isEmpty();
    assertThat(table.rows()).hasSize(1);
    TableRow row = table.rows().getFirst();
    assertThat(row.number()).isEqualTo(2);
    assertThat(row.text("code")).isEqualTo("0114");
    assertThat(row.text("name")).isEqualTo("Upplands Väsby");
    assertThat(row.whole("population")).isEqualTo(46786);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t", "|"})
  void the_delimiter_is_found(String delimiter) throws IOException {
    String text = "kommunkod;namn;invånare\n0114;Väsby;46786\n".replace(";", delimiter);
    assertThat(read(text).rows().getFirst().whole("population")).isEqualTo(46786);
  }

  @Test
  void windows_1252_is_recognised_and_said() throws IOException {
    ReadTable table = read("kommunkod;namn;invånare\n1880;Örebro – län;155696\n".getBytes(WINDOWS));
    assertThat(table.rows().getFirst().text("name")).isEqualTo("Örebro – län");
    assertThat(table.notes()).extracting(TableComplaint::key).contains("tables.note.windows1252");
  }

  @Test
  void a_text_in_two_encodings_is_refused() throws IOException {
    byte[] first = "kommunkod;namn;invånare\n0180;Väsby;1\n".getBytes(StandardCharsets.UTF_8);
    byte[] second = "1880;Örebro;2\n".getBytes(WINDOWS);
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    ReadTable table = read(both);
    assertThat(table.complaints())
        .singleElement()
        .satisfies(complaint -> {
          assertThat(complaint.key()).isEqualTo("tables.file.encoding");
          assertThat(complaint.row()).isEqualTo(3);
        });
  }

  @Test
  void a_totals_row_is_kept_aside_with_its_figures() throws IOException {
    ReadTable table = read("kommunkod;namn;invånare\n0114;Väsby;46786\n;Totalt;46 786\n\n");
    assertThat(table.complaints()).isEmpty();
    assertThat(table.rows()).hasSize(1);
    assertThat(table.totals())
        .singleElement()
        .satisfies(total -> {
          assertThat(total.number()).isEqualTo(3);
          assertThat(total.whole("population")).isEqualTo(46786);
        });
  }

  @Test
  void each_wrong_cell_has_a_line_with_row_and_column() throws IOException {
    ReadTable table =
        read("kommunkod;namn;invånare\n0114;Väsby;många\n0115;Vallentuna;1,5\n0117;;-3\n");
    assertThat(lines(table))
        .containsExactly(
            "Rad 2, kolumn C (invånare): 'många' är inget tal. Skriv talet med siffror, till"
                + " exempel 93 000 eller 4,65.",
            "Rad 3, kolumn C (invånare): '1,5' har decimaler, men här ska stå ett heltal. Avrunda"
                + " talet eller rätta det.",
            "Rad 4, kolumn B (namn): Cellen är tom. Fyll i den, eller ta bort raden. Är raden en"
                + " summa, skriv 'Totalt' först på den.",
            "Rad 4, kolumn C (invånare): '-3' är för litet. Talet ska vara minst 0.");
    assertThat(table.rows()).isEmpty();
  }
}
