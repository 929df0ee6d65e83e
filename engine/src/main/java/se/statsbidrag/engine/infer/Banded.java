package se.statsbidrag.engine.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Decimal;

/** Size bands, each with its own line; the largest recipients' band may go in steps instead. */
final class Banded {

  private final Fit fit;
  private final String driver;
  private final Series series;
  private final List<Integer> starts;
  private final long sumOre;

  Banded(Fit fit, String driver, Series series, List<Integer> starts, long sumOre) {
    this.fit = fit;
    this.driver = driver;
    this.series = series;
    this.starts = starts;
    this.sumOre = sumOre;
  }

  List<Found> found() {
    List<Found> found = new ArrayList<>();
    for (int straight = 1; straight < starts.size(); straight++) {
      int rest = starts.get(straight);
      for (boolean sorted : new boolean[] {false, true}) {
        int count = straight;
        Ranked.through(series.part(rest, series.length()), sorted)
            .flatMap(ranked -> bands(count, ranked.component(driver), ranked.cost(), sorted))
            .ifPresent(found::add);
      }
    }
    unevenlySorted().ifPresent(found::add);
    Straight.through(series.part(starts.getLast(), series.length()))
        .flatMap(last -> bands(starts.size() - 1, last.component(driver), last.cost(), false))
        .ifPresent(found::add);
    return found;
  }

  private Optional<Found> unevenlySorted() {
    Optional<Straight> line = Straight.through(series.part(0, starts.get(1)));
    Optional<Ranked> ranked = Ranked.through(series.part(starts.get(1), series.length()), true);
    if (line.isEmpty() || ranked.isEmpty()) {
      return Optional.empty();
    }
    return new SortedBands(series, line.get(), ranked.get())
        .best()
        .flatMap(bordered ->
            fit.best(
                new Component.SortedAmounts(
                    driver,
                    new Component.Bands(
                        driver,
                        List.of(
                            new Component.Band(
                                bordered.border().toBigDecimal().longValue(),
                                line.get().component(driver)),
                            new Component.Band(null, bordered.ranked().component(driver))))),
                sumOre,
                line.get()
                    .cost()
                    .plus(bordered.ranked().cost())
                    .plus(Fit.Cost.of(bordered.border()))));
  }

  /** The first {@code count} pieces along their lines, the rest by the component. */
  private Optional<Found> bands(int count, Component rest, Fit.Cost cost, boolean sorted) {
    List<Component.Band> bands = new ArrayList<>();
    Fit.Cost free = cost;
    for (int piece = 0; piece < count; piece++) {
      int end = starts.get(piece + 1);
      Optional<Straight> line = Straight.through(series.part(starts.get(piece), end));
      if (line.isEmpty()) {
        return Optional.empty();
      }
      Decimal border = border(end);
      free = free.plus(line.get().cost()).plus(Fit.Cost.of(border));
      bands.add(
          new Component.Band(border.toBigDecimal().longValue(), line.get().component(driver)));
    }
    bands.add(new Component.Band(null, rest));
    Component whole = new Component.Bands(driver, bands);
    return fit.best(sorted ? new Component.SortedAmounts(driver, whole) : whole, sumOre, free);
  }

  /** The roundest border between the last of a band and the first of the next. */
  private Decimal border(int end) {
    return RoundNumbers.within(series.size()[end - 1], series.size()[end] - 1, 1).stream()
        .findFirst()
        .orElse(Decimal.of((long) series.size()[end - 1]));
  }
}
