package se.statsbidrag.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "4,9206;4.9206",
        "4.92060;4.9206",
        "93 000;93000",
        "1\u00a0000\u202f000,50;1000000.5",
        "\u22120,5;-0.5",
        "0,000;0",
        "120;120"
      })
  void a_constant_is_read_as_people_write_it(String text, String exact) {
    assertThat(Decimal.parse(text)).hasToString(exact);
    assertThat(Decimal.parse(text)).isEqualTo(Decimal.parse(exact));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "en", "1,2,3", "1e5", "--1", "1.", ",5", "1234567890123456789"})
  void what_is_no_number_is_refused(String text) {
    assertThatThrownBy(() -> Decimal.parse(text)).isInstanceOf(AllocationRefused.class);
  }

  @Test
  void a_constant_with_more_digits_than_can_be_kept_is_refused() {
    assertThat(new Decimal(1, 15).scale()).isEqualTo(15);
    assertThatThrownBy(() -> new Decimal(1, 16)).hasMessageContaining("16 decimals");
    assertThatThrownBy(() -> new Decimal(1, -1)).isInstanceOf(AllocationRefused.class);
    assertThatThrownBy(() -> Decimal.of(new BigDecimal("123456789012345678901")))
        .hasMessageContaining("too many digits");
    assertThat(Decimal.of(new BigDecimal("1E+3"))).isEqualTo(Decimal.of(1000));
    assertThat(Decimal.of(Long.MAX_VALUE).unscaled()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void constants_are_ordered_by_their_value() {
    assertThat(Decimal.parse("0,5")).isLessThan(Decimal.ONE).isGreaterThan(Decimal.ZERO);
    assertThat(Decimal.parse("-0,5").isNegative()).isTrue();
    assertThat(Decimal.ZERO.isNegative()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "100;1;KRONOR;1 kr;1 kr",
        "-150;1;KRONOR;−1,50 kr;−1.50 kr",
        "100000000;3;KRONOR;333 333,333333… kr;333,333.333333… kr",
        "1;300000000000;KRONOR;0,0000000000000333… kr;0.0000000000000333… kr",
        "0;7;KRONOR;0 kr;0 kr",
        "2374550;1;COUNT;2 374 550;2,374,550",
        "49206;10000;NUMBER;4,9206;4.9206",
        "1;8;PERCENT;12,5 %;12.5%"
      })
  void a_quantity_is_written_as_each_language_writes_it(
      String numerator, String denominator, Quantity.Kind kind, String swedish, String english) {
    Quantity quantity = new Quantity(new BigInteger(numerator), new BigInteger(denominator), kind);

    assertThat(quantity.text(Locale.of("sv")).replace('\u00a0', ' ')).isEqualTo(swedish);
    assertThat(quantity.text(Locale.UK).replace('\u00a0', ' ')).isEqualTo(english);
    assertThat(quantity.text(Locale.GERMAN)).isEqualTo(quantity.text(Locale.of("sv")));
  }

  @Test
  void fractions_compare_and_round_down_below_nought_too() {
    Fraction third = new Fraction(BigInteger.ONE, BigInteger.valueOf(3));

    assertThat(Fraction.ZERO.minus(third).floorUnits(1)).isEqualTo(BigInteger.valueOf(-1));
    assertThat(Fraction.of(-4).floorUnits(2)).isEqualTo(BigInteger.valueOf(-2));
    assertThat(third).isLessThan(Fraction.of(1)).isGreaterThan(Fraction.of(-1));
    assertThat(third.plus(third).plus(third)).isEqualByComparingTo(Fraction.of(1));
    assertThat(third.over(third)).isEqualByComparingTo(Fraction.of(1));
    assertThat(third.isWhole()).isFalse();
    assertThat(third.times(BigInteger.valueOf(6)).isWhole()).isTrue();
    assertThat(new Fraction(BigInteger.TEN, BigInteger.valueOf(4)).reduced())
        .isEqualTo(new Fraction(BigInteger.valueOf(5), BigInteger.TWO));
  }

  @Test
  void a_rounding_unit_is_at_least_one_ore() {
    assertThatThrownBy(() -> new Rounding(0, Rounding.Method.DOWN, Rounding.TieBreak.CODE))
        .hasMessageContaining("at least 1 öre");
  }
}
