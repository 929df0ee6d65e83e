package se.statsbidrag.engine.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Decimal;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rounding;
import se.statsbidrag.engine.Rule;

/** Holds a proposed rule against the table, by the engine's own arithmetic. */
final class Fit {

  /** What a rule asks one to believe: how many constants, of how many digits together. */
  record Cost(int constants, int digits) {

    static final Cost NONE = new Cost(0, 0);

    Cost plus(Cost other) {
      return new Cost(constants + other.constants, digits + other.digits);
    }

    static Cost of(Decimal... constants) {
      int count = 0;
      int digits = 0;
      for (Decimal constant : constants) {
        count += constant.unscaled() == 0 ? 0 : 1;
        digits += RoundNumbers.digits(constant);
      }
      return new Cost(count, digits);
    }
  }

  private final Figures figures;
  private final long[] ore;
  private final long unitOre;

  Fit(Figures figures, long[] ore) {
    this.figures = figures;
    this.ore = ore;
    this.unitOre = Series.unit(ore);
  }

  /** The better of the roundings in use: each row by itself, or the sum exact. */
  Optional<Found> best(Component component, long frameOre, Cost cost) {
    Optional<Found> halfUp =
        found(component, frameOre, cost, Rounding.Method.HALF_UP, Rule.Closing.SHOWN);
    Optional<Found> exactSum =
        found(component, frameOre, cost, Rounding.Method.LARGEST_REMAINDER, Rule.Closing.EXACT);
    return better(exactSum, halfUp);
  }

  static Optional<Found> better(Optional<Found> first, Optional<Found> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.or(() -> second);
    }
    return second.get().score() > first.get().score() ? second : first;
  }

  private Optional<Found> found(
      Component component, long frameOre, Cost cost, Rounding.Method method, Rule.Closing closing) {
    Rounding rounding = new Rounding(unitOre, method, Rounding.TieBreak.CODE);
    try {
      Rule rule = new Rule(component, rounding, closing);
      return Optional.of(held(rule, rule.allocate(figures, frameOre), cost));
    } catch (AllocationRefused e) {
      return Optional.empty(); // a rule that cannot be followed did not make the table
    }
  }

  private Found held(Rule rule, Allocation allocation, Cost cost) {
    List<Found.Deviation> deviations = new ArrayList<>();
    int exact = 0;
    int within = 0;
    for (int row = 0; row < ore.length; row++) {
      long difference = Math.abs(ore[row] - allocation.ore(row));
      if (difference == 0) {
        exact++;
      } else {
        deviations.add(
            new Found.Deviation(
                row, figures.code(row), figures.name(row), ore[row], allocation.ore(row)));
      }
      if (difference <= unitOre) {
        within++;
      }
    }
    return new Found(
        rule,
        allocation.frameOre(),
        cost.constants(),
        cost.digits(),
        ore.length,
        exact,
        within,
        deviations);
  }
}
