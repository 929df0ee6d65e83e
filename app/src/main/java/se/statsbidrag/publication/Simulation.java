package se.statsbidrag.publication;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.engine.check.Comparison;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Charts;

/** Two rules on the same recipients, figures and frame: who gets what by each. */
record Simulation(PublicKey key, Money frame, Side first, Side second, List<Row> rows) {

  private static final int SHOWN = 10;

  /**
   * One of the two.
   *
   * @param rule null where it is the published amounts
   */
  record Side(@Nullable Rule rule, Money sum, Money left) {}

  /** One recipient by both rules. */
  record Row(KeyEntry entry, Comparison.Row compared) {

    public Money before() {
      return new Money(compared.beforeOre());
    }

    public Money after() {
      return new Money(compared.afterOre());
    }

    public Money difference() {
      return new Money(compared.differenceOre());
    }

    /** Kronor per inhabitant that it gains or loses; null where there are none. */
    public @Nullable BigDecimal perHead() {
      return entry.heads() == null ? null : compared.kronorPerHead(entry.heads()).orElse(null);
    }

    double weight() {
      BigDecimal perHead = perHead();
      return perHead == null ? compared.differenceOre() / 100.0 : perHead.doubleValue();
    }
  }

  Simulation {
    rows = List.copyOf(rows);
  }

  /** Those who get more, who gain most first. */
  public List<Row> winners() {
    return rows.stream()
        .filter(row -> row.compared().differenceOre() > 0)
        .sorted(Comparator.comparingDouble(Row::weight).reversed())
        .toList();
  }

  /** Those who get less, who lose most first. */
  public List<Row> losers() {
    return rows.stream()
        .filter(row -> row.compared().differenceOre() < 0)
        .sorted(Comparator.comparingDouble(Row::weight))
        .toList();
  }

  public long unchanged() {
    return rows.stream().filter(row -> row.compared().differenceOre() == 0).count();
  }

  public Money gained() {
    return Money.sum(winners().stream().map(Row::difference).toList());
  }

  public Money lost() {
    return Money.sum(losers().stream().map(Row::difference).toList()).negated();
  }

  /** Before and after for those who gain and lose most. */
  List<Charts.Change> changes() {
    List<Row> most = new ArrayList<>(winners().stream().limit(SHOWN).toList());
    List<Row> least = new ArrayList<>(losers().stream().limit(SHOWN).toList());
    most.addAll(least.reversed());
    return most.stream()
        .map(row ->
            new Charts.Change(
                row.entry().name(), value(row, row.before()), value(row, row.after())))
        .toList();
  }

  private double value(Row row, Money amount) {
    double kronor = amount.ore() / 100.0;
    Long heads = row.entry().heads();
    return key.hasHeads() && heads != null && heads > 0 ? kronor / heads : kronor;
  }

  BigDecimal perHead(KeyEntry entry) {
    return rows.stream()
        .filter(row -> row.entry().equals(entry))
        .map(Row::perHead)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  double[] differences() {
    return rows.stream().mapToDouble(Row::weight).toArray();
  }
}
