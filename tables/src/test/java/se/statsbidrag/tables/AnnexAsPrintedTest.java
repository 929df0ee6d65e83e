package se.statsbidrag.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;

/**
 * The annex of 2020 as it was printed: odd header, spaces in numbers, blank lines at page breaks.
 */
class AnnexAsPrintedTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("name", "kommuner", "kommun"),
          Column.whole("population", "befolkning*").atLeast(0),
          Column.whole("group", "kommungrupp"),
          Column.whole("amount", "belopp*").atLeast(0));

  private static final String PRINTED =
      """
      Kommuner\tBefolkning per den 1/11 2019\tKommungrupp\tBelopp att fördelar per kommun
      Stockholm\t974 145\t1\t4 528 687
      Nyköping\t56 566\t6\t357 977

      Skövde\t56 181\t6\t357 787
      Möndal\t69 227\t2\t411 449
      """;

  @Test
  @Shows("O6")
  void the_annex_is_read_as_it_was_printed() throws IOException {
    ReadTable table =
        Tables.read(PRINTED.getBytes(StandardCharsets.UTF_8), COLUMNS, ReadOptions.standard());

    assertThat(table.complaints()).isEmpty();
    assertThat(table.rows()).hasSize(4);
    assertThat(table.rows().getFirst().whole("amount")).isEqualTo(4_528_687);
    assertThat(table.rows().get(2).text("name")).isEqualTo("Skövde");
    assertThat(table.rows().get(2).number()).isEqualTo(5);
  }
}
