package se.statsbidrag.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.tables.Ambiguity.Points;
import se.statsbidrag.tables.NumberParser.Outcome;

class NumberParserTest {

  private final NumberParser number = new NumberParser();

  private Outcome typed(String text, Points points, boolean whole) {
    return number.typed(text.toCharArray(), 0, text.length(), points, whole);
  }

  private BigDecimal figure() {
    return BigDecimal.valueOf(number.unscaled(), number.scale());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "0114 | 114",
        "93000 | 93000",
        "93 000 | 93000",
        "93\u00A0000 | 93000",
        "93\u202F000 | 93000",
        "93\u2009000 | 93000",
        "93\u2007000 | 93000",
        "1 234\u00A0567\u202F890 | 1234567890",
        "93 000 kr | 93000",
        "93 000kr | 93000",
        "93 000 Kronor | 93000",
        "93 000:- | 93000",
        "kr 93 000 | 93000",
        "SEK 93 000 | 93000",
        "93 000,00 | 93000",
        "4,9206 | 4.9206",
        "0,04 | 0.04",
        "1 234,5 | 1234.5",
        "-5 | -5",
        "- 5 | -5",
        "\u22125 | -5",
        "\u2212 1 234,50 kr | -1234.5",
        "+7 | 7",
        "999999999999999999 | 999999999999999999",
        "000000000000000000000001 | 1",
      })
  void a_swedish_figure_is_read_exactly(String text, BigDecimal expected) {
    assertThat(typed(text, Points.ASK, false)).isEqualTo(Outcome.FIGURE);
    assertThat(figure()).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abc | NOT_A_FIGURE",
        "12a | NOT_A_FIGURE",
        "kr | NOT_A_FIGURE",
        "- | NOT_A_FIGURE",
        "\u2013 | NOT_A_FIGURE",
        ", | NOT_A_FIGURE",
        "5, | NOT_A_FIGURE",
        ",5 | NOT_A_FIGURE",
        "1,2,x | NOT_A_FIGURE",
        "1.2.3,4,5 | NOT_A_FIGURE",
        "10 % | NOT_A_FIGURE",
        "\u2013 5 | DASH",
        "\u20145 | DASH",
        "1 2 | GROUPING",
        "12 34 | GROUPING",
        "1234 567 | GROUPING",
        "93  000 | GROUPING",
        "1,2E+05 | SCIENTIFIC",
        "1.2E5 | SCIENTIFIC",
        "9999999999999999999 | TOO_LARGE",
        "9 999 999 999 999 999 999 | TOO_LARGE",
        "1,1234567890123456789 | TOO_LARGE",
      })
  void what_is_no_figure_is_told_apart(String text, Outcome expected) {
    assertThat(typed(text, Points.ASK, false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.234", "1.5", "4.9206", "1.234.567", "1,234,567", "1.234,50", "1,234.5"})
  void a_point_or_several_commas_are_asked_about(String text) {
    assertThat(typed(text, Points.ASK, false)).isEqualTo(Outcome.AMBIGUOUS);
  }

  @Test
  void one_comma_and_three_digits_are_asked_about_where_a_whole_figure_is_wanted() {
    assertThat(typed("1,234", Points.ASK, true)).isEqualTo(Outcome.AMBIGUOUS);
    assertThat(typed("1,234", Points.ASK, false)).isEqualTo(Outcome.FIGURE);
    assertThat(figure()).isEqualByComparingTo("1.234");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234 | THOUSANDS | 1234",
        "1.234 | DECIMAL | 1.234",
        "1.234.567 | THOUSANDS | 1234567",
        "1.234.567,89 | THOUSANDS | 1234567.89",
        "1,234,567 | DECIMAL | 1234567",
        "1,234,567.89 | DECIMAL | 1234567.89",
        "4.9206 | DECIMAL | 4.9206",
        "4,65 | THOUSANDS | 4.65",
      })
  void an_answer_settles_what_a_point_means(String text, Points answer, BigDecimal expected) {
    assertThat(typed(text, answer, false)).isEqualTo(Outcome.FIGURE);
    assertThat(figure()).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"4.9206 | THOUSANDS", "1.5 | THOUSANDS", "1.234.567 | DECIMAL", "4,65 | DECIMAL"})
  void a_figure_against_the_answer_is_refused(String text, Points answer) {
    assertThat(typed(text, answer, false)).isNotEqualTo(Outcome.FIGURE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "93000 | 93000",
        "93000.0 | 93000",
        "4.9206000000000003 | 4.9206",
        "0.30000000000000004 | 0.3",
        "1E5 | 100000",
        "1.5E-2 | 0.015",
        "-7 | -7",
        "0 | 0",
        "0.0 | 0",
      })
  void a_figure_that_a_program_wrote_is_read(String text, BigDecimal expected) {
    assertThat(number.written(text.toCharArray(), 0, text.length())).isEqualTo(Outcome.FIGURE);
    assertThat(figure()).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1E400", "1E999999999", "-1E2147483647", "1E-2147483647", "x", "1e", "--1"})
  void a_figure_that_no_program_should_write_is_not_read(String text) {
    assertThat(number.written(text.toCharArray(), 0, text.length())).isNotEqualTo(Outcome.FIGURE);
  }

  @Test
  void every_figure_survives_being_written_in_swedish() {
    Random random = new Random(20200312);
    for (int i = 0; i < 20_000; i++) {
      long whole = random.nextLong() >> (random.nextInt(50) + 5);
      int scale = random.nextInt(4);
      BigDecimal exact = BigDecimal.valueOf(whole, scale);
      char space = " \u00A0\u202F\u2009".charAt(random.nextInt(4));
      String text =
          String.format(java.util.Locale.ROOT, "%,." + scale + "f", exact)
              .replace(',', space)
              .replace('.', ',')
              .replace('-', random.nextBoolean() ? '-' : '\u2212');
      assertThat(typed(text, Points.ASK, false)).as(text).isEqualTo(Outcome.FIGURE);
      assertThat(figure()).as(text).isEqualByComparingTo(exact);
    }
  }
}
