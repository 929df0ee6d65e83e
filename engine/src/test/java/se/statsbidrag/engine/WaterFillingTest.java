package se.statsbidrag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.engine.Component.Among;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.lanes.WaterFilling;

/** The short way to share out again: it answers where all is whole kronor, and as the rule does. */
@Shows("R111")
class WaterFillingTest {

  private static final int SEEDS = Integer.getInteger("seeds", 150);
  private static final long KRONA = 100;
  private static final Rule RULE =
      new Rule(
          new Among(
              "most",
              1,
              Long.MAX_VALUE,
              new Bounded(null, new Bound.Column("most"), new Share("weight"))),
          Rounding.KRONOR,
          Rule.Closing.AT_MOST);

  @Test
  void it_gives_what_the_rule_gives() {
    for (long seed = 0; seed < SEEDS; seed++) {
      same(seed);
    }
  }

  @Test
  @Tag("deep")
  void it_gives_what_the_rule_gives_for_many_seeds() {
    for (long seed = 0; seed < 30_000; seed++) {
      same(seed);
    }
  }

  private static void same(long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(30);
    boolean alike = random.nextBoolean(); // equal weights, so that remainders are equal
    long[] weights = new long[size];
    long[] most = new long[size];
    for (int row = 0; row < size; row++) {
      weights[row] = alike ? 7 : 1 + random.nextInt(900);
      most[row] = random.nextInt(5) == 0 ? 0 : (1 + random.nextInt(400)) * KRONA;
    }
    most[0] = KRONA;
    long left = (1 + random.nextInt(5_000)) * KRONA;
    String[] codes =
        IntStream.range(0, size)
            .mapToObj(row -> "%04d".formatted(row * 7 % 31))
            .toArray(String[]::new);
    Figures figures = Figures.of(codes, codes).with("weight", weights).with("most", most);
    long[] filled = WaterFilling.fill(weights, most, left, figures.codeRanks()).orElseThrow();
    Allocation ruled = RULE.allocate(figures, left);
    assertThat(filled)
        .as("seed %d", seed)
        .containsExactly(IntStream.range(0, size).mapToLong(ruled::ore).toArray());
  }

  @Test
  void what_is_no_whole_krona_is_left_to_the_rule() {
    int[] ranks = {0, 1};
    long[] weights = {1, 1};
    assertThat(WaterFilling.fill(weights, new long[] {500, 500}, 650, ranks)).isEmpty();
    assertThat(WaterFilling.fill(weights, new long[] {550, 500}, 600, ranks)).isEmpty();
    assertThat(WaterFilling.fill(weights, new long[] {500, 500}, 600, ranks)).isPresent();
    assertThat(WaterFilling.fill(weights, new long[] {500, 0}, 600, ranks))
        .hasValueSatisfying(ore -> assertThat(ore).containsExactly(500, 0));
  }

  @Test
  void what_does_not_fit_is_left_to_the_rule() {
    int[] ranks = {0, 1};
    long[] most = {500, 500};
    long large = 1L << 60;
    assertThat(WaterFilling.fill(new long[] {large, 1}, most, 600, ranks)).isEmpty();
    assertThat(WaterFilling.fill(new long[] {Long.MAX_VALUE, 1}, most, 600, ranks)).isEmpty();
    assertThat(WaterFilling.fill(new long[] {1L << 61, 1L << 61}, most, 600, ranks)).isEmpty();
    long[] high = {(1L << 30) * KRONA, KRONA};
    assertThat(WaterFilling.fill(new long[] {1L << 40, 1}, high, 600, ranks)).isEmpty();
    assertThat(WaterFilling.fill(new long[] {1L << 40, 1}, most, 600, ranks)).isPresent();
  }
}
