package se.statsbidrag.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Component.Bound;

/** The columns that a rule refers to. */
final class Drivers {

  private final Set<String> found = new LinkedHashSet<>();

  private Drivers() {}

  static Set<String> of(Component component) {
    Drivers drivers = new Drivers();
    drivers.collect(component);
    return drivers.found;
  }

  private void collect(Component component) {
    switch (component) {
      case Component.EqualSplit equal -> {}
      case Component.Guaranteed guaranteed -> {}
      case Component.Share share -> {
        add(share.driver());
        add(share.weight());
      }
      case Component.PerHead perHead -> add(perHead.driver());
      case Component.RankedPerHead ranked -> add(ranked.driver());
      case Component.Sum sum -> sum.parts().forEach(this::collect);
      case Component.Bands bands -> {
        add(bands.driver());
        bands.bands().forEach(band -> collect(band.component()));
      }
      case Component.Portion portion -> collect(portion.inner());
      case Component.Pot pot -> collect(pot.inner());
      case Component.Scaled scaled -> collect(scaled.inner());
      case Component.ScaledToFrame scaled -> collect(scaled.inner());
      case Component.Bounded bounded -> {
        bound(bounded.floor());
        bound(bounded.cap());
        collect(bounded.inner());
      }
      case Component.HoldHarmless hold -> collect(hold.inner());
      case Component.OrderPreserved order -> {
        add(order.driver());
        collect(order.inner());
      }
      case Component.SortedAmounts sorted -> {
        add(sorted.driver());
        collect(sorted.inner());
      }
      case Component.FixedRows fixed -> collect(fixed.inner());
      case Component.TopUp topUp -> {
        add(topUp.column());
        collect(topUp.inner());
      }
      case Component.Among among -> {
        add(among.column());
        collect(among.inner());
      }
    }
  }

  private void bound(@Nullable Bound bound) {
    switch (bound) {
      case null -> {}
      case Bound.Amount amount -> {}
      case Bound.PerHeadOf perHead -> add(perHead.driver());
      case Bound.Column column -> add(column.column());
    }
  }

  private void add(@Nullable String column) {
    if (column != null) {
      found.add(column);
    }
  }
}
