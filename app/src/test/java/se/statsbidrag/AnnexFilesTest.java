package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The published tables that ship: row for row and sum for sum what the documents say. */
class AnnexFilesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path EXAMPLES = Path.of("../examples");
  private static final long POPULATION = 10_319_473;

  /** A row of the municipal annex. */
  private record Municipality(String name, long population, int group, long amount) {}

  /** A row of the regional annex. */
  private record Region(String name, long population, long amount) {}

  @Test
  @Shows({"R33", "R34", "R6"})
  void the_municipal_annex_has_290_rows_and_75_million() throws IOException {
    assertThat(municipalities())
        .hasSize(290)
        .extracting(Municipality::name)
        .doesNotHaveDuplicates();
    assertThat(sum(municipalities(), Municipality::population)).isEqualTo(POPULATION);
    assertThat(sum(municipalities(), Municipality::amount)).isEqualTo(75_000_000);
  }

  @Test
  @Shows({"R35", "R36"})
  void the_largest_and_the_smallest_rows_are_as_printed() throws IOException {
    List<Municipality> rows = municipalities();
    assertThat(rows.getFirst()).isEqualTo(new Municipality("Stockholm", 974_145, 1, 4_528_687));
    assertThat(rows.getLast()).isEqualTo(new Municipality("Bjurholm", 2_415, 4, 104_883));
  }

  @Test
  @Shows({"R37", "O4"})
  void the_municipality_groups_have_their_sizes() throws IOException {
    Map<Integer, Long> sizes =
        municipalities().stream()
            .collect(
                Collectors.groupingBy(Municipality::group, TreeMap::new, Collectors.counting()));
    assertThat(sizes.keySet()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(sizes.values()).containsExactly(3L, 43L, 21L, 52L, 35L, 29L, 52L, 40L, 15L);
  }

  @Test
  @Shows({"R38", "R13"})
  void each_region_is_the_sum_of_its_municipalities() throws IOException {
    assertThat(regions()).hasSize(21);
    assertThat(sum(regions(), Region::amount)).isEqualTo(31_500_000);
    assertThat(sum(regions(), Region::population)).isEqualTo(POPULATION);
    Map<String, Long> counties = new TreeMap<>();
    for (String[] row : rows(EXAMPLES.resolve("kommuner-2020/figures.csv"))) {
      counties.merge(row[0].substring(0, 2), Long.parseLong(row[2]), Long::sum);
    }
    for (String[] row : rows(EXAMPLES.resolve("regioner-2020/figures.csv"))) {
      assertThat(counties).containsEntry(row[0], Long.parseLong(row[2]));
    }
  }

  @Test
  @Shows({"R40", "O2", "O7"})
  void no_small_municipality_gets_less_than_100_000_and_none_is_at_the_border() throws IOException {
    assertThat(municipalities())
        .filteredOn(row -> row.population() <= 30_000)
        .hasSize(204)
        .allSatisfy(row -> assertThat(row.amount()).isGreaterThanOrEqualTo(100_000));
    assertThat(municipalities()).noneMatch(row -> row.population() == 30_000);
  }

  @Test
  @Shows({"R45", "O9"})
  void gotland_stands_in_both_annexes() throws IOException {
    assertThat(municipalities()).contains(new Municipality("Gotland", 59_636, 6, 368_699));
    assertThat(regions()).contains(new Region("Gotland", 59_636, 1_060_679));
  }

  @Test
  @Shows({"O5", "O36"})
  void the_names_that_are_misprinted_stay_misprinted_and_no_other_differs() throws IOException {
    List<String> register = column(RESOURCES.resolve("reference/municipalities.csv"), 1);
    assertThat(municipalities())
        .extracting(Municipality::name)
        .filteredOn(name -> !register.contains(name))
        .containsExactly("Möndal", "Bengtstors");
  }

  @Test
  @Shows({"R48", "O16"})
  void the_amounts_of_2017_are_as_published_one_krona_over_the_frame() throws IOException {
    List<String[]> rows = rows(RESOURCES.resolve("demo/2017/key-landsting.csv"));
    assertThat(rows).hasSize(21).allSatisfy(row -> assertThat(row[2]).isEqualTo("952381"));
    assertThat(sum(rows, row -> Long.parseLong(row[2]))).isEqualTo(20_000_001);
  }

  @Test
  @Shows({"R184", "O32"})
  void the_rows_of_stockholm_miss_their_printed_total_by_one_krona() throws IOException {
    List<String[]> rows = rows(EXAMPLES.resolve("stockholm-2022/published.csv"));
    String[] total = rows.getLast();
    assertThat(total).containsExactly("", "Totalt", "5394915");
    assertThat(sum(rows.subList(0, 14), row -> Long.parseLong(row[2]))).isEqualTo(5_394_916);
  }

  @Test
  void the_examples_carry_the_same_amounts_as_the_annexes() throws IOException {
    assertThat(column(EXAMPLES.resolve("kommuner-2020/published.csv"), 2))
        .isEqualTo(column(RESOURCES.resolve("demo/2020/key-municipalities.csv"), 3));
    assertThat(column(EXAMPLES.resolve("regioner-2020/published.csv"), 2))
        .isEqualTo(column(RESOURCES.resolve("demo/2020/key-regions.csv"), 2));
  }

  @Test
  void the_register_has_290_municipalities_in_21_counties_each_with_a_place_of_its_own()
      throws IOException {
    List<String[]> rows = rows(RESOURCES.resolve("reference/municipalities.csv"));
    List<String> counties = column(RESOURCES.resolve("reference/counties.csv"), 0);
    assertThat(rows).hasSize(290).extracting(row -> row[0]).doesNotHaveDuplicates();
    assertThat(rows).extracting(row -> row[3] + ":" + row[4]).doesNotHaveDuplicates();
    assertThat(rows).allSatisfy(row -> assertThat(counties).contains(row[2]));
    assertThat(counties).hasSize(21).isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(column(RESOURCES.resolve("reference/regions.csv"), 0)).isEqualTo(counties);
  }

  private static List<Municipality> municipalities() throws IOException {
    return rows(RESOURCES.resolve("demo/2020/key-municipalities.csv")).stream()
        .map(row ->
            new Municipality(
                row[0], Long.parseLong(row[1]), Integer.parseInt(row[2]), Long.parseLong(row[3])))
        .toList();
  }

  private static List<Region> regions() throws IOException {
    return rows(RESOURCES.resolve("demo/2020/key-regions.csv")).stream()
        .map(row -> new Region(row[0], Long.parseLong(row[1]), Long.parseLong(row[2])))
        .toList();
  }

  private static List<String> column(Path file, int index) throws IOException {
    return rows(file).stream().map(row -> row[index]).toList();
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static <T> long sum(List<T> rows, ToLongFunction<T> figure) {
    return rows.stream().mapToLong(figure).sum();
  }
}
