package se.statsbidrag.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final String[] NAMES = {"x", "y", "z"};

  @Test
  void a_code_is_found_whatever_the_order_of_the_rows() {
    for (String[] codes :
        new String[][] {{"01", "02", "03"}, {"03", "01", "02"}, {"02", "03", "01"}}) {
      Figures figures = Figures.of(codes, NAMES);
      for (int row = 0; row < 3; row++) {
        assertThat(figures.row(codes[row])).contains(row);
        assertThat(figures.codeRanks()[row]).isEqualTo(Integer.parseInt(codes[row]) - 1);
      }
      assertThat(figures.row("00")).isEmpty();
      assertThat(figures.row("015")).isEmpty();
      assertThat(figures.row("04")).isEmpty();
      assertThat(figures.name(2)).isEqualTo("z");
      assertThat(figures.inCodeOrder()).isEqualTo(codes[0].equals("01"));
    }
  }

  @Test
  void recipients_may_be_known_by_number_alone() {
    Figures figures = Figures.numbered(12);

    assertThat(figures.row("12")).contains(11);
    assertThat(figures.code(11)).isEqualTo("12");
    assertThat(figures.name(11)).isEqualTo("12");
    assertThat(figures.row("0")).isEmpty();
    assertThat(figures.row("13")).isEmpty();
    assertThat(figures.row("x")).isEmpty();
    assertThat(figures.inCodeOrder()).isTrue();
  }

  @Test
  void a_column_must_have_a_row_for_each() {
    Figures figures = Figures.of(new String[] {"01", "02", "03"}, NAMES);

    assertThatThrownBy(() -> figures.with("population", new long[2]))
        .hasMessage("population has 2 rows, not 3");
    assertThatThrownBy(() -> figures.withEarlier(new long[4]))
        .hasMessage("earlier has 4 rows, not 3");
    assertThatThrownBy(() -> Figures.of(new String[] {"01"}, NAMES))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(figures.with("a", new long[3]).with("b", new long[3]).columnNames())
        .containsExactly("a", "b");
    assertThat(figures.column("a")).isEmpty();
    assertThat(figures.earlier()).isEmpty();
  }
}
