package se.statsbidrag.engine.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import se.statsbidrag.engine.Figures;

/**
 * The rules that may be behind a published table, best first, and what the table cannot tell.
 *
 * @param found every family that was fitted, also those that do not hold
 * @param remarks what cannot be known from the table
 */
public record Inference(List<Found> found, List<Remark> remarks) {

  /** More rows than this are not searched for a rule. */
  public static final int MOST_ROWS = 200_000;

  public Inference {
    found = List.copyOf(found);
    remarks = List.copyOf(remarks);
  }

  /** The best rule that holds; empty for "ingen regel funnen". */
  public Optional<Found> rule() {
    return found.stream().filter(Found::holds).findFirst();
  }

  /**
   * Searches the families along every column of the figures.
   *
   * @param ore the published amounts, in the figures' order
   * @param frameOre the frame if it is known; otherwise it is estimated too
   */
  public static Inference of(Figures figures, long[] ore, OptionalLong frameOre) {
    if (ore.length != figures.size()) {
      throw new IllegalArgumentException("amounts and figures differ in length");
    }
    if (ore.length > MOST_ROWS || Arrays.stream(ore).anyMatch(amount -> amount < 0)) {
      return new Inference(
          List.of(), List.of(Remark.of(ore.length > MOST_ROWS ? "too-long" : "negative")));
    }
    Families families = new Families(figures, ore, frameOre);
    List<Found> found = new ArrayList<>(families.withoutDriver());
    Set<String> drivers = new TreeSet<>(figures.columnNames());
    drivers.removeIf(driver -> !canDrive(figures.column(driver).orElseThrow()));
    drivers.forEach(driver -> found.addAll(families.along(driver)));
    found.sort(Comparator.comparingLong(Found::score).reversed());
    return new Inference(found, Remark.about(figures, ore, drivers, found));
  }

  private static boolean canDrive(long[] column) {
    return Arrays.stream(column).allMatch(value -> value >= 0)
        && Arrays.stream(column).distinct().limit(3).count() > 2;
  }
}
