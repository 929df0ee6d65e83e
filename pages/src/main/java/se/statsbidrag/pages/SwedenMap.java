package se.statsbidrag.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of Sweden's municipalities: a tile for each, or their real boundaries where the
 * operator has put the official map file in a folder. Read once, drawn as often as needed.
 */
public final class SwedenMap {

  private static final String TILE_CREDIT = "Ortskoordinater: GeoNames, CC BY 4.0";
  private static final String BOUNDARY_CREDIT = "Kartdata: SCB";

  private final Map<String, String> shapes;
  private final double width;
  private final double height;
  private final String credit;

  SwedenMap(Map<String, String> shapes, double width, double height, String credit) {
    this.shapes = Map.copyOf(shapes);
    this.width = width;
    this.height = height;
    this.credit = credit;
  }

  /** A tile for each municipality, about where it lies. */
  public static SwedenMap tiles() {
    return new SwedenMap(Tiles.shapes(), Tiles.WIDTH, Tiles.HEIGHT, TILE_CREDIT);
  }

  /**
   * The real boundaries out of the first {@code .geojson} or {@code .json} file in the folder;
   * tiles where there is none.
   *
   * @throws IOException where the file is there but cannot be read as a map
   */
  public static SwedenMap in(@Nullable Path folder) throws IOException {
    Path file = folder == null ? null : Boundaries.fileIn(folder);
    if (file == null) {
      return tiles();
    }
    Boundaries boundaries = Boundaries.read(file);
    return new SwedenMap(
        boundaries.shapes(), boundaries.width(), boundaries.height(), BOUNDARY_CREDIT);
  }

  /** The codes that have a shape. */
  public Set<String> codes() {
    return shapes.keySet();
  }

  Chart draw(
      Charts.Text text, List<Charts.Place> places, Unit unit, @Nullable String own, String absent) {
    Map<String, Charts.Place> byCode = new HashMap<>();
    places.forEach(place -> byCode.put(place.code(), place));
    double[] values =
        places.stream()
            .filter(place -> place.value() != null && shapes.containsKey(place.code()))
            .mapToDouble(place -> place.value() == null ? 0 : place.value())
            .toArray();
    Classes classes = Classes.of(values, unit.measure().decimals());
    Svg svg = Svg.drawing(width, height, "map", text);
    String hatch = "hatch-" + Integer.toHexString(text.title().hashCode());
    hatchPattern(svg, hatch);
    shapes.keySet().stream()
        .sorted()
        .forEach(code -> shape(svg, code, byCode.get(code), classes, unit, hatch, absent));
    String mine = own == null ? null : shapes.get(own);
    if (mine != null) {
      svg.empty("path", "class", "mine", "d", mine);
    }
    List<Chart.Legend> legend = legend(classes, unit, values);
    List<String> instead = instead(places);
    instead.stream().distinct().forEach(word -> legend.add(blank(word, instead, unit)));
    if (values.length + instead.size() < shapes.size()) {
      legend.add(new Chart.Legend(hatched(), absent, null));
    }
    return new Chart(svg.done(), legend, credit, true);
  }

  private void shape(
      Svg svg,
      String code,
      Charts.@Nullable Place place,
      Classes classes,
      Unit unit,
      String hatch,
      String absent) {
    Double value = place == null ? null : place.value();
    String path = shapes.getOrDefault(code, "");
    String instead = place == null ? null : place.instead();
    if (value == null && instead != null) {
      svg.open("path", "class", "place paper", "d", path);
    } else if (value == null) {
      svg.open("path", "class", "place", "fill", "url(#" + hatch + ")", "d", path);
    } else {
      int which = color(classes.of(value), classes.count());
      svg.open("path", "class", "place q" + which, "d", path);
    }
    String name = place == null ? code : place.name();
    svg.leaf("title", name + ": " + words(value, instead, unit, absent));
    svg.close();
  }

  private static String words(
      @Nullable Double value, @Nullable String instead, Unit unit, String absent) {
    if (value != null) {
      return unit.of(value);
    }
    return instead == null ? absent : instead;
  }

  /** What stands instead of a value, once for each place that is drawn so. */
  private List<String> instead(List<Charts.Place> places) {
    List<String> words = new ArrayList<>();
    for (Charts.Place place : places) {
      String instead = place.instead();
      if (place.value() == null && instead != null && shapes.containsKey(place.code())) {
        words.add(instead);
      }
    }
    return words;
  }

  private static Chart.Legend blank(String word, List<String> all, Unit unit) {
    long count = all.stream().filter(word::equals).count();
    String sample = Svg.sample().rect("place paper", 0.5, 0.5, 15, 15).done();
    return new Chart.Legend(sample, word, unit.formats().number(count));
  }

  private static String hatched() {
    Svg svg = Svg.sample().rect("place paper", 0.5, 0.5, 15, 15);
    for (int x = 0; x < 16; x += 5) {
      svg.line("hatch", x, 15, x + 5.0, 1);
    }
    return svg.done();
  }

  /** Few classes are spread over the five colours, so that they differ as much as they can. */
  private static int color(int which, int count) {
    return count < 2 ? 2 : (int) Math.round(which * (Classes.MOST - 1.0) / (count - 1));
  }

  private static List<Chart.Legend> legend(Classes classes, Unit unit, double[] values) {
    List<String> labels = classes.labels(unit);
    List<Chart.Legend> legend = new ArrayList<>();
    for (int i = 0; i < labels.size() && values.length > 0; i++) {
      int which = i;
      long count =
          IntStream.range(0, values.length).filter(v -> classes.of(values[v]) == which).count();
      String sample =
          Svg.sample().rect("place q" + color(i, classes.count()), 0.5, 0.5, 15, 15).done();
      legend.add(new Chart.Legend(sample, labels.get(i), unit.formats().number(count)));
    }
    return legend;
  }

  private static void hatchPattern(Svg svg, String id) {
    svg.open(
        "pattern",
        "id",
        id,
        "width",
        "5",
        "height",
        "5",
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        "rotate(45)");
    svg.rect("paper", 0, 0, 5, 5);
    svg.line("hatch", 0, 0, 0, 5);
    svg.close();
  }

  static String missing(Unit unit) {
    return unit.english() ? "no figure" : "uppgift saknas";
  }
}
