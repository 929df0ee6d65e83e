package se.statsbidrag.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Component.Band;
import se.statsbidrag.engine.Component.Bands;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.EqualSplit;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.PerHead;
import se.statsbidrag.engine.Component.RankedPerHead;
import se.statsbidrag.engine.Component.Scaled;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.SortedAmounts;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Decimal;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rounding;
import se.statsbidrag.engine.Rule;

/** R33–R49, O1: what can be read out of a published table alone. */
class InferenceTest {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  @Test
  void the_regional_key_of_2020_is_a_million_each_and_a_share_of_the_rest() throws IOException {
    Table table = Table.read("regioner-2020");

    Found found = table.infer().rule().orElseThrow();

    assertThat(found.rule().component())
        .isEqualTo(new Sum(new Guaranteed(100_000_000), new Share("population")));
    assertThat(found.frameOre()).isEqualTo(3_150_000_000L);
    assertThat(found.exact()).isEqualTo(21);
  }

  @Test
  void the_municipal_key_of_2020_is_bands_in_steps_with_its_amounts_sorted() throws IOException {
    Found found = Table.read("kommuner-2020").infer().rule().orElseThrow();

    assertThat(found.rule().component())
        .isEqualTo(municipal(30_000, "4.9206", 93_000, "4.65", "0.04", "8.01", "0.99976"));
    assertThat(found.exact()).isEqualTo(86 + 198);
    assertThat(found.withinUnit()).isEqualTo(290);
    assertThat(found.deviations()).hasSize(6);
  }

  @Test
  void thirty_six_published_amounts_of_2020_are_anothers_when_nothing_is_sorted()
      throws IOException {
    Table table = Table.read("kommuner-2020");
    Found found = table.infer().rule().orElseThrow();

    Plausibility report =
        Plausibility.of(table.figures(), table.ore(), found.rule(), found.frameOre());

    assertThat(report.displaced()).hasSize(36);
    assertThat(report.displacedOre()).isEqualTo(3_164_500);
    assertThat(report.displaced())
        .allSatisfy(row -> assertThat(row.matches()).isNotNull().isNotEqualTo(row.row()));
    assertThat(report.displaced())
        .anySatisfy(row -> {
          assertThat(table.figures().name(row.row())).isEqualTo("Borås");
          assertThat(row.differenceOre()).isEqualTo(345_000);
        });
  }

  @Test
  void it_finds_a_municipal_key_with_other_constants() throws IOException {
    Table table = Table.read("kommuner-2020");
    Component other = municipal(25_000, "5.317", 81_500, "3.9", "0.05", "7.55", "1.00212");

    Found found = table.of(other).infer().rule().orElseThrow();

    assertThat(found.exact()).isGreaterThanOrEqualTo(288);
    assertThat(found.withinUnit()).isEqualTo(290);
  }

  @Test
  void the_order_of_the_rows_does_not_matter() throws IOException {
    Table table = Table.read("kommuner-2020");
    for (long seed = 1; seed <= 5; seed++) {
      Found found = table.shuffled(new Random(seed)).infer().rule().orElseThrow();
      assertThat(found.rule().component())
          .isEqualTo(table.infer().rule().orElseThrow().rule().component());
    }
  }

  @Test
  void planted_errors_are_the_rows_that_deviate() throws IOException {
    Table regions = Table.read("regioner-2020");
    regions.ore()[4] += 123_400;
    regions.ore()[11] -= 77_700;

    Found found = regions.infer().rule().orElseThrow();

    assertThat(found.deviations()).extracting(Found.Deviation::row).containsExactly(4, 11);
    assertThat(found.frameOre()).isEqualTo(3_150_000_000L);
  }

  @Test
  void planted_errors_in_the_municipal_key_are_found_among_its_own_six() throws IOException {
    Table table = Table.read("kommuner-2020");
    for (int row : new int[] {3, 40, 75, 150, 222}) {
      table.ore()[row] += 1_000_000 + 10_000L * row;
    }

    Found found = table.infer().rule().orElseThrow();

    assertThat(found.deviations()).extracting(Found.Deviation::row).contains(3, 40, 75, 150, 222);
    assertThat(found.withinUnit()).isEqualTo(285);
  }

  @Test
  void an_equal_split_is_found_with_the_round_frame_that_the_sum_misses_by_a_krona()
      throws IOException {
    Found found = Table.read("landsting-2017").infer().rule().orElseThrow();

    assertThat(found.rule().component()).isEqualTo(new EqualSplit());
    assertThat(found.frameOre()).isEqualTo(2_000_000_000L);
    assertThat(found.exact()).isEqualTo(21);
  }

  @Test
  void the_split_of_stockholm_follows_nothing_that_the_table_contains() throws IOException {
    Inference inference = Table.read("stockholm-2022").infer();

    assertThat(inference.rule()).isEmpty();
    assertThat(inference.remarks())
        .extracting(remark -> remark.sentence(SWEDISH))
        .anyMatch(text -> text.contains("Äldrenämnden") && text.contains("250\u00a0000"))
        .anyMatch(text -> text.contains("ingen uppgift"));
  }

  @Test
  void a_floor_under_a_share_is_found() throws IOException {
    Table table = Table.read("kommuner-2020");
    Component floor =
        new Bounded(new Component.Bound.Amount(15_000_000), null, new Share("population"));

    Found found =
        table.of(new Rule(floor, Rounding.KRONOR, Rule.Closing.EXACT)).infer().rule().orElseThrow();

    assertThat(found.rule().component()).isEqualTo(floor);
    assertThat(found.exact()).isEqualTo(290);
  }

  @Test
  void kronor_per_head_in_bands_are_found() throws IOException {
    Table table = Table.read("kommuner-2020");
    Component bands =
        new Bands(
            "population",
            List.of(
                new Band(10_000L, new PerHead("population", Decimal.parse("12.5"))),
                new Band(50_000L, new PerHead("population", Decimal.parse("9"))),
                new Band(null, new PerHead("population", Decimal.parse("7.25")))));

    Found found = table.of(bands).infer().rule().orElseThrow();

    assertThat(found.exact()).isEqualTo(290);
    assertThat(found.constants()).isEqualTo(5);
  }

  @Test
  void amounts_without_a_rule_give_none() throws IOException {
    Table table = Table.read("regioner-2020");
    Random random = new Random(7);
    for (int row = 0; row < table.ore().length; row++) {
      table.ore()[row] = 100L * (100_000 + random.nextInt(900_000));
    }

    assertThat(table.infer().rule()).isEmpty();
  }

  @Test
  void a_rule_needs_five_exact_rows_for_each_constant() {
    Figures figures =
        Figures.of(new String[] {"a", "b", "c", "d"}, new String[] {"a", "b", "c", "d"})
            .with("population", new long[] {10, 20, 30, 40});
    long[] ore = {110_000, 120_000, 130_000, 140_000};

    assertThat(Inference.of(figures, ore, OptionalLong.empty()).rule()).isEmpty();
  }

  private static Component municipal(
      long upTo, String perHead, long base, String start, String step, String max, String factor) {
    return new SortedAmounts(
        "population",
        new Bands(
            "population",
            List.of(
                new Band(
                    upTo,
                    new Sum(
                        new Guaranteed(base * 100),
                        new PerHead("population", Decimal.parse(perHead)))),
                new Band(
                    null,
                    new Scaled(
                        Decimal.parse(factor),
                        new RankedPerHead(
                            "population",
                            Decimal.parse(start),
                            Decimal.parse(step),
                            Decimal.parse(max)))))));
  }

  /** One of the published tables under examples/. */
  private record Table(Figures figures, long[] ore) {

    static Table read(String folder) throws IOException {
      Path path = Path.of("..", "examples", folder);
      List<String[]> figures = rows(path.resolve("figures.csv"));
      List<String[]> published = rows(path.resolve("published.csv"));
      int column = List.of(figures.getFirst()).indexOf("population");
      List<String[]> data = figures.subList(1, figures.size());
      Figures read =
          Figures.of(
              data.stream().map(row -> row[0]).toArray(String[]::new),
              data.stream().map(row -> row[1]).toArray(String[]::new));
      if (column >= 0) {
        read =
            read.with(
                "population",
                data.stream().mapToLong(row -> Long.parseLong(row[column])).toArray());
      }
      return new Table(
          read,
          published.subList(1, data.size() + 1).stream()
              .mapToLong(row -> 100 * Long.parseLong(row[2]))
              .toArray());
    }

    private static List<String[]> rows(Path file) throws IOException {
      return Files.readAllLines(file).stream().map(line -> line.split(",", -1)).toList();
    }

    Inference infer() {
      return Inference.of(figures, ore, OptionalLong.empty());
    }

    Table of(Component component) {
      return of(new Rule(component, Rounding.kronor(Rounding.Method.HALF_UP), Rule.Closing.SHOWN));
    }

    Table of(Rule rule) {
      return new Table(figures, rule.allocate(figures, 7_500_000_000L).ore());
    }

    Table shuffled(Random random) {
      List<Integer> order = new ArrayList<>();
      for (int row = 0; row < ore.length; row++) {
        order.add(row);
      }
      Collections.shuffle(order, random);
      long[] population = figures.column("population").orElseThrow();
      return new Table(
          Figures.of(
                  order.stream().map(figures::code).toArray(String[]::new),
                  order.stream().map(figures::name).toArray(String[]::new))
              .with("population", order.stream().mapToLong(row -> population[row]).toArray()),
          order.stream().mapToLong(row -> ore[row]).toArray());
    }
  }
}
