package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Component.Among;
import se.statsbidrag.engine.Component.Band;
import se.statsbidrag.engine.Component.Bands;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.FixedRows;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rounding;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.engine.Rule.Closing;

/** What the rules of a grant promise, for any figures: each seed is a case of its own. */
class RulePropertiesTest {

  private static final long KRONA = 100;
  private static final Component BY_POPULATION = new Share("population");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 2020, 2021, 2022})
  @Shows({"O8", "R44"})
  void guarantee_and_share_sum_to_the_frame_for_any_population(long seed) {
    Random random = new Random(seed);
    long[] population = population(random, 21);
    long frame = 31_500_000L * KRONA;
    Allocation key =
        Rule.of(new Sum(new Guaranteed(1_000_000L * KRONA), BY_POPULATION))
            .allocate(figures(population), frame);

    assertThat(key.sumOre()).isEqualTo(frame);
    assertThat(LongStream.of(key.ore()))
        .allMatch(ore -> ore >= 1_000_000L * KRONA && ore % KRONA == 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 2020, 2021, 2022})
  @Shows({"R39", "R47"})
  void more_inhabitants_never_give_less_and_nothing_else_matters(long seed) {
    Random random = new Random(seed);
    long[] population = population(random, 290);
    Figures figures = figures(population);
    long[] amounts = Rule.of(BY_POPULATION).allocate(figures, 75_000_000L * KRONA).ore();
    long[] withGroups =
        Rule.of(BY_POPULATION)
            .allocate(figures.with("group", population(random, 290)), 75_000_000L * KRONA)
            .ore();

    assertThat(withGroups).isEqualTo(amounts);
    Integer[] bySize = IntStream.range(0, 290).boxed().toArray(Integer[]::new);
    Arrays.sort(bySize, (a, b) -> Long.compare(population[a], population[b]));
    for (int i = 1; i < bySize.length; i++) {
      assertThat(amounts[bySize[i]]).isGreaterThanOrEqualTo(amounts[bySize[i - 1]] - KRONA);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 2020, 2021, 2022})
  @Shows("R111")
  void redistribution_gives_whole_kronor_to_those_who_asked_and_never_more_than_is_left(long seed) {
    Random random = new Random(seed);
    int size = 290;
    long left = random.nextLong(1, 20_000_000) * KRONA;
    long[] wish = LongStream.range(0, size).map(i -> random.nextLong(200_000) * KRONA).toArray();
    long[] asked = LongStream.range(0, size).map(i -> random.nextInt(2)).toArray();
    Figures figures = figures(population(random, size)).with("wish", wish).with("asked", asked);
    Rule rule =
        new Rule(
            new Among("asked", 1, 1, new Bounded(null, new Bound.Column("wish"), BY_POPULATION)),
            Rounding.kronor(Rounding.Method.DOWN),
            Closing.AT_MOST);

    Allocation list = rule.allocate(figures, left);

    assertThat(list.sumOre()).isLessThanOrEqualTo(left);
    for (int row = 0; row < size; row++) {
      assertThat(list.ore(row) % KRONA).isZero();
      assertThat(list.ore(row)).isLessThanOrEqualTo(asked[row] == 1 ? wish[row] : 0);
    }
    assertThat(rule.allocate(figures, left).ore()).isEqualTo(list.ore());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 2020, 2021, 2022})
  @Shows("R186")
  void a_row_outside_the_key_gets_its_sum_and_the_others_share_the_rest_exactly(long seed) {
    long frame = 5_394_915L * KRONA;
    Allocation key =
        Rule.of(new FixedRows(Map.of("0014", 250_000L * KRONA), BY_POPULATION))
            .allocate(figures(population(new Random(seed), 14)), frame);

    assertThat(key.ore(13)).isEqualTo(250_000L * KRONA);
    assertThat(key.sumOre()).isEqualTo(frame);
  }

  @Test
  @Shows({"O7", "R40"})
  void exactly_30_000_inhabitants_is_small_and_one_more_is_not() {
    Component bands =
        new Bands(
            "population",
            List.of(
                new Band(30_000L, new Guaranteed(100_000 * KRONA)),
                new Band(null, new Guaranteed(0))));
    long[] population = {29_999, 30_000, 30_001};
    Rule rule = new Rule(bands, Rounding.KRONOR, Closing.SHOWN);

    assertThat(rule.allocate(figures(population), 300_000 * KRONA).ore())
        .containsExactly(100_000 * KRONA, 100_000 * KRONA, 0);
  }

  private static Figures figures(long[] population) {
    String[] codes =
        IntStream.rangeClosed(1, population.length)
            .mapToObj("%04d"::formatted)
            .toArray(String[]::new);
    return Figures.of(codes, codes.clone()).with("population", population);
  }

  private static long[] population(Random random, int size) {
    return LongStream.range(0, size).map(i -> random.nextLong(2_000, 1_000_000)).toArray();
  }
}
