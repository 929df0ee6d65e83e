package se.statsbidrag.engine;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.statsbidrag.engine.lanes.Roundings;
import se.statsbidrag.engine.lanes.SeveralTerms;
import se.statsbidrag.engine.lanes.Steps;
import se.statsbidrag.engine.lanes.Totals;
import se.statsbidrag.engine.lanes.Values;

/**
 * Carries out the rules that come to lines in vector arithmetic. Where a rule is of another kind,
 * or a number is too large, or something is to be refused, it answers empty and {@link Evaluation}
 * takes over; where it answers, the answer is the same.
 */
final class FastRoad {

  private final Rule rule;
  private final Figures figures;
  private final long frameOre;
  private final Map<String, Totals> totals;
  private final long unit;

  FastRoad(Rule rule, Figures figures, long frameOre, Map<String, Totals> totals) {
    this.rule = rule;
    this.figures = figures;
    this.frameOre = frameOre;
    this.totals = totals;
    this.unit = rule.rounding().unitOre();
  }

  Optional<Allocation> allocate() {
    if (totals.values().stream().anyMatch(Totals::overflows)) {
      return Optional.empty();
    }
    Map<String, BigInteger> sums = new HashMap<>();
    totals.forEach((driver, total) -> sums.put(driver, BigInteger.valueOf(total.sum())));
    Pieces pieces =
        Pieces.of(
            rule.component(),
            Fraction.of(frameOre),
            unit,
            figures,
            new Line.Group(figures.size(), sums));
    return pieces == null
        ? Optional.empty()
        : values(pieces).flatMap(values -> rounded(values, pieces.total()));
  }

  private Optional<Allocation> rounded(Values values, Fraction total) {
    BigInteger most =
        BigInteger.valueOf(values.largest() + 1)
            .multiply(BigInteger.valueOf(unit))
            .multiply(BigInteger.valueOf(figures.size()));
    if (most.bitLength() > 62) {
      return Optional.empty();
    }
    long last = values.denominator() - 1;
    Optional<Roundings.Rounded> rounded =
        switch (rule.rounding().method()) {
          case LARGEST_REMAINDER -> largestRemainder(values, total);
          case HALF_UP -> Optional.of(Roundings.upAbove(values, last / 2, unit));
          case DOWN -> Optional.of(Roundings.upAbove(values, last, unit));
          case UP -> Optional.of(Roundings.upAbove(values, 0, unit));
          case HALF_EVEN -> Optional.empty();
        };
    return rounded
        .map(r -> new Allocation(figures, rule, frameOre, r.amounts(), r.units() * unit))
        .filter(this::closes);
  }

  private Optional<Roundings.Rounded> largestRemainder(Values values, Fraction total) {
    boolean exact = rule.closing() == Rule.Closing.EXACT;
    if (exact && (total.compareTo(Fraction.of(frameOre)) != 0 || frameOre % unit != 0)) {
      return Optional.empty();
    }
    Fraction target =
        rule.closing() == Rule.Closing.SHOWN
            ? total.plus(new Fraction(BigInteger.valueOf(unit), BigInteger.TWO))
            : total;
    return Roundings.largestRemainder(
        values,
        target.floorUnits(unit).longValueExact(),
        unit,
        figures.inCodeOrder() ? null : figures.codeRanks(),
        rule.rounding().tieBreak() == Rounding.TieBreak.CODE_DESCENDING);
  }

  private boolean closes(Allocation allocation) {
    return switch (rule.closing()) {
      case EXACT -> allocation.differenceOre() == 0;
      case AT_MOST -> allocation.differenceOre() >= 0;
      case SHOWN -> true;
    };
  }

  /** The lines over one denominator. */
  private Optional<Values> values(Pieces pieces) {
    BigInteger denominator = BigInteger.ONE;
    Set<String> drivers = new LinkedHashSet<>();
    if (pieces.driver() != null) {
      drivers.add(pieces.driver());
    }
    for (Line line : pieces.lines()) {
      denominator = common(denominator, line.constant());
      for (Fraction perUnit : line.perUnit().values()) {
        denominator = common(denominator, perUnit);
      }
      drivers.addAll(line.perUnit().keySet());
    }
    if (drivers.size() > 1) {
      return pieces.limits().isEmpty()
          ? terms(pieces.lines().getFirst(), List.copyOf(drivers), denominator)
          : Optional.empty();
    }
    return drivers.isEmpty()
        ? steps(pieces, "", new long[figures.size()], 0, denominator)
        : oneDriver(pieces, drivers.iterator().next(), denominator);
  }

  private Optional<Values> oneDriver(Pieces pieces, String driver, BigInteger denominator) {
    Totals total = totals.get(driver);
    long bits = total == null ? -1 : total.bits();
    return steps(pieces, driver, figures.required(driver), bits, denominator)
        .or(() ->
            pieces.limits().isEmpty()
                ? terms(pieces.lines().getFirst(), List.of(driver), denominator)
                : Optional.empty());
  }

  private BigInteger common(BigInteger denominator, Fraction ore) {
    BigInteger other = ore.over(BigInteger.valueOf(unit)).reduced().denominator();
    return denominator.divide(denominator.gcd(other)).multiply(other);
  }

  private Optional<Values> steps(
      Pieces pieces, String driver, long[] column, long bits, BigInteger denominator) {
    int size = pieces.lines().size();
    BigInteger[] constants = new BigInteger[size];
    BigInteger[] factors = new BigInteger[size];
    for (int i = 0; i < size; i++) {
      Line line = pieces.lines().get(i);
      constants[i] = numerator(line.constant(), denominator);
      factors[i] = numerator(line.perUnit().getOrDefault(driver, Fraction.ZERO), denominator);
    }
    long[] limits = pieces.limits().stream().mapToLong(Long::longValue).toArray();
    return Steps.of(column, bits, denominator, limits, constants, factors);
  }

  private Optional<Values> terms(Line line, List<String> drivers, BigInteger denominator) {
    long[][] columns = new long[drivers.size()][];
    long[] bits = new long[columns.length];
    BigInteger[] factors = new BigInteger[columns.length];
    for (int i = 0; i < columns.length; i++) {
      Totals total = totals.get(drivers.get(i));
      if (total == null) {
        return Optional.empty();
      }
      columns[i] = figures.required(drivers.get(i));
      bits[i] = total.bits();
      factors[i] =
          numerator(line.perUnit().getOrDefault(drivers.get(i), Fraction.ZERO), denominator);
    }
    return SeveralTerms.of(
        columns, bits, denominator, numerator(line.constant(), denominator), factors);
  }

  private BigInteger numerator(Fraction ore, BigInteger denominator) {
    return ore.numerator()
        .multiply(denominator)
        .divide(ore.denominator().multiply(BigInteger.valueOf(unit)));
  }
}
