package se.statsbidrag.engine.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Decimal;

/**
 * Kronor per head that grow with every step down in size, perhaps to a highest, perhaps times a
 * factor, and perhaps with the amounts sorted afterwards.
 *
 * @param start kronor per head of the largest
 * @param step what each step down adds
 * @param max the highest kronor per head
 * @param factor what all is multiplied by; 1 for nothing
 * @param capped whether any recipient meets the highest
 * @param sorted whether the amounts were sorted apart from the recipients
 */
record Ranked(
    Decimal start, Decimal step, Decimal max, Decimal factor, boolean capped, boolean sorted) {

  private static final int ROUNDS = 6;
  private static final int FEWEST = 8;
  private static final int MOST = 5_000;

  /** The component without the sorting, which belongs around the whole rule. */
  Component component(String driver) {
    Component ranked = new Component.RankedPerHead(driver, start, step, max);
    return factor.equals(Decimal.ONE) ? ranked : new Component.Scaled(factor, ranked);
  }

  Fit.Cost cost() {
    Fit.Cost steps = Fit.Cost.of(start, step);
    Fit.Cost cap = capped ? Fit.Cost.of(max) : Fit.Cost.NONE;
    Fit.Cost scale = factor.equals(Decimal.ONE) ? Fit.Cost.NONE : Fit.Cost.of(factor);
    return steps.plus(cap).plus(scale);
  }

  /** The round constants that reproduce most rows of the series; empty where no steps are seen. */
  static Optional<Ranked> through(Series series, boolean sorted) {
    if (series.length() < FEWEST || series.length() > MOST || series.size()[0] <= 0) {
      return Optional.empty();
    }
    RankedTable table = RankedTable.largestFirst(series);
    Strip strip = strip(table, sorted);
    if (strip == null || strip.highestRate() <= 0) {
      return Optional.empty();
    }
    List<Ranked> candidates = new ArrayList<>();
    for (RoundSteps.Steps steps : RoundSteps.within(strip)) {
      candidates.add(capped(steps, table, sorted));
    }
    return candidates.stream()
        .max(Comparator.comparingLong(ranked -> ranked.exact(table) - ranked.cost().digits()));
  }

  /** Sorting hides which amount was whose: guess, pair by size of amount, and look again. */
  private static @Nullable Strip strip(RankedTable table, boolean sorted) {
    double[] ranks = table.ranks();
    double[] paired = table.kronor();
    Strip strip = null;
    for (int round = 0; round < (sorted ? ROUNDS : 1); round++) {
      double[] rates = table.perHead(paired);
      Line line = Line.byMostPoints(ranks, rates, table.tolerances());
      strip = Strip.around(line, ranks, rates, table.tolerances());
      double[] again = table.pairedBy(line, table.tailRate(rates));
      if (Arrays.equals(again, paired)) {
        break;
      }
      paired = again;
    }
    return strip;
  }

  /** With the highest rate, if any, that makes most rows right. */
  private static Ranked capped(RoundSteps.Steps steps, RankedTable table, boolean sorted) {
    int last = table.length() - 1;
    Ranked best =
        new Ranked(steps.start(), steps.step(), steps.rate(last), steps.factor(), false, sorted);
    long most = best.exact(table);
    for (int rank : table.ranksWhereItMayStop(steps)) {
      Ranked candidate =
          new Ranked(steps.start(), steps.step(), steps.rate(rank), steps.factor(), true, sorted);
      long exact = candidate.exact(table);
      if (exact > most) {
        most = exact;
        best = candidate;
      }
    }
    return best;
  }

  private long exact(RankedTable table) {
    return table.exact(start, step, max, factor, sorted);
  }
}
