package se.statsbidrag.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The classes of a map: about equally many in each, at limits that one can read. A value belongs to
 * the class that its shown, rounded figure belongs to.
 *
 * @param limits the lower end of every class but the first, ascending
 * @param decimals how many decimals the values are shown with
 */
record Classes(List<Double> limits, int decimals) {

  static final int MOST = 5;
  private static final int ROUNDNESS = 20;

  /** Classes for the values, at most five; fewer where they differ little; none is empty. */
  static Classes of(double[] values, int decimals) {
    double[] shown =
        Arrays.stream(values).map(value -> rounded(value, decimals)).sorted().toArray();
    List<Double> limits = new ArrayList<>();
    if (shown.length == 0) {
      return new Classes(limits, decimals);
    }
    double spread = shown[shown.length - 1] - shown[0];
    double step = Math.max(Scale.readableStep(spread / ROUNDNESS), Math.pow(10, -decimals));
    double below = shown[0];
    for (int i = 1; i < MOST; i++) {
      double quantile = shown[(int) ((long) i * shown.length / MOST)];
      double limit = rounded(Math.round(quantile / step) * step, decimals);
      double previous = below;
      boolean someBelow = Arrays.stream(shown).anyMatch(v -> v >= previous && v < limit);
      if (someBelow && limit <= shown[shown.length - 1]) {
        limits.add(limit);
        below = limit;
      }
    }
    return new Classes(List.copyOf(limits), decimals);
  }

  /** How many classes there are. */
  int count() {
    return limits.size() + 1;
  }

  /** Which class a value belongs to, from 0. */
  int of(double value) {
    double shown = rounded(value, decimals);
    return (int) limits.stream().filter(limit -> shown >= limit).count();
  }

  /** The classes in words: under 120 kr, 120–149 kr, 210 kr eller mer. */
  List<String> labels(Unit unit) {
    if (limits.isEmpty()) {
      return List.of(unit.english() ? "all" : "alla");
    }
    String first = "under " + unit.of(limits.getFirst());
    String last = unit.of(limits.getLast()) + (unit.english() ? " or more" : " eller mer");
    Stream<String> middle =
        IntStream.range(0, limits.size() - 1)
            .mapToObj(i -> between(limits.get(i), limits.get(i + 1), unit));
    return Stream.of(Stream.of(first), middle, Stream.of(last)).flatMap(s -> s).toList();
  }

  private String between(double from, double next, Unit unit) {
    double to = rounded(next - Math.pow(10, -decimals), decimals);
    if (to <= from) {
      return unit.of(from);
    }
    String dash = from < 0 ? (unit.english() ? " to " : " till ") : "\u2013";
    return unit.withUnit(unit.number(from) + dash + unit.number(to));
  }

  static double rounded(double value, int decimals) {
    double power = Math.pow(10, decimals);
    return Math.abs(value) < 1e15 / power ? Math.round(value * power) / power : value;
  }
}
