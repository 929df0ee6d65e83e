package se.statsbidrag.engine.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rule;

/**
 * Whether the amounts of a published key stand in the right rows (rimlighetsrapport): its rule
 * without the sorting, and the rows whose published amount is another recipient's by that rule. An
 * inference from numbers; the published key is what counts.
 *
 * @param unsorted what the rule gives each recipient when nothing is sorted
 * @param displaced the rows that differ by more than a rounding unit, in the table's order
 * @param displacedOre what those rows got too much, which is what the others got too little
 */
public record Plausibility(Allocation unsorted, List<Displaced> displaced, long displacedOre) {

  /**
   * A row with what looks like another's amount.
   *
   * @param row counted from 0
   * @param matches the row whose amount by the rule this one's published amount is, or null
   */
  public record Displaced(int row, long publishedOre, long byRuleOre, @Nullable Integer matches) {

    public long differenceOre() {
      return publishedOre - byRuleOre;
    }
  }

  public Plausibility {
    displaced = List.copyOf(displaced);
  }

  /** The same rule without sorting of amounts, if it had any. */
  public static Rule withoutSorting(Rule rule) {
    return rule.component() instanceof Component.SortedAmounts sorted
        ? new Rule(sorted.inner(), rule.rounding(), rule.closing())
        : rule;
  }

  /** Holds the published amounts against the rule without its sorting. */
  public static Plausibility of(Figures figures, long[] publishedOre, Rule rule, long frameOre) {
    Allocation unsorted = withoutSorting(rule).allocate(figures, frameOre);
    long unit = rule.rounding().unitOre();
    Map<Long, Integer> owners = new HashMap<>();
    for (int row = 0; row < unsorted.size(); row++) {
      owners.put(unsorted.ore(row), row);
    }
    List<Displaced> displaced = new ArrayList<>();
    long above = 0;
    for (int row = 0; row < publishedOre.length; row++) {
      long difference = publishedOre[row] - unsorted.ore(row);
      if (Math.abs(difference) > unit) {
        displaced.add(
            new Displaced(
                row, publishedOre[row], unsorted.ore(row), owners.get(publishedOre[row])));
        above += Math.max(0, difference);
      }
    }
    return new Plausibility(unsorted, displaced, above);
  }
}
