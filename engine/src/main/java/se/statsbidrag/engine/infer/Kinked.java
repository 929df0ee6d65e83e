package se.statsbidrag.engine.infer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Decimal;

/** A shared frame with a floor, a cap or both: flat, then a slope, then flat. */
final class Kinked {

  /**
   * A bounded share.
   *
   * @param cost of its constants besides the frame
   * @param sum what its lines sum to, in kronor
   */
  record Bounds(Component component, Fit.Cost cost, double sum) {}

  private final String driver;
  private final Series series;
  private final List<Integer> starts;

  Kinked(String driver, Series series, List<Integer> starts) {
    this.driver = driver;
    this.series = series;
    this.starts = starts;
  }

  Optional<Bounds> bounds() {
    List<Straight> lines =
        java.util.stream.IntStream.range(0, starts.size())
            .mapToObj(this::line)
            .flatMap(Optional::stream)
            .toList();
    if (lines.size() != starts.size() || lines.size() > 3) {
      return Optional.empty();
    }
    boolean floor = isFlat(lines.getFirst());
    boolean cap = isFlat(lines.getLast());
    int flat = (floor ? 1 : 0) + (cap ? 1 : 0);
    if (flat == 0 || lines.size() != flat + 1) {
      return Optional.empty();
    }
    Straight slope = lines.get(floor ? 1 : 0);
    return Optional.of(
        new Bounds(
            new Component.Bounded(
                floor ? amount(lines.getFirst()) : null,
                cap ? amount(lines.getLast()) : null,
                slope.shared(driver)),
            cost(lines, floor, cap, slope),
            sum(lines)));
  }

  private static Fit.Cost cost(List<Straight> lines, boolean floor, boolean cap, Straight slope) {
    Fit.Cost cost = Fit.Cost.of(slope.base());
    cost = floor ? cost.plus(lines.getFirst().cost()) : cost;
    return cap ? cost.plus(lines.getLast().cost()) : cost;
  }

  private double sum(List<Straight> lines) {
    double sum = 0;
    for (int piece = 0; piece < lines.size(); piece++) {
      int end = piece + 1 < starts.size() ? starts.get(piece + 1) : series.length();
      for (int i = starts.get(piece); i < end; i++) {
        sum += lines.get(piece).at(series.size()[i]);
      }
    }
    return sum;
  }

  private Optional<Straight> line(int piece) {
    int end = piece + 1 < starts.size() ? starts.get(piece + 1) : series.length();
    return Straight.through(series.part(starts.get(piece), end));
  }

  private static boolean isFlat(Straight line) {
    return line.rate().unscaled() == 0;
  }

  private static Component.@Nullable Bound amount(Straight flat) {
    Decimal kronor = flat.base();
    return new Component.Bound.Amount(kronor.toBigDecimal().movePointRight(2).longValue());
  }
}
