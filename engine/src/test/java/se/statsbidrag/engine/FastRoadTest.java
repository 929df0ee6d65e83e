package se.statsbidrag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.Sum;

class FastRoadTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 21, 256, 290, 5_000})
  void the_fast_road_gives_what_the_definition_gives(int size) {
    int answered = 0;
    int most = Integer.getInteger("seeds", 150);
    int seeds = size > 1_000 ? most / 3 : most;
    for (long seed = 0; seed < seeds; seed++) {
      answered += sameAsExactly(new RandomKeys(seed * 1_000_003 + size), size) ? 1 : 0;
    }
    assertThat(answered).as("rules that took the fast road").isGreaterThan(seeds / 4);
  }

  @Test
  @Tag("deep")
  void the_fast_road_gives_what_the_definition_gives_for_many_seeds() {
    for (long seed = 0; seed < 20_000; seed++) {
      RandomKeys keys = new RandomKeys(seed);
      sameAsExactly(keys, 1 + keys.random.nextInt(700));
    }
  }

  @Test
  void a_table_where_the_sample_misleads_is_looked_at_again() {
    int size = 8_192;
    long[] population = new long[size];
    for (int i = 0; i < size; i++) {
      // The sampled runs of 64 rows see other remainders than the rest of the table.
      boolean sampled = i % (size / (size / 16 / 64)) < 64;
      population[i] = sampled ? 2 : 3 + i % 5_000;
    }
    Figures figures = Figures.numbered(size).with("population", population);
    Rule rule = Rule.of(new Sum(new Guaranteed(100), new Share("population")));

    assertThat(rule.allocate(figures, 100_000_000_00L).ore())
        .containsExactly(Allocating.exactly(rule, figures, 100_000_000_00L).ore());
  }

  @Test
  void numbers_too_large_for_the_fast_road_take_the_slow_one() {
    Figures figures =
        Figures.numbered(3)
            .with("population", new long[] {Long.MAX_VALUE / 2, Long.MAX_VALUE / 4, 12_345});
    Rule rule = Rule.of(new Share("population"));

    assertThat(fast(rule, figures, 1L << 60)).isEmpty();
    assertThat(rule.allocate(figures, 100L << 40).sumOre()).isEqualTo(100L << 40);
  }

  private static boolean sameAsExactly(RandomKeys keys, int size) {
    Figures figures = keys.figures(size);
    Rule rule = keys.rule(keys.plain(figures));
    long frame = keys.frame(rule, figures);
    Optional<Allocation> fast = fast(rule, figures, frame);
    fast.ifPresent(allocation -> {
      Allocation exactly = Allocating.exactly(rule, figures, frame);
      assertThat(allocation.ore()).as("%s of %d", rule, frame).isEqualTo(exactly.ore());
      assertThat(allocation.sumOre()).isEqualTo(exactly.sumOre());
    });
    return fast.isPresent();
  }

  private static Optional<Allocation> fast(Rule rule, Figures figures, long frame) {
    return new FastRoad(rule, figures, frame, Objections.requireNone(rule, figures, frame))
        .allocate();
  }
}
