package se.statsbidrag.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.engine.Redistribution.By;
import se.statsbidrag.engine.Redistribution.Columns;
import se.statsbidrag.engine.Redistribution.Outcome;

@Shows("R111")
class RedistributionTest {

  private static final int SEEDS = Integer.getInteger("seeds", 150);
  private static final long KRONA = 100;

  /** Four recipients with shares 50, 30, 15 and 5; the last did not ask. */
  private static Figures four() {
    return Figures.of(new String[] {"A", "B", "C", "D"}, new String[] {"A", "B", "C", "D"})
        .with(Columns.ASKED, new long[] {1, 1, 1, 0})
        .with(Columns.KEY, new long[] {50, 30, 15, 5});
  }

  private static Redistribution by(By by) {
    return new Redistribution(by, null);
  }

  @Test
  @Shows("R107")
  void only_those_who_asked_share_what_is_left() {
    assertThat(ore(by(By.KEY).share(four(), 95 * KRONA))).containsExactly(50_00, 30_00, 15_00, 0);
    assertThat(ore(by(By.EQUAL).share(four(), 100 * KRONA)))
        .containsExactly(34_00, 33_00, 33_00, 0);
    Figures heads = four().with(Columns.POPULATION, new long[] {1, 1, 3, 900});
    assertThat(ore(by(By.POPULATION).share(heads, 10 * KRONA)))
        .containsExactly(2_00, 2_00, 6_00, 0);
  }

  @Test
  void what_one_cannot_use_is_shared_again_among_the_others() {
    Figures use = four().with(Columns.CAN_USE, new long[] {20_00, 900_00, 900_00, 900_00});
    Outcome outcome = by(By.KEY).share(use, 95 * KRONA);
    assertThat(ore(outcome)).containsExactly(20_00, 50_00, 25_00, 0);
    assertThat(outcome.remainsOre()).isZero();
    assertThat(steps(outcome, 0)).contains("95 kr × 50 / 95", "50 kr är mer än 20 kr");
    assertThat(steps(outcome, 1)).contains("75 kr × 30 / 45");
    assertThat(steps(outcome, 3)).contains("3 av 4 mottagare är med");
  }

  @Test
  void what_nobody_can_take_stays() {
    Outcome outcome = new Redistribution(By.EQUAL, 10 * KRONA).share(four(), 95 * KRONA);
    assertThat(ore(outcome)).containsExactly(10_00, 10_00, 10_00, 0);
    assertThat(outcome.remainsOre()).isEqualTo(65_00);
    Figures nobody = four().with(Columns.ASKED, new long[4]);
    assertThat(by(By.KEY).share(nobody, 95 * KRONA).remainsOre()).isEqualTo(95_00);
    assertThat(by(By.KEY).share(nobody, 95 * KRONA).explain(0).steps()).isEmpty();
    assertThat(by(By.KEY).share(four(), 0).sumOre()).isZero();
    assertThat(by(By.KEY).share(four(), 95_50).remainsOre()).isEqualTo(50);
  }

  @Test
  void who_has_no_share_gets_nothing() {
    Figures figures = four().with(Columns.KEY, new long[] {0, 30, 15, 5});
    assertThat(ore(by(By.KEY).share(figures, 45 * KRONA))).containsExactly(0, 30_00, 15_00, 0);
    assertThat(ore(by(By.EQUAL).share(figures, 45 * KRONA))).startsWith(15_00);
  }

  @Test
  void a_figure_that_is_missing_or_negative_is_refused() {
    assertThatThrownBy(() -> by(By.POPULATION).share(four(), 100))
        .isInstanceOf(AllocationRefused.class)
        .hasMessageContaining("population");
    assertThatThrownBy(
            () -> by(By.KEY).share(four().with(Columns.CAN_USE, new long[] {1, -1, 0, 0}), 100))
        .isInstanceOf(AllocationRefused.class);
    assertThatThrownBy(() -> new Redistribution(By.KEY, -1L)).isInstanceOf(AllocationRefused.class);
    assertThat(new Redistribution(By.KEY, 0L).share(four(), 100).sumOre()).isZero();
  }

  @Test
  void it_is_the_level_that_water_finds_whole_kronor_and_exact() {
    for (long seed = 0; seed < SEEDS; seed++) {
      findsItsLevel(seed);
    }
  }

  @Test
  @Tag("deep")
  void it_is_the_level_that_water_finds_for_many_seeds() {
    for (long seed = 0; seed < 20_000; seed++) {
      findsItsLevel(seed);
    }
  }

  private static void findsItsLevel(long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(40);
    By by = By.values()[random.nextInt(3)];
    long unit = seed % 2 == 0 ? KRONA : 1; // whole kronor go another way than öre
    Figures figures = figures(random, size, unit);
    Long cap = random.nextInt(3) == 0 ? random.nextLong(3_000_00) / unit * unit : null;
    long left = random.nextLong(1_000_000) / unit * unit;
    Outcome outcome = new Redistribution(by, cap).share(figures, left);

    long[] limit = limits(figures, by, cap, left);
    double level = level(figures, by, limit, left - left % KRONA);
    long room = Arrays.stream(limit).sum();
    assertThat(outcome.sumOre())
        .as("seed %d", seed)
        .isEqualTo(Math.min(room, left - left % KRONA))
        .isEqualTo(Arrays.stream(ore(outcome)).sum());
    for (int row = 0; row < size; row++) {
      assertThat(outcome.ore(row) % KRONA).as("seed %d", seed).isZero();
      assertThat(outcome.ore(row)).as("seed %d", seed).isBetween(0L, limit[row]);
      double exact = Math.min(limit[row], weight(figures, by, row) * level);
      assertThat((double) outcome.ore(row))
          .as("seed %d, row %d", seed, row)
          .isBetween(exact - KRONA - 1, exact + KRONA + 1);
      assertThat(outcome.explain(row).amountOre()).isEqualTo(outcome.ore(row));
    }
    sameInAnyOrder(seed, by, cap, figures, left, outcome);
  }

  @Test
  void what_is_too_large_for_the_short_way_goes_the_long_way_to_the_same() {
    long huge = Long.MAX_VALUE / 400;
    Figures figures = four().with(Columns.KEY, new long[] {huge, huge, huge, 5});
    assertThat(ore(by(By.KEY).share(figures, 90 * KRONA))).containsExactly(30_00, 30_00, 30_00, 0);
    long[] use = {3_000_000_000_000_00L, 900_00, 900_00, 0};
    Outcome outcome = by(By.EQUAL).share(four().with(Columns.CAN_USE, use), 4_000_000_000_000_00L);
    assertThat(ore(outcome)).containsExactly(3_000_000_000_000_00L, 900_00, 900_00, 0);
  }

  private static void sameInAnyOrder(
      long seed, By by, Long cap, Figures figures, long left, Outcome outcome) {
    int size = figures.size();
    int[] order = IntStream.range(0, size).map(i -> size - 1 - i).toArray();
    String[] codes = new String[size];
    Arrays.setAll(codes, i -> figures.code(order[i]));
    Figures turned = Figures.of(codes, codes);
    for (String name : figures.columnNames()) {
      long[] column = figures.column(name).orElseThrow();
      turned = turned.with(name, Arrays.stream(order).mapToLong(i -> column[i]).toArray());
    }
    Outcome again = new Redistribution(by, cap).share(turned, left);
    for (int i = 0; i < size; i++) {
      assertThat(again.ore(i)).as("seed %d", seed).isEqualTo(outcome.ore(order[i]));
    }
  }

  private static Figures figures(Random random, int size, long unit) {
    String[] codes =
        IntStream.range(0, size).mapToObj(i -> "%04d".formatted(i)).toArray(String[]::new);
    Figures figures =
        Figures.of(codes, codes)
            .with(Columns.ASKED, random.longs(size, 0, 2).toArray())
            .with(Columns.KEY, random.longs(size, 0, 5_000_00).toArray())
            .with(Columns.POPULATION, random.longs(size, 1, 90_000).toArray());
    return random.nextBoolean()
        ? figures
        : figures.with(
            Columns.CAN_USE,
            random.longs(size, 0, 2_000_00).map(ore -> ore / unit * unit).toArray());
  }

  /** The most of each in whole kronor, by the words of the rule. */
  private static long[] limits(Figures figures, By by, Long cap, long left) {
    long[] limit = new long[figures.size()];
    for (int row = 0; row < limit.length; row++) {
      if (figures.column(Columns.ASKED).orElseThrow()[row] == 1 && weight(figures, by, row) > 0) {
        long most = Math.min(left, cap == null ? left : cap);
        most =
            figures.column(Columns.CAN_USE).isEmpty()
                ? most
                : Math.min(most, figures.column(Columns.CAN_USE).orElseThrow()[row]);
        limit[row] = most - most % KRONA;
      }
    }
    return limit;
  }

  /** How high the water stands, found by halving. */
  private static double level(Figures figures, By by, long[] limit, long left) {
    double low = 0;
    double high = 1e12;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      double held = 0;
      for (int row = 0; row < limit.length; row++) {
        held += Math.min(limit[row], weight(figures, by, row) * middle);
      }
      if (held < left) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static long weight(Figures figures, By by, int row) {
    return switch (by) {
      case KEY -> figures.column(Columns.KEY).orElseThrow()[row];
      case POPULATION -> figures.column(Columns.POPULATION).orElseThrow()[row];
      case EQUAL -> 1;
    };
  }

  private static long[] ore(Outcome outcome) {
    return IntStream.range(0, outcome.figures().size()).mapToLong(outcome::ore).toArray();
  }

  private static String steps(Outcome outcome, int row) {
    StringBuilder text = new StringBuilder();
    outcome
        .explain(row)
        .steps()
        .forEach(step -> text.append(step.formula(Locale.of("sv"))).append('\n'));
    return text.toString().replace('\u00a0', ' ');
  }
}
