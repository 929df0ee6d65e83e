package se.statsbidrag.appropriation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Group;
import se.statsbidrag.appropriation.BudgetDocument.Line;
import se.statsbidrag.kernel.Money;

/**
 * Which items each line charges, by the setting that the budget carries. Whatever the setting, the
 * charges of a line are its amount and those of an item what the decision states, where the
 * decision's own figures reconcile.
 */
final class Charging {

  private Charging() {}

  /** The charges of every line of the budget, by the line's code. */
  static Map<String, List<Charge>> of(Budget budget) {
    Map<String, List<Charge>> charges = new LinkedHashMap<>();
    if (budget.method() == ChargingMethod.CATEGORY) {
      budget.lines().forEach(line -> charges.put(line.code(), line.charges()));
      return charges;
    }
    for (Group group : budget.groups()) {
      List<Line> lines =
          budget.lines().stream().filter(line -> line.group().equals(group.code())).toList();
      charges.putAll(
          budget.method() == ChargingMethod.ORDER
              ? inOrder(lines, ordered(group, budget))
              : inProportion(lines, group.charges()));
    }
    return charges;
  }

  private static List<Charge> ordered(Group group, Budget budget) {
    List<String> order = budget.charging() == null ? List.of() : budget.charging().order();
    List<Charge> charges = new ArrayList<>(group.charges());
    charges.sort((a, b) -> Integer.compare(place(order, a.item()), place(order, b.item())));
    return charges;
  }

  private static int place(List<String> order, String item) {
    int place = order.indexOf(item);
    return place < 0 ? order.size() : place;
  }

  /** Line after line takes what is left of the first item, then of the next. */
  private static Map<String, List<Charge>> inOrder(List<Line> lines, List<Charge> items) {
    Map<String, List<Charge>> charges = new LinkedHashMap<>();
    int item = 0;
    Money left = items.isEmpty() ? Money.ZERO : items.getFirst().amount();
    for (Line line : lines) {
      List<Charge> own = new ArrayList<>();
      Money need = line.amount();
      while (!need.isZero() && item < items.size()) {
        Money taken = need.compareTo(left) <= 0 ? need : left;
        if (!taken.isZero()) {
          own.add(new Charge(items.get(item).item(), taken));
        }
        need = need.minus(taken);
        left = left.minus(taken);
        if (left.isZero() && ++item < items.size()) {
          left = items.get(item).amount();
        }
      }
      charges.put(line.code(), own);
    }
    return charges;
  }

  /**
   * Every line in the proportion of the items; the öre that do not divide follow the running sum.
   */
  private static Map<String, List<Charge>> inProportion(List<Line> lines, List<Charge> items) {
    long whole = Money.sum(items.stream().map(Charge::amount).toList()).ore();
    Map<String, List<Charge>> charges = new LinkedHashMap<>();
    long before = 0;
    for (Line line : lines) {
      long after = Math.addExact(before, line.amount().ore());
      List<Charge> own = new ArrayList<>();
      long item = 0;
      for (Charge charge : items) {
        long next = Math.addExact(item, charge.amount().ore());
        long share =
            (share(after, next, whole) - share(before, next, whole))
                - (share(after, item, whole) - share(before, item, whole));
        if (share != 0) {
          own.add(new Charge(charge.item(), new Money(share)));
        }
        item = next;
      }
      charges.put(line.code(), own);
      before = after;
    }
    return charges;
  }

  private static long share(long amount, long part, long whole) {
    return whole == 0
        ? 0
        : BigInteger.valueOf(amount)
            .multiply(BigInteger.valueOf(part))
            .divide(BigInteger.valueOf(whole))
            .longValueExact();
  }
}
