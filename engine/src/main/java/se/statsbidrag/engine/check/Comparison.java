package se.statsbidrag.engine.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.statsbidrag.engine.Figures;

/**
 * Two keys side by side (jämförelse av två fördelningsnycklar): who wins, who loses, and how much
 * money moves. The rows come in the order of the first key, then those only in the second.
 */
public record Comparison(List<Row> rows) {

  public Comparison {
    rows = List.copyOf(rows);
  }

  /**
   * One recipient in both keys; 0 öre where it is not in one of them.
   *
   * @param inBoth false for one that stands in only one of the keys
   */
  public record Row(String code, long beforeOre, long afterOre, boolean inBoth) {

    public long differenceOre() {
      return Math.subtractExact(afterOre, beforeOre);
    }

    /** The difference in kronor a head, to the öre; empty where there are no heads. */
    public Optional<BigDecimal> kronorPerHead(long heads) {
      return heads <= 0
          ? Optional.empty()
          : Optional.of(
              BigDecimal.valueOf(differenceOre(), 2)
                  .divide(BigDecimal.valueOf(heads), 2, RoundingMode.HALF_UP));
    }

    /** The same for a row of the figures. */
    public Optional<BigDecimal> kronorPerHead(Figures figures, String column) {
      return figures
          .row(code)
          .flatMap(row -> figures.column(column).flatMap(heads -> kronorPerHead(heads[row])));
    }
  }

  public static Comparison of(Amounts before, Amounts after) {
    List<Row> rows = new ArrayList<>();
    for (String code : before.rows().keySet()) {
      rows.add(
          new Row(
              code,
              before.ore(code).orElse(0),
              after.ore(code).orElse(0),
              after.ore(code).isPresent()));
    }
    for (String code : after.rows().keySet()) {
      if (before.ore(code).isEmpty()) {
        rows.add(new Row(code, 0, after.ore(code).orElse(0), false));
      }
    }
    return new Comparison(rows);
  }

  /** Those who get more, the largest gain first. */
  public List<Row> winners() {
    return rows.stream()
        .filter(row -> row.differenceOre() > 0)
        .sorted(Comparator.comparingLong(Row::differenceOre).reversed())
        .toList();
  }

  /** Those who get less, the largest loss first. */
  public List<Row> losers() {
    return rows.stream()
        .filter(row -> row.differenceOre() < 0)
        .sorted(Comparator.comparingLong(Row::differenceOre))
        .toList();
  }

  public long unchanged() {
    return rows.stream().filter(row -> row.differenceOre() == 0).count();
  }

  /** What the winners gain together. */
  public long gainedOre() {
    return winners().stream().mapToLong(Row::differenceOre).reduce(0, Math::addExact);
  }

  /** What the losers lose together, as a positive number. */
  public long lostOre() {
    return -losers().stream().mapToLong(Row::differenceOre).reduce(0, Math::addExact);
  }

  public long beforeOre() {
    return rows.stream().mapToLong(Row::beforeOre).reduce(0, Math::addExact);
  }

  public long afterOre() {
    return rows.stream().mapToLong(Row::afterOre).reduce(0, Math::addExact);
  }
}
