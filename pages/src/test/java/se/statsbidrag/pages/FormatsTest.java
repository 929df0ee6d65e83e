package se.statsbidrag.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormatsTest {

  private static final Formats SV = Swedish.FORMATS;
  private static final Formats EN = English.FORMATS;

  @Test
  void a_number_is_grouped_in_threes_by_a_space_that_does_not_break() {
    assertThat(SV.number(4_528_687)).isEqualTo("4\u00a0528\u00a0687");
    assertThat(SV.number(0)).isEqualTo("0");
    assertThat(SV.number(999)).isEqualTo("999");
    assertThat(SV.number(1000)).isEqualTo("1\u00a0000");
    assertThat(SV.number(-1000)).isEqualTo("\u22121\u00a0000");
    assertThat(SV.number(Long.MIN_VALUE))
        .isEqualTo("\u22129 223 372 036 854 775 808".replace(' ', '\u00a0'));
    assertThat(EN.number(4_528_687)).isEqualTo("4,528,687");
  }

  @Test
  void an_amount_shows_its_ore_only_where_there_are_any() {
    assertThat(SV.kronor(452_868_700)).isEqualTo("4\u00a0528\u00a0687\u00a0kr");
    assertThat(SV.kronor(150)).isEqualTo("1,50\u00a0kr");
    assertThat(SV.kronor(-5)).isEqualTo("\u22120,05\u00a0kr");
    assertThat(EN.kronor(452_868_705)).isEqualTo("SEK\u00a04,528,687.05");
  }

  @Test
  void a_difference_always_has_a_sign_unless_it_is_nothing() {
    assertThat(SV.signed(120_000)).isEqualTo("+1\u00a0200");
    assertThat(SV.signed(-30_000)).isEqualTo("\u2212300");
    assertThat(SV.signed(0)).isEqualTo("0");
  }

  @Test
  void a_decimal_is_rounded_half_away_from_zero_and_never_minus_nothing() {
    assertThat(SV.decimal(236.45, 1)).isEqualTo("236,5");
    assertThat(SV.decimal(-0.04, 1)).isEqualTo("0,0");
    assertThat(SV.decimal(1e21, 0))
        .isEqualTo("1 000 000 000 000 000 000 000".replace(' ', '\u00a0'));
    assertThat(SV.percent(0.684, 0)).isEqualTo("68\u00a0%");
    assertThat(EN.percent(0.6849, 1)).isEqualTo("68.5%");
  }

  @Test
  void a_date_is_written_as_people_say_it() {
    LocalDate day = LocalDate.of(2026, 5, 31);
    assertThat(SV.date(day)).isEqualTo("31 maj 2026");
    assertThat(EN.date(day)).isEqualTo("31 May 2026");
    assertThat(SV.isoDate(day)).isEqualTo("2026-05-31");
    LocalDateTime time = LocalDateTime.of(2026, 5, 19, 14, 32);
    assertThat(SV.time(time)).isEqualTo("19 maj 2026 kl. 14.32");
    assertThat(EN.time(time)).isEqualTo("19 May 2026 at 14:32");
  }

  @Test
  void words_in_a_row_end_with_and() {
    assertThat(SV.list(List.of())).isEmpty();
    assertThat(SV.list(List.of("a"))).isEqualTo("a");
    assertThat(SV.list(List.of("a", "b", "c"))).isEqualTo("a, b och c");
    assertThat(EN.list(List.of("a", "b"))).isEqualTo("a and b");
  }

  @Test
  void swedish_letters_sort_last() {
    List<String> names = new ArrayList<>(List.of("Ö", "Ale", "Ä", "Å", "Zeta", "Vara", "Wara"));
    names.sort(Swedish.collator());
    assertThat(names).endsWith("Zeta", "Å", "Ä", "Ö").startsWith("Ale");
  }

  @Test
  void every_language_but_english_is_answered_in_swedish() {
    assertThat(Formats.of(Locale.UK)).isSameAs(EN);
    assertThat(Formats.of(Locale.of("sv", "FI"))).isSameAs(SV);
    assertThat(Formats.of(Locale.ROOT)).isSameAs(SV);
  }

  @Test
  void what_the_pages_write_can_be_typed_back() {
    Random random = new Random(20_200_312);
    for (int i = 0; i < 20_000; i++) {
      long ore = random.nextLong() >> random.nextInt(64);
      assertThat(Typed.kronor(SV.kronor(ore))).isEqualTo(new Typed.Read<>(ore));
      assertThat(Typed.whole(SV.number(ore))).isEqualTo(new Typed.Read<>(ore));
    }
  }
}
