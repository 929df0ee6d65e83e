package se.statsbidrag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.engine.Component.Band;
import se.statsbidrag.engine.Component.Bands;
import se.statsbidrag.engine.Component.EqualSplit;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.PerHead;
import se.statsbidrag.engine.Component.RankedPerHead;
import se.statsbidrag.engine.Component.Scaled;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.SortedAmounts;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Rounding.Method;

class PublishedKeysTest {

  private static final Published REGIONS = Published.regions2020();
  private static final Published MUNICIPALITIES = Published.municipalities2020();

  private static final Locale SWEDISH = Locale.of("sv");

  static final Component MUNICIPAL_2020 =
      new Bands(
          "population",
          List.of(
              new Band(
                  30_000L,
                  new Sum(
                      new Guaranteed(93_000_00),
                      new PerHead("population", Decimal.parse("4,9206")))),
              new Band(
                  null,
                  new Scaled(
                      Decimal.parse("0,99976"),
                      new RankedPerHead(
                          "population",
                          Decimal.parse("4,65"),
                          Decimal.parse("0,04"),
                          Decimal.parse("8,01"))))));

  static Rule shown(Component component) {
    return new Rule(component, Rounding.kronor(Method.HALF_UP), Rule.Closing.SHOWN);
  }

  @Test
  @Shows("O1")
  void the_rule_without_the_sorting_gives_the_listed_amounts_of_the_36() {
    Allocation key = shown(MUNICIPAL_2020).allocate(MUNICIPALITIES.figures(), 75_000_000_00L);

    List<String> listed = Published.lines("key_oddity_sorted_amounts.csv");
    assertThat(listed).hasSize(37);
    for (String line : listed.subList(1, listed.size())) {
      String[] cells = line.split(",");
      // The list has the names as printed, and one of the two misprints.
      int row = key.figures().row(cells[0].replace("Möndal", "Mölndal")).orElseThrow();
      assertThat(key.ore(row)).as(cells[0]).isEqualTo(Long.parseLong(cells[2]) * 100);
    }
  }

  @Test
  @Shows({"R38", "R43", "R44"})
  void the_regional_key_of_2020_is_a_million_each_and_the_rest_by_population() {
    Allocation key =
        Rule.of(new Sum(new Guaranteed(1_000_000_00), new Share("population")))
            .allocate(REGIONS.figures(), 31_500_000_00L);

    assertThat(key.ore()).containsExactly(REGIONS.ore);
    assertThat(key.sumOre()).isEqualTo(31_500_000_00L);
  }

  @Test
  @Shows({"R48"})
  void the_equal_split_of_2017_leaves_the_last_by_code_one_krona_less() {
    Allocation key = Rule.of(new EqualSplit()).allocate(Figures.numbered(21), 20_000_000_00L);

    assertThat(Arrays.stream(key.ore()).limit(20)).allMatch(ore -> ore == 952_381_00);
    assertThat(key.ore(20)).isEqualTo(952_380_00);
  }

  @Test
  @Shows({"O16"})
  void the_equal_split_of_2017_as_published_is_one_krona_more_than_the_frame() {
    Allocation key = shown(new EqualSplit()).allocate(Figures.numbered(21), 20_000_000_00L);

    assertThat(key.ore()).containsOnly(952_381_00);
    assertThat(key.differenceOre()).isEqualTo(-1_00);
  }

  @Test
  @Shows({"O1", "O3", "R41"})
  void the_rule_found_in_the_municipal_key_of_2020_gives_all_but_six_rows() {
    Allocation key =
        shown(new SortedAmounts("population", MUNICIPAL_2020))
            .allocate(MUNICIPALITIES.figures(), 75_000_000_00L);

    assertThat(off(key, 30_001, Long.MAX_VALUE)).isEmpty();
    assertThat(off(key, 0, 30_000)).hasSize(6).allMatch(ore -> Math.abs(ore) == 100);
    assertThat(key.sumOre()).isEqualTo(74_999_994_00L);
    assertThat(key.differenceOre()).isEqualTo(6_00);
  }

  @Test
  @Shows({"O1"})
  void without_the_sorting_36_municipalities_have_the_amount_of_another() {
    Allocation key = shown(MUNICIPAL_2020).allocate(MUNICIPALITIES.figures(), 75_000_000_00L);

    List<Long> off = off(key, 30_001, Long.MAX_VALUE);
    assertThat(off).hasSize(36);
    assertThat(off.stream().filter(ore -> ore > 0).mapToLong(ore -> ore).sum())
        .isEqualTo(31_645_00);
  }

  @Test
  void the_amount_of_a_region_explains_itself_from_the_frame() {
    Allocation key =
        Rule.of(new Sum(new Guaranteed(1_000_000_00), new Share("population")))
            .allocate(REGIONS.figures(), 31_500_000_00L);
    List<String> steps =
        key.explain(0).steps().stream()
            .map(step -> step.formula(SWEDISH) + " = " + step.result(SWEDISH))
            .map(step -> step.replace('\u00a0', ' '))
            .toList();

    assertThat(steps)
        .containsExactly(
            "Att fördela = 31 500 000 kr",
            "Lika för var och en = 1 000 000 kr",
            "31 500 000 kr − 21 000 000 kr = 10 500 000 kr",
            "10 500 000 kr × 2 374 550 / 10 319 473 = 2 416 089,949554… kr",
            "1 000 000 kr + 2 416 089,949554… kr = 3 416 089,949554… kr",
            "3 416 089,949554… kr nedåt till hela 1 kr = 3 416 089 kr",
            "3 416 089 kr + 1 kr: resten 0,949554… kr är nummer 2, och 11 fick en enhet till"
                + " = 3 416 090 kr");
  }

  private static List<Long> off(Allocation key, long from, long to) {
    return IntStream.range(0, key.size())
        .filter(row -> MUNICIPALITIES.population[row] >= from)
        .filter(row -> MUNICIPALITIES.population[row] <= to)
        .mapToObj(row -> MUNICIPALITIES.ore[row] - key.ore(row))
        .filter(ore -> ore != 0)
        .toList();
  }
}
