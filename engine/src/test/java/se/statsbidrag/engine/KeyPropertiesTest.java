package se.statsbidrag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.HoldHarmless;
import se.statsbidrag.engine.Component.OrderPreserved;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.Shortage;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Rounding.Method;

class KeyPropertiesTest {

  private static final int SEEDS = Integer.getInteger("seeds", 150);

  @Test
  @Shows({"R111", "O8"})
  void any_rule_that_promises_an_exact_sum_keeps_it_or_is_refused() {
    int made = 0;
    for (long seed = 0; seed < SEEDS * 2; seed++) {
      made += keptItsPromise(seed) ? 1 : 0;
    }
    assertThat(made).isGreaterThan(SEEDS / 2);
  }

  @Test
  @Tag("deep")
  void any_rule_that_promises_an_exact_sum_keeps_it_for_many_seeds() {
    for (long seed = 0; seed < 50_000; seed++) {
      keptItsPromise(seed);
    }
  }

  private static boolean keptItsPromise(long seed) {
    RandomKeys keys = new RandomKeys(seed);
    Figures figures = keys.figures(1 + keys.random.nextInt(60));
    Rule rule = keys.rule(keys.any(figures, keys.random.nextInt(3)));
    long frame = keys.frame(rule, figures);
    Allocation key;
    try {
      key = rule.allocate(figures, frame);
    } catch (AllocationRefused refused) {
      assertThat(refused.complaints()).isNotEmpty();
      return false;
    }
    assertThat(key.sumOre()).isEqualTo(Arrays.stream(key.ore()).sum());
    assertThat(Arrays.stream(key.ore())).allMatch(ore -> ore >= 0);
    switch (rule.closing()) {
      case EXACT -> assertThat(key.differenceOre()).isZero();
      case AT_MOST -> assertThat(key.differenceOre()).isNotNegative();
      case SHOWN -> assertThat(key.sumOre() % rule.rounding().unitOre()).isZero();
    }
    int row = keys.random.nextInt(figures.size());
    var steps = key.explain(row).steps();
    assertThat(steps.getLast().value()).isEqualTo(Quantity.kronor(key.ore(row)));
    for (var step : steps) {
      for (Locale locale : List.of(Locale.of("sv"), Locale.ENGLISH)) {
        assertThat(step.label(locale) + step.formula(locale) + step.result(locale))
            .doesNotContain("{", "null");
      }
    }
    return true;
  }

  @Test
  void the_order_of_the_rows_does_not_matter() {
    int made = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomKeys keys = new RandomKeys(seed);
      Figures figures = keys.figures(1 + keys.random.nextInt(300));
      Rule rule = keys.rule(keys.any(figures, keys.random.nextInt(3)));
      long frame = keys.frame(rule, figures);
      Figures shuffled = RandomKeys.shuffled(figures, seed);
      Allocation key;
      try {
        key = rule.allocate(figures, frame);
      } catch (AllocationRefused refused) {
        continue;
      }
      Allocation other = rule.allocate(shuffled, frame);
      for (int row = 0; row < figures.size(); row++) {
        int place = shuffled.row(figures.code(row)).orElseThrow();
        assertThat(other.ore(place)).as("seed %d %s", seed, rule).isEqualTo(key.ore(row));
      }
      made++;
    }
    assertThat(made).isGreaterThan(SEEDS / 4);
  }

  @Test
  void base_and_share_agree_with_a_slow_reference() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomKeys keys = new RandomKeys(seed);
      Figures figures = keys.figures(1 + keys.random.nextInt(400));
      long[] population = figures.column("population").orElseThrow();
      long base = keys.ore(10_000) * 100;
      long frame = base * population.length + keys.ore(1L << 40) * 100;
      Rule rule = Rule.of(new Sum(new Guaranteed(base), new Share("population")));

      assertThat(rule.allocate(figures, frame).ore())
          .isEqualTo(slowly(figures, population, base, frame));
    }
  }

  /** Written apart from the engine: one big division a row, one sort, one unit at a time. */
  private static long[] slowly(Figures figures, long[] population, long base, long frame) {
    BigInteger total = BigInteger.ZERO;
    for (long heads : population) {
      total = total.add(BigInteger.valueOf(heads));
    }
    BigInteger kronor = BigInteger.valueOf((frame - base * population.length) / 100);
    long[] ore = new long[population.length];
    List<BigInteger> remainders = new ArrayList<>();
    long left = kronor.longValueExact();
    for (int row = 0; row < ore.length; row++) {
      BigInteger[] parts =
          kronor.multiply(BigInteger.valueOf(population[row])).divideAndRemainder(total);
      ore[row] = base + parts[0].longValueExact() * 100;
      left -= parts[0].longValueExact();
      remainders.add(parts[1]);
    }
    List<Integer> order =
        IntStream.range(0, ore.length)
            .boxed()
            .sorted(
                Comparator.comparing((Integer row) -> remainders.get(row).negate())
                    .thenComparing(figures::code))
            .toList();
    for (int place = 0; place < left; place++) {
      ore[order.get(place)] += 100;
    }
    return ore;
  }

  @Test
  void a_larger_population_never_gives_less() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomKeys keys = new RandomKeys(seed);
      Figures figures = keys.figures(2 + keys.random.nextInt(200));
      long[] population = figures.column("population").orElseThrow();
      Component component =
          switch (keys.random.nextInt(3)) {
            case 0 -> new Sum(new Guaranteed(keys.ore(9_999)), new Share("population"));
            case 1 -> new Bounded(new Bound.Amount(5_000), null, new Share("population"));
            default -> new OrderPreserved("population", keys.bands());
          };
      Rule rule =
          component instanceof OrderPreserved
              ? new Rule(component, Rounding.KRONOR, Rule.Closing.SHOWN)
              : new Rule(
                  component,
                  new Rounding(1, Method.LARGEST_REMAINDER, Rounding.TieBreak.CODE),
                  Rule.Closing.EXACT);
      Allocation key = rule.allocate(figures, 10_000L * figures.size() + keys.ore(1L << 35));
      for (int a = 0; a < figures.size(); a++) {
        for (int b = 0; b < figures.size(); b++) {
          if (population[a] > population[b]) {
            assertThat(key.ore(a)).as("seed %d", seed).isGreaterThanOrEqualTo(key.ore(b));
          }
        }
      }
    }
  }

  @Test
  @Shows("R40")
  void floors_and_caps_are_never_broken() {
    int bound = 0;
    for (long seed = 0; seed < SEEDS * 2; seed++) {
      RandomKeys keys = new RandomKeys(seed);
      Figures figures = keys.figures(1 + keys.random.nextInt(100));
      long[] wish = figures.column("wish").orElseThrow();
      boolean byWish = keys.random.nextBoolean();
      long floor = keys.ore(100_000);
      long cap = 500_000 + keys.ore(5_000_000);
      Bound most = byWish ? new Bound.Column("wish") : new Bound.Amount(cap);
      Bound least = byWish ? null : new Bound.Amount(floor);
      Rule rule =
          new Rule(
              new Bounded(least, most, new Sum(new Guaranteed(1_000), new Share("population"))),
              Rounding.KRONOR,
              Rule.Closing.AT_MOST);
      long frame = (200_000L * figures.size() + keys.ore(1L << 30)) / 100 * 100;
      Allocation key = rule.allocate(figures, frame);
      for (int row = 0; row < figures.size(); row++) {
        assertThat(key.ore(row)).isLessThanOrEqualTo(byWish ? wish[row] : cap);
        assertThat(key.ore(row)).isGreaterThanOrEqualTo(byWish ? 0 : floor);
        bound +=
            key.ore(row) == cap / 100 * 100 || key.ore(row) == (floor + 99) / 100 * 100 ? 1 : 0;
      }
    }
    assertThat(bound).isGreaterThan(SEEDS);
  }

  @Test
  void nobody_held_harmless_gets_less_than_their_guarantee() {
    int held = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomKeys keys = new RandomKeys(seed);
      Figures figures = keys.figures(1 + keys.random.nextInt(100));
      long[] earlier = figures.earlier().orElseThrow();
      Rule rule =
          Rule.of(new HoldHarmless(new Decimal(9, 1), Shortage.REFUSE, new Share("population")));
      long frame = 10_000_000L * figures.size();
      Allocation key = rule.allocate(figures, frame);
      for (int row = 0; row < figures.size(); row++) {
        assertThat(key.ore(row) * 10).isGreaterThanOrEqualTo(earlier[row] * 9);
        held += key.ore(row) == Math.ceilDiv(earlier[row] * 9, 1_000L) * 100 ? 1 : 0;
      }
      assertThat(key.sumOre()).isEqualTo(frame);
    }
    assertThat(held).isGreaterThan(SEEDS);
  }
}
