package se.statsbidrag.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
import se.statsbidrag.engine.Component.Shortage;
import se.statsbidrag.engine.Component.SortedAmounts;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Rounding.Method;
import se.statsbidrag.engine.Rounding.TieBreak;

/** Figures, rules and frames made of a seed, with the awkward ones more often than in life. */
final class RandomKeys {

  final SplittableRandom random;

  RandomKeys(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Figures figures(int size) {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      codes.add("%06d".formatted(i));
    }
    if (random.nextBoolean()) {
      shuffle(codes);
    }
    String[] array = codes.toArray(String[]::new);
    long[] population = column(size);
    long[] optIn = new long[size];
    long[] earlier = new long[size];
    long[] wish = new long[size];
    for (int i = 0; i < size; i++) {
      optIn[i] = i == 0 ? 1 : random.nextInt(2);
      earlier[i] = random.nextLong(10_000_000);
      wish[i] = random.nextLong(100_000_000);
    }
    return Figures.of(array, array)
        .with("population", population)
        .with("children", column(size))
        .with("optIn", optIn)
        .with("wish", wish)
        .withEarlier(earlier);
  }

  private void shuffle(List<String> codes) {
    for (int i = codes.size() - 1; i > 0; i--) {
      codes.set(i, codes.set(random.nextInt(i + 1), codes.get(i)));
    }
  }

  /** Few distinct values, many, small, large, with noughts: and at least one that is not nought. */
  long[] column(int size) {
    long most =
        switch (random.nextInt(6)) {
          case 0 -> 3;
          case 1 -> 100;
          case 2 -> 1L << 40;
          default -> 1_000_000;
        };
    long[] column = new long[size];
    for (int i = 0; i < size; i++) {
      column[i] = random.nextLong(most);
    }
    column[random.nextInt(size)] = most;
    return column;
  }

  /** A rule that comes to lines. */
  Component plain(Figures figures) {
    return switch (random.nextInt(11)) {
      case 0 -> new EqualSplit();
      case 1 -> new Share("population");
      case 2 -> new Sum(new Guaranteed(ore(1_000_000)), new Share("population"));
      case 3 ->
          new Sum(
              new Portion(new Decimal(6, 1), new Share("population")),
              new Portion(new Decimal(25, 2), new EqualSplit()),
              new Share("children"));
      case 4 -> new Sum(new Pot(ore(1_000_000), new Share("children")), new Share("population"));
      case 5 -> new ScaledToFrame(bands());
      case 6 -> new Scaled(new Decimal(99_976, 5), bands());
      case 7 -> new Bounded(new Bound.Amount(ore(50_000)), null, new Share("population"));
      case 8 ->
          new Bounded(
              new Bound.Amount(ore(10_000)),
              new Bound.Amount(10_000 + ore(300_000_000)),
              new Sum(new Guaranteed(ore(5_000)), new Share("population")));
      case 9 ->
          new Bounded(
              null,
              new Bound.Amount(ore(50_000_000)),
              new PerHead("population", new Decimal(49_206, 4)));
      default -> new ScaledToFrame(new PerHead("population", new Decimal(31, 1)));
    };
  }

  Component bands() {
    return new Bands(
        "population",
        List.of(
            new Band(1_000L, new Guaranteed(ore(1_000_000))),
            new Band(
                30_000L,
                new Sum(
                    new Guaranteed(ore(10_000_000)),
                    new PerHead("population", new Decimal(49_206, 4)))),
            new Band(null, new PerHead("population", new Decimal(random.nextLong(100_000), 4)))));
  }

  /** Any rule at all. */
  Component any(Figures figures, int depth) {
    if (depth == 0) {
      return plain(figures);
    }
    Component inner = any(figures, depth - 1);
    return switch (random.nextInt(10)) {
      case 0 -> new SortedAmounts("population", inner);
      case 1 -> new OrderPreserved("population", inner);
      case 2 -> new Among("optIn", 1, 1, inner);
      case 3 -> new FixedRows(fixed(figures), inner);
      case 4 ->
          new HoldHarmless(
              new Decimal(random.nextLong(100), 2),
              random.nextBoolean() ? Shortage.REFUSE : Shortage.REDUCE_RATABLY,
              inner);
      case 5 -> new Bounded(null, new Bound.Column("wish"), inner);
      case 6 ->
          new Bounded(
              new Bound.PerHeadOf("population", new Decimal(random.nextLong(300), 2)), null, inner);
      case 7 ->
          new Sum(
              new RankedPerHead(
                  "population", new Decimal(1, 2), new Decimal(1, 3), new Decimal(5, 1)),
              inner);
      case 8 -> new Sum(new Pot(ore(1_000_000), new Share("population", "children")), inner);
      default -> inner;
    };
  }

  private Map<String, Long> fixed(Figures figures) {
    Map<String, Long> fixed = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      fixed.put(figures.code(random.nextInt(figures.size())), ore(100_000));
    }
    return fixed;
  }

  long ore(long most) {
    return random.nextLong(most + 1);
  }

  Rule rule(Component component) {
    long unit = new long[] {1, 7, 100, 10_000}[random.nextInt(4)];
    Method method = Method.values()[Math.max(0, random.nextInt(8) - 3)];
    TieBreak ties = TieBreak.values()[random.nextInt(2)];
    Rule.Closing closing = Rule.Closing.values()[random.nextInt(3)];
    return new Rule(component, new Rounding(unit, method, ties), closing);
  }

  long frame(Rule rule, Figures figures) {
    long frame = random.nextLong(1L << (10 + random.nextInt(36))) + 1_000_000L * figures.size();
    return random.nextInt(8) == 0 ? frame : frame - frame % rule.rounding().unitOre();
  }

  static Figures shuffled(Figures figures, long seed) {
    Integer[] order = new Integer[figures.size()];
    Arrays.setAll(order, i -> i);
    List<Integer> list = Arrays.asList(order);
    java.util.Collections.shuffle(list, new java.util.Random(seed));
    int[] rows = list.stream().mapToInt(i -> i).toArray();
    Figures result =
        Figures.of(
            list.stream().map(figures::code).toArray(String[]::new),
            list.stream().map(figures::name).toArray(String[]::new));
    for (String column : figures.columnNames()) {
      result = result.with(column, permuted(figures.column(column).orElseThrow(), rows));
    }
    return result.withEarlier(permuted(figures.earlier().orElseThrow(), rows));
  }

  private static long[] permuted(long[] values, int[] rows) {
    return Arrays.stream(rows).mapToLong(row -> values[row]).toArray();
  }
}
