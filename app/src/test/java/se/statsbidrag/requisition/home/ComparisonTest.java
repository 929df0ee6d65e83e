package se.statsbidrag.requisition.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import se.statsbidrag.pages.Formats;

/** When there is nothing to compare. */
class ComparisonTest {

  private static final Formats SWEDISH = Formats.of(Locale.of("sv", "SE"));

  @Test
  void what_rounding_alone_tells_apart_is_alike() {
    assertThat(Comparison.alike(new double[] {0.933329, 0.933333, 0.933338}, SWEDISH, 2)).isTrue();
    assertThat(Comparison.alike(new double[] {952_381, 952_381}, SWEDISH, 0)).isTrue();
  }

  @Test
  void what_a_reader_would_see_the_difference_of_is_not() {
    assertThat(Comparison.alike(new double[] {0.93, 0.94}, SWEDISH, 2)).isFalse();
    assertThat(Comparison.alike(new double[] {952_380, 952_381}, SWEDISH, 0)).isFalse();
  }
}
