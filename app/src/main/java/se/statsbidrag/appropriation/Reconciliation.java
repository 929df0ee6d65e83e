package se.statsbidrag.appropriation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Group;
import se.statsbidrag.appropriation.BudgetDocument.Line;
import se.statsbidrag.kernel.Money;

/**
 * A year's budget held against the decision, by line and by appropriation item. Each comparison
 * keeps both figures, so that a difference shows to the krona.
 */
public record Reconciliation(int year, List<Check> checks) {

  /** What is compared. */
  public enum What {
    /** The lines' sum with the decision's total. */
    LINES(true),
    /** The items' sum, as the decision states them, with its total. */
    ITEMS(true),
    /** What the lines charge to one item with what the decision states for it. */
    ITEM(true),
    /** A line's charges with its amount. */
    LINE(true),
    /** The lines of a group with the group's amount. */
    GROUP(true),
    /** What a group charges to one item; the setting may depart from it, and that is shown. */
    GROUP_ITEM(false);

    private final boolean binding;

    What(boolean binding) {
      this.binding = binding;
    }

    /** Whether a difference stops the mandate from being activated. */
    public boolean binding() {
      return binding;
    }
  }

  /**
   * One comparison.
   *
   * @param name of the line, item or group; empty for the whole
   * @param decided what the decision says
   * @param entered what the budget's parts sum to
   */
  public record Check(What what, String name, Money decided, Money entered) {

    public Money difference() {
      return entered.minus(decided);
    }

    public boolean holds() {
      return decided.equals(entered);
    }
  }

  public Reconciliation {
    checks = List.copyOf(checks);
  }

  /** Compares a budget with itself: its lines, its items and its stated total. */
  public static Reconciliation of(Budget budget) {
    List<Check> checks = new ArrayList<>();
    Map<String, List<Charge>> charged = Charging.of(budget);
    Map<String, Money> decided = byItem(budget.groups().stream().map(Group::charges).toList());
    Map<String, Money> entered = byItem(charged.values());
    checks.add(new Check(What.LINES, "", budget.total(), sum(budget.lines(), line -> true)));
    checks.add(new Check(What.ITEMS, "", budget.total(), Money.sum(decided.values())));
    Map<String, Money> items = new LinkedHashMap<>(decided);
    entered.keySet().forEach(item -> items.putIfAbsent(item, Money.ZERO));
    items.forEach((item, amount) ->
        checks.add(new Check(What.ITEM, item, amount, entered.getOrDefault(item, Money.ZERO))));
    for (Line line : budget.lines()) {
      Money charges = sum(charged.getOrDefault(line.code(), List.of()));
      if (!charges.equals(line.amount())) {
        checks.add(new Check(What.LINE, line.name(), line.amount(), charges));
      }
    }
    budget.groups().forEach(group -> compare(group, budget, charged, checks));
    return new Reconciliation(budget.year(), checks);
  }

  private static void compare(
      Group group, Budget budget, Map<String, List<Charge>> charged, List<Check> checks) {
    Predicate<Line> own = line -> line.group().equals(group.code());
    checks.add(new Check(What.GROUP, group.name(), group.amount(), sum(budget.lines(), own)));
    Map<String, Money> decided = byItem(List.of(group.charges()));
    Map<String, Money> entered =
        byItem(
            budget.lines().stream()
                .filter(own)
                .map(line -> charged.getOrDefault(line.code(), List.of()))
                .toList());
    Map<String, Money> items = new LinkedHashMap<>(decided);
    entered.keySet().forEach(item -> items.putIfAbsent(item, Money.ZERO));
    items.forEach((item, amount) -> {
      Money actual = entered.getOrDefault(item, Money.ZERO);
      if (!actual.equals(amount)) {
        checks.add(new Check(What.GROUP_ITEM, group.name() + ", " + item, amount, actual));
      }
    });
  }

  /** Whether nothing stops the budget from being activated. */
  public boolean holds() {
    return checks.stream().allMatch(check -> check.holds() || !check.what().binding());
  }

  /** The comparisons that stop it. */
  public List<Check> broken() {
    return checks.stream().filter(check -> !check.holds() && check.what().binding()).toList();
  }

  private static Money sum(List<Line> lines, Predicate<Line> some) {
    return Money.sum(lines.stream().filter(some).map(Line::amount).toList());
  }

  private static Money sum(List<Charge> charges) {
    return Money.sum(charges.stream().map(Charge::amount).toList());
  }

  private static Map<String, Money> byItem(Iterable<List<Charge>> charges) {
    Map<String, Money> items = new LinkedHashMap<>();
    charges.forEach(
        own -> own.forEach(charge -> items.merge(charge.item(), charge.amount(), Money::plus)));
    return items;
  }
}
