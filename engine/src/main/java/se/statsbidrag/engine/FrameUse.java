package se.statsbidrag.engine;

import java.util.List;
import se.statsbidrag.engine.Component.Among;
import se.statsbidrag.engine.Component.Band;
import se.statsbidrag.engine.Component.Bands;
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

/** How a component uses the frame, which decides who is served first when several are added. */
enum FrameUse {
  /** Gives what it gives, whatever the frame. */
  NONE,
  /** Takes a stated portion or amount. */
  STATED,
  /** Takes all that is left. */
  REST;

  static FrameUse of(Component component) {
    return switch (component) {
      case Guaranteed g -> NONE;
      case PerHead p -> NONE;
      case RankedPerHead r -> NONE;
      case EqualSplit e -> REST;
      case Share s -> REST;
      case ScaledToFrame s -> REST;
      case HoldHarmless h -> REST;
      case Portion p -> STATED;
      case Pot p -> STATED;
      case Scaled(Decimal factor, Component inner) -> of(inner);
      case Bounded(var floor, var cap, Component inner) -> of(inner);
      case OrderPreserved(String driver, Component inner) -> of(inner);
      case SortedAmounts(String driver, Component inner) -> of(inner);
      case FixedRows(var ore, Component inner) -> of(inner);
      case Among(String column, long from, long to, Component inner) -> of(inner);
      case Sum(var parts) -> ofParts(parts);
      case Bands(String driver, var bands) -> ofParts(bands.stream().map(Band::component).toList());
    };
  }

  private static FrameUse ofParts(List<Component> parts) {
    return parts.stream().allMatch(part -> of(part) == NONE) ? NONE : REST;
  }
}
