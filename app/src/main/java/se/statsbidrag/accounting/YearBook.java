package se.statsbidrag.accounting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.ledger.Flow;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.ledger.PotBalance;

/**
 * Reads a year's pots and what flows between them as accounts. Money goes from the treasury to an
 * item, on to a line, to an award, and out; it may come back the same way.
 */
final class YearBook {

  static final String TREASURY = "TREASURY";
  static final String ITEM = "APPROPRIATION_ITEM";
  static final String LINE = "BUDGET_LINE";
  static final String AWARD = "AWARD";
  static final String PAID = "PAID";
  static final String COST = "COST";

  private final List<PotBalance> balances;
  private final List<Flow> flows;
  private final Map<UUID, PotBalance> pots;
  private final Function<Pot, List<String>> order;

  private YearBook(List<PotBalance> balances, List<Flow> flows, Function<Pot, List<String>> order) {
    this.order = order;
    this.balances = balances;
    this.flows = flows;
    this.pots =
        balances.stream().collect(Collectors.toMap(own -> own.pot().id(), Function.identity()));
  }

  /**
   * The accounts of a year, out of its balances and flows at the end of a day.
   *
   * @param order the items of a line that several pay for, in which they are used; empty where it
   *     is in proportion
   */
  static YearAccount read(
      BudgetYear year,
      LocalDate day,
      List<PotBalance> balances,
      List<Flow> flows,
      Function<Pot, List<String>> order) {
    YearBook book = new YearBook(balances, flows, order);
    Map<UUID, LineAccount> lines = new LinkedHashMap<>();
    book.of(LINE).forEach(pot -> lines.put(pot.id(), book.line(pot)));
    List<ItemAccount> items =
        book.of(ITEM).stream()
            .map(pot -> book.item(pot, lines))
            .sorted(
                Comparator.comparing((ItemAccount item) -> item.amount(FigureName.ASSIGNED))
                    .reversed()
                    .thenComparing(ItemAccount::code))
            .toList();
    return new YearAccount(year, day, items, List.copyOf(lines.values()), book.inPots());
  }

  private LineAccount line(Pot pot) {
    SortedMap<String, Money> funded = new TreeMap<>();
    for (Pot item : of(ITEM)) {
      Money amount =
          Figure.of(between(Set.of(item.id()), Set.of(pot.id())), back(pot, item)).amount();
      if (!amount.isZero()) {
        funded.put(item.object().id(), amount);
      }
    }
    Set<UUID> reach = reach(pot);
    PotBalance own = balance(pot.id());
    Money inAwards =
        Money.sum(
            reach.stream()
                .filter(id -> !id.equals(pot.id()))
                .map(id -> balance(id).happened())
                .toList());
    SortedMap<String, Money> paid = new TreeMap<>();
    SortedMap<String, Money> returned = new TreeMap<>();
    for (Pot end : of(PAID)) {
      add(paid, end, between(reach, Set.of(end.id())));
      add(returned, end, between(Set.of(end.id()), reach));
    }
    SortedMap<String, Money> cost = new TreeMap<>();
    for (Pot end : of(COST)) {
      cost.merge(end.object().id(), cost(Set.of(pot.id()), Set.of(end.id())).amount(), Money::plus);
    }
    return new LineAccount(
        pot,
        funded,
        inAwards.plus(own.promised()),
        paid,
        cost,
        returned,
        own.available(),
        funded.size() > 1 ? order.apply(pot) : List.of());
  }

  /** What has been paid stands with the item that was charged. */
  private static void add(SortedMap<String, Money> amounts, Pot paid, List<Flow> flows) {
    if (!flows.isEmpty()) {
      amounts.merge(paid.object().id(), sum(flows), Money::plus);
    }
  }

  /** What the agency itself has used, less what was wrong. */
  private Figure cost(Set<UUID> lines, Set<UUID> costs) {
    return Figure.of(between(lines, costs), between(costs, lines));
  }

  private List<Flow> back(Pot line, Pot item) {
    return between(Set.of(line.id()), Set.of(item.id()));
  }

  private ItemAccount item(Pot pot, Map<UUID, LineAccount> lines) {
    String code = pot.object().id();
    List<LineAccount> whole =
        lines.values().stream().filter(line -> line.funded().containsKey(code)).toList();
    List<LineAccount> parts = whole.stream().map(line -> line.of(code)).toList();
    Set<UUID> own = whole.stream().map(line -> line.pot().id()).collect(Collectors.toSet());
    Set<UUID> reach =
        whole.stream().flatMap(line -> reach(line.pot()).stream()).collect(Collectors.toSet());
    Set<UUID> awards = new HashSet<>(reach);
    awards.removeAll(own);
    List<Flow> undone = new ArrayList<>(between(awards, own));
    undone.addAll(between(awards, ids(PAID)));
    Map<FigureName, Figure> figures = new EnumMap<>(FigureName.class);
    Set<UUID> self = Set.of(pot.id());
    figures.put(
        FigureName.ASSIGNED, Figure.of(between(ids(TREASURY), self), between(self, ids(TREASURY))));
    figures.put(FigureName.SHARED_OUT, Figure.of(between(self, own), between(own, self)));
    figures.put(
        FigureName.DECIDED,
        Figure.of(between(own, awards), undone).part(total(parts, LineAccount::unpaid)));
    figures.put(FigureName.COST, cost(own, standing(COST, code)));
    Set<UUID> paid = standing(PAID, code);
    figures.put(FigureName.PAID, Figure.of(between(reach, paid), List.of()));
    figures.put(FigureName.RETURNED, Figure.of(between(paid, reach), List.of()));
    boolean estimated = whole.stream().anyMatch(LineAccount::estimated);
    return new ItemAccount(pot, figures, parts, estimated);
  }

  /** Where what has been paid or used of an item stands. */
  private Set<UUID> standing(String kind, String item) {
    return of(kind).stream()
        .filter(pot -> pot.object().id().equals(item))
        .map(Pot::id)
        .collect(Collectors.toSet());
  }

  /** The line and its awards: wherever its money stands before it is paid. */
  private Set<UUID> reach(Pot line) {
    Set<UUID> reach = new HashSet<>(Set.of(line.id()));
    Set<UUID> awards = ids(AWARD);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Flow flow : flows) {
        if (reach.contains(flow.from()) && awards.contains(flow.to())) {
          grown |= reach.add(flow.to());
        }
      }
    }
    return reach;
  }

  /** What may still be used: in the items and in the lines. */
  private Money inPots() {
    return Money.sum(
        balances.stream()
            .filter(own -> Set.of(ITEM, LINE).contains(own.pot().kind()))
            .map(PotBalance::available)
            .toList());
  }

  private List<Pot> of(String kind) {
    return balances.stream().map(PotBalance::pot).filter(pot -> pot.kind().equals(kind)).toList();
  }

  private Set<UUID> ids(String kind) {
    return of(kind).stream().map(Pot::id).collect(Collectors.toSet());
  }

  private PotBalance balance(UUID id) {
    return java.util.Objects.requireNonNull(pots.get(id));
  }

  private List<Flow> between(Set<UUID> from, Set<UUID> to) {
    return flows.stream()
        .filter(flow -> from.contains(flow.from()) && to.contains(flow.to()))
        .toList();
  }

  private static Money sum(Collection<Flow> flows) {
    return Money.sum(flows.stream().map(Flow::amount).toList());
  }

  private static Money total(List<LineAccount> lines, Function<LineAccount, Money> figure) {
    return Money.sum(lines.stream().map(figure).toList());
  }
}
