package se.statsbidrag.engine.infer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import se.statsbidrag.engine.Decimal;

/**
 * A straight band below steps, with all amounts sorted afterwards. Where the two meet unevenly the
 * sorting hides the border and the highest rate; they are looked for together.
 */
final class SortedBands {

  /** Where the steps begin, and the steps with their highest rate. */
  record Bordered(Decimal border, Ranked ranked) {}

  private static final int FEWEST = 6;
  private static final int MOST = 600;
  private static final double BARELY = 1e-9;

  private final Series series;
  private final double[] straight;
  private final Ranked ranked;
  private final double[] published;

  SortedBands(Series series, Straight line, Ranked ranked) {
    this.series = series;
    this.ranked = ranked;
    this.straight = new double[series.length()];
    Arrays.setAll(straight, i -> rounded(line.at(series.size()[i])));
    this.published = series.kronor();
  }

  /** The border and the highest rate that make most rows right. */
  Optional<Bordered> best() {
    int n = series.length();
    if (n > MOST || n < 2 * FEWEST) {
      return Optional.empty();
    }
    int most = -1;
    int bestRank = n;
    for (int rank = FEWEST; rank <= n; rank++) {
      double[] stepped = stepped(rank);
      for (int end = FEWEST; end <= n - FEWEST; end++) {
        int exact = n - end < rank && rank < n ? -1 : exact(end, stepped);
        if (exact > most) {
          most = exact;
          bestRank = rank;
        }
      }
    }
    return Optional.of(bordered(bestRank, most));
  }

  /** Of the borders that do equally well, the roundest. */
  private Bordered bordered(int rank, int most) {
    double[] stepped = stepped(rank);
    Decimal border =
        IntStream.rangeClosed(FEWEST, series.length() - FEWEST)
            .filter(end -> exact(end, stepped) == most)
            .mapToObj(this::border)
            .min(Comparator.comparingInt(RoundNumbers::digits))
            .orElseThrow();
    if (rank >= series.length()) {
      return new Bordered(border, ranked);
    }
    RoundSteps.Steps steps = new RoundSteps.Steps(ranked.start(), ranked.step(), ranked.factor());
    return new Bordered(
        border,
        new Ranked(steps.start(), steps.step(), steps.rate(rank), steps.factor(), true, true));
  }

  private Decimal border(int end) {
    return RoundNumbers.within(series.size()[end - 1], series.size()[end] - 1, 1).stream()
        .findFirst()
        .orElse(Decimal.of((long) series.size()[end - 1]));
  }

  /** Each one's amount if it went in steps, the smallest first as in the series. */
  private double[] stepped(int highestRank) {
    double start = ranked.start().toBigDecimal().doubleValue();
    double step = ranked.step().toBigDecimal().doubleValue();
    double factor = ranked.factor().toBigDecimal().doubleValue();
    int n = series.length();
    double[] amounts = new double[n];
    for (int i = 0; i < n; i++) {
      int rank = Math.min(n - 1 - i, highestRank);
      amounts[i] = rounded((start + step * rank) * factor * series.size()[i]);
    }
    return amounts;
  }

  private double rounded(double kronor) {
    double unit = 2 * series.tolerance();
    return Math.floor(kronor / unit + 0.5 + BARELY) * unit;
  }

  private int exact(int end, double[] stepped) {
    double[] amounts = stepped.clone();
    System.arraycopy(straight, 0, amounts, 0, end);
    Arrays.sort(amounts);
    int exact = 0;
    for (int i = 0; i < amounts.length; i++) {
      if (Math.abs(amounts[i] - published[i]) < BARELY * Math.max(1, amounts[i])) {
        exact++;
      }
    }
    return exact;
  }
}
