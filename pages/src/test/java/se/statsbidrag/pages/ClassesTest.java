package se.statsbidrag.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassesTest {

  private static Unit kronor(int decimals) {
    return new Unit(Swedish.FORMATS, new Charts.Measure("kr", decimals));
  }

  @Test
  void limits_are_figures_that_one_can_read() {
    double[] values = new Random(5).doubles(290, 91, 239).toArray();
    Classes classes = Classes.of(values, 0);
    assertThat(classes.limits()).containsExactly(120.0, 150.0, 180.0, 210.0);
    assertThat(classes.labels(kronor(0)))
        .containsExactly(
            "under 120\u00a0kr",
            "120\u2013149\u00a0kr",
            "150\u2013179\u00a0kr",
            "180\u2013209\u00a0kr",
            "210\u00a0kr eller mer");
  }

  @Test
  void at_most_five_classes_none_of_them_empty_and_every_value_in_one() {
    Random random = new Random(2020);
    for (int run = 0; run < 2000; run++) {
      int decimals = random.nextInt(3);
      double[] values = some(random);
      Classes classes = Classes.of(values, decimals);
      assertThat(classes.count()).isBetween(1, Classes.MOST);
      assertThat(classes.limits()).isSorted().doesNotHaveDuplicates();
      assertThat(classes.labels(kronor(decimals))).hasSize(classes.count());
      Set<Integer> used = new HashSet<>();
      Arrays.stream(values).forEach(value -> used.add(classes.of(value)));
      assertThat(used).hasSize(classes.count()).allMatch(i -> i >= 0 && i < classes.count());
    }
  }

  @Test
  void a_value_belongs_where_its_shown_figure_belongs() {
    Classes classes = new Classes(List.of(120.0, 150.0), 0);
    assertThat(classes.of(119.4)).isZero();
    assertThat(classes.of(119.6)).isEqualTo(1);
    assertThat(classes.of(149.49)).isEqualTo(1);
    assertThat(classes.of(150)).isEqualTo(2);
  }

  @Test
  void values_that_do_not_differ_are_one_class() {
    assertThat(Classes.of(new double[] {5, 5, 5}, 0).labels(kronor(0))).containsExactly("alla");
    assertThat(Classes.of(new double[0], 0).count()).isEqualTo(1);
  }

  @Test
  void limits_below_zero_are_joined_by_a_word() {
    Classes classes = new Classes(List.of(-200.0, -100.0, 0.0), 0);
    assertThat(classes.labels(kronor(0))).contains("\u2212200 till \u2212101\u00a0kr");
  }

  private static double[] some(Random random) {
    double size = Math.pow(10, random.nextInt(7) - 1);
    int count = 1 + random.nextInt(290);
    return random.nextBoolean()
        ? random.doubles(count, -size, size).toArray()
        : random.ints(count, 0, 4).mapToDouble(i -> i * size).toArray();
  }
}
