package se.statsbidrag.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.statsbidrag.engine.Component.Band;
import se.statsbidrag.engine.Component.Bands;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.PerHead;
import se.statsbidrag.engine.Component.ScaledToFrame;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Decimal;
import se.statsbidrag.engine.Rounding;
import se.statsbidrag.engine.Rule;

/** The kinds of rule that are measured, each asking for a little more than base and share. */
final class Kinds {

  private Kinds() {}

  static Map<String, Rule> all() {
    Map<String, Rule> kinds = new LinkedHashMap<>();
    kinds.put(
        "three size bands, half up",
        new Rule(bands(), Rounding.kronor(Rounding.Method.HALF_UP), Rule.Closing.SHOWN));
    kinds.put("three size bands, scaled to the frame", Rule.of(new ScaledToFrame(bands())));
    kinds.put("share with a floor", Rule.of(bounded(new Bound.Amount(100_000_00), null)));
    kinds.put(
        "share with a floor and a cap",
        Rule.of(bounded(new Bound.Amount(100_000_00), new Bound.Amount(90_000_000_00L))));
    return kinds;
  }

  private static Bounded bounded(
      Bound.Amount floor, Bound.@org.jspecify.annotations.Nullable Amount cap) {
    return new Bounded(floor, cap, new Share("population"));
  }

  private static Bands bands() {
    return new Bands(
        "population",
        List.of(
            new Band(1_000L, new Sum(new Guaranteed(93_000_00), perHead("4.9206"))),
            new Band(5_000L, new Sum(new Guaranteed(92_000_00), perHead("4.2"))),
            new Band(null, perHead("8.01"))));
  }

  private static PerHead perHead(String kronor) {
    return new PerHead("population", Decimal.parse(kronor));
  }
}
