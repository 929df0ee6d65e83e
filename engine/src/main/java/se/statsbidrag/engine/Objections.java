package se.statsbidrag.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Added.FrameUse;
import se.statsbidrag.engine.Component.Among;
import se.statsbidrag.engine.Component.Band;
import se.statsbidrag.engine.Component.Bands;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.EqualSplit;
import se.statsbidrag.engine.Component.FixedRows;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.HoldHarmless;
import se.statsbidrag.engine.Component.OrderPreserved;
import se.statsbidrag.engine.Component.PerHead;
import se.statsbidrag.engine.Component.Portion;
import se.statsbidrag.engine.Component.Pot;
import se.statsbidrag.engine.Component.RankedPerHead;
import se.statsbidrag.engine.Component.Scaled;
import se.statsbidrag.engine.Component.ScaledToFrame;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.SortedAmounts;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Component.TopUp;
import se.statsbidrag.engine.lanes.Totals;

/** What is wrong with a rule, its figures or its frame, seen before anything is computed. */
final class Objections {

  private final Figures figures;
  private final List<Complaint> complaints = new ArrayList<>();
  private final Map<String, Totals> totals = new HashMap<>();

  private Objections(Figures figures) {
    this.figures = figures;
  }

  /**
   * The totals of the columns that the rule refers to.
   *
   * @throws AllocationRefused with every objection
   */
  static Map<String, Totals> requireNone(Rule rule, Figures figures, long frameOre) {
    Objections objections = new Objections(figures);
    if (frameOre < 0) {
      objections.add(Complaint.of("frame.negative", Quantity.kronor(frameOre)).in("frame"));
    }
    objections.look(rule.component());
    if (!objections.complaints.isEmpty()) {
      throw new AllocationRefused(objections.complaints);
    }
    return objections.totals;
  }

  private void look(Component component) {
    switch (component) {
      case EqualSplit e -> {}
      case Share(String driver, @Nullable String weight) -> {
        column(driver);
        if (weight != null) {
          column(weight);
        }
      }
      case Guaranteed(long ore) -> notNegative(ore, "guaranteed");
      case PerHead(String driver, Decimal kronor) -> {
        column(driver);
        notNegative(kronor, "kronor");
      }
      case RankedPerHead(String driver, Decimal start, Decimal step, Decimal max) -> {
        column(driver);
        notNegative(start, "start");
        notNegative(step, "step");
        notNegative(max, "max");
      }
      case Sum(var parts) -> parts(parts);
      case Bands(String driver, var bands) -> {
        column(driver);
        ascending(bands);
        parts(bands.stream().map(Band::component).toList());
      }
      case Portion(Decimal portion, Component inner) -> {
        notNegative(portion, "portion");
        look(inner);
      }
      case Pot(long ore, Component inner) -> {
        notNegative(ore, "pot");
        look(inner);
      }
      case Scaled(Decimal factor, Component inner) -> {
        notNegative(factor, "factor");
        look(inner);
      }
      case ScaledToFrame(Component inner) -> look(inner);
      case Bounded(var floor, var cap, Component inner) -> {
        bound(floor);
        bound(cap);
        look(inner);
      }
      case HoldHarmless(Decimal portion, var shortage, Component inner) -> {
        notNegative(portion, "portion");
        earlier();
        look(inner);
      }
      case OrderPreserved(String driver, Component inner) -> {
        column(driver);
        look(inner);
      }
      case SortedAmounts(String driver, Component inner) -> {
        column(driver);
        look(inner);
      }
      case FixedRows fixed -> fixed(fixed);
      case Among(String column, long from, long to, Component inner) -> {
        column(column);
        look(inner);
      }
      case TopUp(String column, Component inner) -> {
        column(column);
        look(inner);
      }
    }
  }

  private void parts(List<Component> parts) {
    if (parts.isEmpty()) {
      add(Complaint.of("rule.empty"));
    }
    if (parts.stream().filter(part -> FrameUse.of(part) == FrameUse.REST).count() > 1) {
      add(Complaint.of("rule.two-rests"));
    }
    Fraction portions = Fraction.ZERO;
    for (Component part : parts) {
      if (part instanceof Portion(Decimal portion, Component inner)) {
        portions = portions.plus(Fraction.of(portion));
      }
      look(part);
    }
    if (portions.compareTo(Fraction.of(1)) > 0) {
      add(Complaint.of("rule.portions", Quantity.percent(portions)));
    }
  }

  private void ascending(List<Band> bands) {
    for (int i = 0; i < bands.size(); i++) {
      Long upTo = bands.get(i).upTo();
      Long before = i == 0 ? null : bands.get(i - 1).upTo();
      boolean last = i == bands.size() - 1;
      if ((upTo == null && !last)
          || (upTo != null && i > 0 && (before == null || upTo <= before))) {
        add(Complaint.of("rule.bands", i + 1).in("bands"));
      }
    }
  }

  private void bound(@Nullable Bound bound) {
    switch (bound) {
      case null -> {}
      case Bound.Amount(long ore) -> notNegative(ore, "bound");
      case Bound.Column(String column) -> column(column);
      case Bound.PerHeadOf(String driver, Decimal kronor) -> {
        column(driver);
        notNegative(kronor, "kronor");
      }
    }
  }

  private void fixed(FixedRows fixed) {
    fixed.ore().keySet().stream()
        .sorted()
        .filter(code -> figures.row(code).isEmpty())
        .forEach(code -> add(Complaint.of("fixed.unknown-code", code).in("fixed")));
    fixed.ore().values().forEach(ore -> notNegative(ore, "fixed"));
    look(fixed.inner());
  }

  private void column(String name) {
    long[] column = figures.column(name).orElse(null);
    if (column == null) {
      add(Complaint.of("column.missing", name, String.join(", ", figures.columnNames())).in(name));
      return;
    }
    boolean negative = totals.computeIfAbsent(name, n -> Totals.of(column)).hasNegative();
    for (int row = 0; negative && row < column.length; row++) {
      if (column[row] < 0) {
        add(
            Complaint.of("column.negative", name, figures.code(row), column[row], row + 1)
                .at(row, name));
      }
    }
  }

  private void earlier() {
    long[] earlier = figures.earlier().orElse(null);
    if (earlier == null) {
      add(Complaint.of("earlier.missing").in("earlier"));
      return;
    }
    for (int row = 0; row < earlier.length; row++) {
      if (earlier[row] < 0) {
        add(
            Complaint.of(
                    "earlier.negative", figures.code(row), Quantity.kronor(earlier[row]), row + 1)
                .at(row, "earlier"));
      }
    }
  }

  private void notNegative(long ore, String part) {
    if (ore < 0) {
      add(Complaint.of("rule.negative", Quantity.kronor(ore)).in(part));
    }
  }

  private void notNegative(Decimal value, String part) {
    if (value.isNegative()) {
      add(Complaint.of("rule.negative", Quantity.number(value)).in(part));
    }
  }

  private void add(Complaint complaint) {
    if (!complaints.contains(complaint) && complaints.size() < 100) {
      complaints.add(complaint);
    }
  }
}
