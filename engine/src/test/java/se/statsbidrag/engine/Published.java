package se.statsbidrag.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The published keys, read from the test's copies of them. */
final class Published {

  final String[] names;
  final long[] population;
  final long[] ore;

  private Published(String[] names, long[] population, long[] ore) {
    this.names = names;
    this.population = population;
    this.ore = ore;
  }

  static Published regions2020() {
    return read("key_2020_regions.csv", 1, 2, 3);
  }

  static Published municipalities2020() {
    return read("key_2020_municipalities.csv", 3, 4, 6);
  }

  Figures figures() {
    return Figures.of(names, names).with("population", population).withEarlier(ore);
  }

  static List<String> lines(String file) {
    try (InputStream in = Published.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Published read(String file, int name, int population, int amount) {
    List<String[]> rows = lines(file).stream().skip(1).map(line -> line.split(",")).toList();
    return new Published(
        rows.stream().map(row -> row[name]).toArray(String[]::new),
        rows.stream().mapToLong(row -> Long.parseLong(row[population])).toArray(),
        rows.stream().mapToLong(row -> Long.parseLong(row[amount]) * 100).toArray());
  }
}
