package se.statsbidrag.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.pages.Typed.Problem;
import se.statsbidrag.pages.Typed.Read;
import se.statsbidrag.pages.Typed.Unread;

class TypedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4528687",
        "4 528 687",
        "4\u00a0528\u00a0687",
        "4\u202f528\u202f687",
        "4\u2009528\u2009687",
        " 4 528 687 kr",
        "4528687kr",
        "4 528 687 kronor",
        "4528687 SEK",
        "4 528 687:-",
        "4528687,0",
        "4528687,00",
        "\ufeff4528687",
        "4  528  687",
        "\t4528687\n"
      })
  void an_amount_is_read_however_its_spaces_and_unit_are_written(String text) {
    assertThat(Typed.kronor(text)).isEqualTo(new Read<>(452_868_700L));
  }

  @ParameterizedTest
  @CsvSource({"'-300'", "'\u2212300'", "'- 300 kr'", "'\u2212 300'"})
  void both_minus_signs_are_read(String text) {
    assertThat(Typed.kronor(text)).isEqualTo(new Read<>(-30_000L));
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "'   ', EMPTY",
    "'1.000', POINT",
    "'4.528.687', POINT",
    "'1 000.50 kr', POINT",
    "'-1.5', POINT",
    "tusen, NOT_A_NUMBER",
    "'1,2,3', NOT_A_NUMBER",
    "'12-3', NOT_A_NUMBER",
    "'kr', NOT_A_NUMBER",
    "',5', NOT_A_NUMBER",
    "'5,', NOT_A_NUMBER",
    "www.x.se, NOT_A_NUMBER",
    "'1 00', GROUPS",
    "'12 34 567', GROUPS",
    "'1234 567', GROUPS",
    "'1,005', DECIMALS",
    "92233720368547758080, TOO_LARGE",
    "'1e9', NOT_A_NUMBER"
  })
  void what_cannot_be_read_says_why(String text, Problem problem) {
    assertThat(Typed.kronor(text)).isEqualTo(new Unread<>(problem, text));
  }

  @Test
  void the_largest_amount_is_read_and_one_more_is_refused() {
    assertThat(Typed.whole("9 223 372 036 854 775 807")).isEqualTo(new Read<>(Long.MAX_VALUE));
    assertThat(Typed.whole("9 223 372 036 854 775 808")).isInstanceOf(Unread.class);
  }

  @Test
  void a_figure_of_a_million_digits_is_refused_at_once() {
    assertThat(Typed.whole("1 ".repeat(1_000_000)))
        .isInstanceOfSatisfying(
            Unread.class, unread -> assertThat(unread.problem()).isEqualTo(Problem.TOO_LARGE));
  }

  @Test
  void a_decimal_keeps_what_was_typed() {
    assertThat(Typed.decimal("4,9206", 4)).isEqualTo(new Read<>(new BigDecimal("4.9206")));
    assertThat(Typed.decimal("4,92061", 4)).isEqualTo(new Unread<>(Problem.DECIMALS, "4,92061"));
  }

  @Test
  void no_text_whatever_breaks_the_reading() {
    Random random = new Random(1);
    String letters = "0123456789 ,.-\u2212\u00a0kr:eE+\u0000\ud83d\udca9";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      if (Typed.kronor(text.toString()) instanceof Read<Long>(Long ore)) {
        assertThat(Typed.kronor(Swedish.FORMATS.kronor(ore))).isEqualTo(new Read<>(ore));
      }
    }
  }
}
