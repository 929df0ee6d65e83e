package se.statsbidrag.engine.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Quantity;
import se.statsbidrag.engine.Wording;

/**
 * Something that a table cannot tell, or that one should look at oneself.
 *
 * @param key stable key, for example {@code no-driver}
 */
public record Remark(String key, List<Object> args) {

  private static final long ROUND_ORE = 1_000_000;
  private static final int MOST_ROUND_ROWS = 3;

  public Remark {
    args = List.copyOf(args);
  }

  static Remark of(String key, Object... args) {
    return new Remark(key, List.of(args));
  }

  /** The remark in words. */
  public String sentence(Locale locale) {
    return Wording.of(locale).text("remark." + key, args);
  }

  static List<Remark> about(Figures figures, long[] ore, Set<String> drivers, List<Found> found) {
    List<Remark> remarks = new ArrayList<>();
    if (found.stream().anyMatch(Found::holds)) {
      return remarks;
    }
    remarks.addAll(fixedRows(figures, ore));
    remarks.add(drivers.isEmpty() ? of("no-driver") : of("none", String.join(", ", drivers)));
    return remarks;
  }

  /** A few round amounts among crooked ones look as if they were set outside the key. */
  private static List<Remark> fixedRows(Figures figures, long[] ore) {
    int[] round =
        java.util.stream.IntStream.range(0, ore.length)
            .filter(row -> ore[row] % ROUND_ORE == 0)
            .toArray();
    if (round.length == 0 || round.length > MOST_ROUND_ROWS || ore.length < 2 * round.length + 2) {
      return List.of();
    }
    return Arrays.stream(round)
        .mapToObj(row -> of("fixed-row", figures.name(row), Quantity.kronor(ore[row])))
        .toList();
  }
}
