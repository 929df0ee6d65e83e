package se.statsbidrag.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One square a municipality on a grid of 16 columns and 34 rows, about where each lies. */
final class Tiles {

  private static final double SIZE = 20;
  private static final double GAP = 1;
  private static final int COLUMNS = 16;
  private static final int ROWS = 34;

  static final double WIDTH = COLUMNS * SIZE;
  static final double HEIGHT = ROWS * SIZE;

  private Tiles() {}

  /** The outline of each municipality's square, by its code. */
  static Map<String, String> shapes() {
    try (InputStream csv =
        Objects.requireNonNull(Tiles.class.getResourceAsStream("tiles.csv"), "tiles.csv")) {
      return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .collect(
              Collectors.toMap(
                  seat -> seat[0],
                  seat -> square(Integer.parseInt(seat[1]), Integer.parseInt(seat[2]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String square(int column, int row) {
    String side = Svg.figure(SIZE - GAP);
    return "M"
        + Svg.figure(column * SIZE + GAP / 2)
        + " "
        + Svg.figure(row * SIZE + GAP / 2)
        + "h"
        + side
        + "v"
        + side
        + "h-"
        + side
        + "z";
  }
}
