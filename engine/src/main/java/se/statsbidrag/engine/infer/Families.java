package se.statsbidrag.engine.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Decimal;
import se.statsbidrag.engine.Figures;

/** The families of rules that keys are made of, each fitted to one table. */
final class Families {

  private static final int ORE = 100;

  private final Figures figures;
  private final long[] ore;
  private final OptionalLong frameOre;
  private final long sumOre;
  private final Fit fit;

  Families(Figures figures, long[] ore, OptionalLong frameOre) {
    this.figures = figures;
    this.ore = ore;
    this.frameOre = frameOre;
    this.sumOre = Arrays.stream(ore).sum();
    this.fit = new Fit(figures, ore);
  }

  /** The one family that needs no driver: everyone the same. */
  List<Found> withoutDriver() {
    double kronor = median(ore) / ORE;
    double half = Series.unit(ore) / (2.0 * ORE);
    return frames(ore.length * (kronor - half), ore.length * (kronor + half)).stream()
        .map(frame -> fit.best(new Component.EqualSplit(), frame.ore(), frame.cost()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static double median(long[] amounts) {
    long[] ordered = amounts.clone();
    Arrays.sort(ordered);
    return ordered[ordered.length / 2];
  }

  List<Found> along(String driver) {
    Series series = Series.of(figures, driver, ore);
    List<Found> found = new ArrayList<>();
    @Nullable Strip strip = Straight.strip(series);
    if (strip != null) {
      found.addAll(straight(driver, strip));
    }
    found.addAll(inPieces(driver, series));
    for (boolean sorted : new boolean[] {false, true}) {
      Ranked.through(series, sorted).ifPresent(ranked -> found.addAll(ranked(driver, ranked)));
    }
    return found;
  }

  private List<Found> straight(String driver, Strip strip) {
    List<Found> found = new ArrayList<>();
    double heads = Arrays.stream(figures.column(driver).orElseThrow()).sum();
    for (Straight line : Straight.candidates(strip)) {
      fit.best(line.component(driver), sumOre, line.cost()).ifPresent(found::add);
    }
    for (Decimal base : Straight.bases(strip)) {
      double kronor = base.toBigDecimal().doubleValue();
      double[] rates = strip.rates(kronor);
      if (base.isNegative() || rates[0] > rates[1] || rates[1] <= 0) {
        continue;
      }
      Component shared = new Straight(base, Decimal.ONE).shared(driver);
      double fixed = ore.length * kronor;
      for (Frame frame : frames(fixed + rates[0] * heads, fixed + rates[1] * heads)) {
        fit.best(shared, frame.ore(), frame.cost().plus(Fit.Cost.of(base))).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Bands by size, each along its line, the last perhaps in steps; floors and caps among them. */
  private List<Found> inPieces(String driver, Series series) {
    List<Integer> starts = Pieces.of(series);
    if (starts.size() < 2) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    found.addAll(new Banded(fit, driver, series, starts, sumOre).found());
    double slack = series.length() * series.tolerance();
    new Kinked(driver, series, starts)
        .bounds()
        .ifPresent(bounds ->
            frames(bounds.sum() - slack, bounds.sum() + slack).stream()
                .map(frame ->
                    fit.best(bounds.component(), frame.ore(), frame.cost().plus(bounds.cost())))
                .flatMap(Optional::stream)
                .forEach(found::add));
    return found;
  }

  private List<Found> ranked(String driver, Ranked ranked) {
    Component component = ranked.component(driver);
    return fit
        .best(
            ranked.sorted() ? new Component.SortedAmounts(driver, component) : component,
            sumOre,
            ranked.cost())
        .stream()
        .toList();
  }

  /** A frame that may have been shared, and what it costs to assume it. */
  private record Frame(long ore, Fit.Cost cost) {}

  /** The stated frame; else the sum, and the roundest numbers that would give the same amounts. */
  private List<Frame> frames(double lowestKronor, double highestKronor) {
    if (frameOre.isPresent()) {
      return List.of(new Frame(frameOre.getAsLong(), Fit.Cost.NONE));
    }
    List<Frame> frames = new ArrayList<>();
    for (Decimal kronor : RoundNumbers.within(lowestKronor, highestKronor, 2)) {
      long rounder = kronor.toBigDecimal().movePointRight(2).longValue();
      if (rounder > 0) {
        frames.add(new Frame(rounder, Fit.Cost.of(kronor)));
      }
    }
    frames.add(new Frame(sumOre, Fit.Cost.of(Decimal.of(sumOre / ORE))));
    return frames;
  }
}
