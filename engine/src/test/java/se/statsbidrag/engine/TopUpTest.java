package se.statsbidrag.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.TopUp;
import se.statsbidrag.engine.document.RuleDocument;

/** What a later round of the same year adds: the key of the year less the ordinary key. */
@Shows("R98")
class TopUpTest {

  private static final int SEEDS = Integer.getInteger("seeds", 200);
  private static final long KRONA = 100;

  private static Figures figures(long[] population, long[] ordinary) {
    String[] codes =
        IntStream.range(0, population.length).mapToObj("%04d"::formatted).toArray(String[]::new);
    return Figures.of(codes, codes).with("population", population).with("ordinary", ordinary);
  }

  private static Rule topUp() {
    return Rule.of(new TopUp("ordinary", new Share("population")));
  }

  @Test
  void each_gets_what_the_years_key_is_more_than_the_ordinary_one() {
    Allocation made =
        topUp().allocate(figures(new long[] {50, 50}, new long[] {60, 20}), 40 * KRONA);
    assertThat(made.ore(0)).isZero();
    assertThat(made.ore(1)).isEqualTo(40 * KRONA);
    String steps = text(made.explain(1));
    assertThat(steps).contains("40 kr + 80 kr i den ordinarie nyckeln", "60 kr − 20 kr");
  }

  @Test
  void a_row_where_the_year_gives_less_than_the_ordinary_key_is_refused_by_name() {
    assertThatThrownBy(
            () -> topUp().allocate(figures(new long[] {50, 50}, new long[] {70, 20}), 30 * KRONA))
        .isInstanceOfSatisfying(
            AllocationRefused.class,
            refused -> {
              assertThat(refused.complaints()).hasSize(1);
              assertThat(
                      refused
                          .complaints()
                          .getFirst()
                          .sentence(Locale.of("sv"))
                          .replace('\u00a0', ' '))
                  .startsWith("0000: hela årets nyckel ger 10 kr mindre");
            });
  }

  @Test
  void the_rule_is_written_and_read_as_any_other() {
    Rule rule = topUp();
    assertThat(RuleDocument.read(RuleDocument.write(rule))).isEqualTo(rule);
  }

  @Test
  void the_differences_sum_to_the_frame_and_with_the_ordinary_key_they_are_the_years() {
    for (long seed = 0; seed < SEEDS; seed++) {
      adds(seed);
    }
  }

  @Test
  @Tag("deep")
  void the_differences_sum_to_the_frame_for_many_seeds() {
    for (long seed = 0; seed < 20_000; seed++) {
      adds(seed);
    }
  }

  private static void adds(long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(60);
    long[] population = random.longs(size, 1, 100_000).toArray();
    long first = random.nextLong(1_000_000) * KRONA;
    long more = random.nextLong(1_000_000) * KRONA;
    Rule share = Rule.of(new Share("population"));
    Figures heads = figures(population, new long[size]);
    Allocation ordinary = share.allocate(heads, first);
    Allocation year = share.allocate(heads, first + more);
    long[] kronor = IntStream.range(0, size).mapToLong(i -> ordinary.ore(i) / KRONA).toArray();
    boolean less = IntStream.range(0, size).anyMatch(i -> year.ore(i) < ordinary.ore(i));
    Figures both = figures(population, kronor);
    if (less) {
      assertThatThrownBy(() -> topUp().allocate(both, more))
          .as("seed %d", seed)
          .isInstanceOf(AllocationRefused.class);
      return;
    }
    Allocation added = topUp().allocate(both, more);
    assertThat(added.sumOre()).as("seed %d", seed).isEqualTo(more);
    for (int i = 0; i < size; i++) {
      assertThat(added.ore(i))
          .as("seed %d, row %d", seed, i)
          .isEqualTo(year.ore(i) - ordinary.ore(i));
      assertThat(added.explain(i).amountOre()).as("seed %d", seed).isEqualTo(added.ore(i));
    }
  }

  private static String text(Explanation explanation) {
    StringBuilder text = new StringBuilder();
    explanation.steps().forEach(step -> text.append(step.formula(Locale.of("sv"))).append('\n'));
    return text.toString().replace('\u00a0', ' ');
  }
}
