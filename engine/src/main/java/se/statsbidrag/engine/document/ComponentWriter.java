package se.statsbidrag.engine.document;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Component.Bound;

/** Writes a component as the map that {@link ComponentReader} reads. */
final class ComponentWriter {

  private ComponentWriter() {}

  static Map<String, @Nullable Object> write(Component component) {
    return switch (component) {
      case Component.EqualSplit e -> map("equal", Map.of());
      case Component.Share(String driver, @Nullable String weight) ->
          map("share", weight == null ? driver : map("by", driver, "weight", weight));
      case Component.Guaranteed(long ore) -> map("guaranteed", kronor(ore));
      case Component.PerHead(String driver, var kronor) ->
          map("perHead", perHead(driver, kronor.toBigDecimal()));
      case Component.RankedPerHead r ->
          map(
              "rankedPerHead",
              map(
                  "of",
                  r.driver(),
                  "start",
                  r.start().toBigDecimal(),
                  "step",
                  r.step().toBigDecimal(),
                  "max",
                  r.max().toBigDecimal()));
      case Component.Sum(var parts) ->
          map("sum", parts.stream().map(ComponentWriter::write).toList());
      case Component.Bands(String driver, var bands) ->
          map("bands", map("by", driver, "of", bands.stream().map(ComponentWriter::band).toList()));
      case Component.Portion(var portion, Component inner) ->
          map("portion", map("of", portion.toBigDecimal(), "rule", write(inner)));
      case Component.Pot(long ore, Component inner) ->
          map("pot", map("kronor", kronor(ore), "rule", write(inner)));
      case Component.TopUp(String column, Component inner) ->
          map("topUp", map("of", column, "rule", write(inner)));
      case Component.Scaled(var factor, Component inner) ->
          map("scaled", map("by", factor.toBigDecimal(), "rule", write(inner)));
      case Component.ScaledToFrame(Component inner) -> map("toFrame", write(inner));
      case Component.Bounded(@Nullable Bound floor, @Nullable Bound cap, Component inner) ->
          map("bounded", map("floor", bound(floor), "cap", bound(cap), "rule", write(inner)));
      case Component.HoldHarmless(var portion, var shortage, Component inner) ->
          map(
              "holdHarmless",
              map(
                  "portion",
                  portion.toBigDecimal(),
                  "shortage",
                  Node.word(shortage),
                  "rule",
                  write(inner)));
      case Component.OrderPreserved(String driver, Component inner) ->
          map("orderPreserved", map("by", driver, "rule", write(inner)));
      case Component.SortedAmounts(String driver, Component inner) ->
          map("sortedAmounts", map("by", driver, "rule", write(inner)));
      case Component.FixedRows(var ore, Component inner) ->
          map("fixed", map("rows", rows(ore), "rule", write(inner)));
      case Component.Among(String column, long from, long to, Component inner) ->
          map("among", map("column", column, "from", from, "to", to, "rule", write(inner)));
    };
  }

  private static Map<String, @Nullable Object> band(Component.Band band) {
    return map("upTo", band.upTo(), "rule", write(band.component()));
  }

  private static Map<String, @Nullable Object> perHead(String driver, BigDecimal kronor) {
    return map("of", driver, "kronor", kronor);
  }

  private static @Nullable Object bound(@Nullable Bound bound) {
    return switch (bound) {
      case null -> null;
      case Bound.Amount(long ore) -> kronor(ore);
      case Bound.Column(String column) -> map("column", column);
      case Bound.PerHeadOf(String driver, var kronor) ->
          map("perHead", perHead(driver, kronor.toBigDecimal()));
    };
  }

  private static Map<String, @Nullable Object> rows(Map<String, Long> ore) {
    Map<String, @Nullable Object> rows = new LinkedHashMap<>();
    new TreeMap<>(ore).forEach((code, amount) -> rows.put(code, kronor(amount)));
    return rows;
  }

  /** Whole kronor as a whole number, others with two decimals. */
  static Object kronor(long ore) {
    return ore % 100 == 0 ? (Object) (ore / 100) : BigDecimal.valueOf(ore, 2);
  }

  /** A map of keys and values in this order, without those that are null. */
  private static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (keysAndValues[i + 1] != null) {
        map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
      }
    }
    return map;
  }
}
