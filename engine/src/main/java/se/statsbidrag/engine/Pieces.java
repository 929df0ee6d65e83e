package se.statsbidrag.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Added.FrameUse;
import se.statsbidrag.engine.Component.Band;
import se.statsbidrag.engine.Component.Bands;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.Scaled;
import se.statsbidrag.engine.Component.ScaledToFrame;
import se.statsbidrag.engine.lanes.Totals;

/**
 * A component that is one {@link Line} up to some value of a driver and another above it: size
 * bands, and a share between a floor and a cap.
 *
 * @param limits the last driver value of each line but the last, ascending
 * @param total what all get together
 */
record Pieces(@Nullable String driver, List<Long> limits, List<Line> lines, Fraction total) {

  /** The component in pieces, or null if it is not of that kind. */
  static @Nullable Pieces of(
      Component component, Fraction frame, long unit, Figures figures, Line.Group all) {
    return switch (component) {
      case Bands(String driver, var bands) -> bands(driver, bands, figures, all);
      case Scaled(Decimal factor, Component inner) ->
          times(of(inner, frame, unit, figures, all), Fraction.of(factor));
      case ScaledToFrame(Component inner) -> {
        Pieces pieces = of(inner, frame, unit, figures, all);
        yield pieces == null || pieces.total.signum() == 0
            ? null
            : times(pieces, frame.over(pieces.total));
      }
      case Bounded bounded -> bounded(bounded, frame, unit, figures, all);
      default -> {
        Line line = Line.of(component, frame, all);
        Fraction total = line == null ? null : line.total(all);
        yield line == null || total == null
            ? null
            : new Pieces(null, List.of(), List.of(line), total);
      }
    };
  }

  private static @Nullable Pieces times(@Nullable Pieces pieces, Fraction factor) {
    if (pieces == null) {
      return null;
    }
    List<Line> lines = new ArrayList<>();
    for (Line line : pieces.lines) {
      lines.add(java.util.Objects.requireNonNull(Line.times(line, factor)));
    }
    return new Pieces(pieces.driver, pieces.limits, lines, pieces.total.times(factor));
  }

  private static @Nullable Pieces bands(
      String driver, List<Band> bands, Figures figures, Line.Group all) {
    List<Long> limits = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    Fraction total = Fraction.ZERO;
    long above = -1;
    for (Band band : bands) {
      long upTo = band.upTo() == null ? Long.MAX_VALUE : band.upTo();
      if (FrameUse.of(band.component()) != FrameUse.NONE || upTo <= above) {
        return null;
      }
      Line.Group group =
          bands.size() == 1 && band.upTo() == null
              ? all
              : group(driver, Totals.within(figures.required(driver), above + 1, upTo));
      Line line = Line.of(band.component(), Fraction.ZERO, group);
      Fraction sum = line == null ? null : line.total(group);
      if (line == null || sum == null) {
        return null;
      }
      lines.add(line);
      total = total.plus(sum);
      if (band.upTo() != null) {
        limits.add(upTo);
        above = upTo;
      }
    }
    if (limits.size() == lines.size()) {
      lines.add(Line.NOUGHT);
    }
    return new Pieces(driver, limits, lines, total);
  }

  static Line.Group group(String driver, Totals totals) {
    return new Line.Group(totals.count(), Map.of(driver, BigInteger.valueOf(totals.sum())));
  }

  private static @Nullable Pieces bounded(
      Bounded bounded, Fraction frame, long unit, Figures figures, Line.Group all) {
    Fraction floor = amount(bounded.floor(), unit, true);
    Fraction cap = amount(bounded.cap(), unit, false);
    Line line = Line.of(bounded.inner(), frame, all);
    boolean mixed =
        (bounded.floor() != null && floor == null) || (bounded.cap() != null && cap == null);
    if (mixed || line == null || line.perUnit().size() != 1) {
      return null;
    }
    String driver = line.perUnit().keySet().iterator().next();
    boolean sharing = FrameUse.of(bounded.inner()) == FrameUse.REST;
    return new Between(bounded.inner(), driver, figures.required(driver), floor, cap, sharing)
        .passes(frame, all);
  }

  private static @Nullable Fraction amount(@Nullable Bound bound, long unit, boolean up) {
    return bound instanceof Bound.Amount(long ore)
        ? Fraction.of((up ? Math.ceilDiv(ore, unit) : Math.floorDiv(ore, unit)) * unit)
        : null;
  }

  /**
   * The passes of {@link Bounding} where value grows with one driver: who is at the floor or at the
   * cap is then told by the driver alone, and a pass over it is two sums.
   */
  private record Between(
      Component inner,
      String driver,
      long[] column,
      @Nullable Fraction floor,
      @Nullable Fraction cap,
      boolean sharing) {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE - 1);

    /** The pieces, or null where the slow road has something to say. */
    @Nullable Pieces passes(Fraction frame, Line.Group all) {
      if (floor != null
          && (beyond(floor, all, frame) || (cap != null && floor.compareTo(cap) > 0))) {
        return null;
      }
      Line.Group free = new Line.Group(all.count(), Map.of(driver, sum(all)));
      long from = 0;
      long to = Long.MAX_VALUE - 1;
      Fraction left = frame;
      while (free.count() > 0) {
        Line line = left.signum() < 0 ? null : Line.of(inner, left, free);
        Fraction slope = line == null ? null : line.perUnit().get(driver);
        if (line == null || slope == null) {
          return null;
        }
        long lifted = Math.max(from, firstAt(line.constant(), slope));
        long lowered = Math.min(to, lastAt(line.constant(), slope));
        Totals below = Totals.within(column, from, Math.min(to, lifted - 1));
        Totals above = Totals.within(column, Math.max(from, lowered + 1), to);
        int side = sharing ? lacking(line, below).compareTo(excess(line, above)) : 0;
        if (below.count() + above.count() == 0) {
          return pieces(from, to, line, frame.minus(left).plus(requireTotal(line, free)));
        }
        if (side >= 0 && floor != null) {
          left = left.minus(floor.times(BigInteger.valueOf(below.count())));
          free = without(free, below);
          from = lifted;
        }
        if (side <= 0 && cap != null) {
          left = left.minus(cap.times(BigInteger.valueOf(above.count())));
          free = without(free, above);
          to = lowered;
        }
      }
      return pieces(from, Math.max(to, from - 1), Line.NOUGHT, frame.minus(left));
    }

    private boolean beyond(Fraction least, Line.Group all, Fraction frame) {
      return sharing && least.times(BigInteger.valueOf(all.count())).compareTo(frame) > 0;
    }

    private BigInteger sum(Line.Group all) {
      return java.util.Objects.requireNonNull(all.sums().get(driver));
    }

    private static Fraction requireTotal(Line line, Line.Group group) {
      return java.util.Objects.requireNonNull(line.total(group));
    }

    private Line.Group without(Line.Group group, Totals gone) {
      return new Line.Group(
          group.count() - gone.count(),
          Map.of(driver, sum(group).subtract(BigInteger.valueOf(gone.sum()))));
    }

    /** The least driver value whose amount is not below the floor. */
    private long firstAt(Fraction constant, Fraction slope) {
      if (floor == null || constant.compareTo(floor) >= 0) {
        return 0;
      }
      Fraction exact = floor.minus(constant).over(slope);
      BigInteger down = exact.floorUnits(1);
      return (exact.isWhole() ? down : down.add(BigInteger.ONE)).min(MOST).longValueExact();
    }

    /** The largest driver value whose amount is not above the cap; -1 if all are. */
    private long lastAt(Fraction constant, Fraction slope) {
      if (cap == null) {
        return MOST.longValueExact();
      }
      return constant.compareTo(cap) > 0
          ? -1
          : cap.minus(constant).over(slope).floorUnits(1).min(MOST).longValueExact();
    }

    private Fraction lacking(Line line, Totals below) {
      return floor == null
          ? Fraction.ZERO
          : floor
              .times(BigInteger.valueOf(below.count()))
              .minus(requireTotal(line, Pieces.group(driver, below)));
    }

    private Fraction excess(Line line, Totals above) {
      return cap == null
          ? Fraction.ZERO
          : requireTotal(line, Pieces.group(driver, above))
              .minus(cap.times(BigInteger.valueOf(above.count())));
    }

    private Pieces pieces(long from, long to, Line line, Fraction total) {
      List<Long> limits = new ArrayList<>();
      List<Line> lines = new ArrayList<>();
      if (floor != null && from > 0) {
        limits.add(from - 1);
        lines.add(Line.constant(floor));
      }
      lines.add(line);
      if (cap != null && to < Long.MAX_VALUE - 1) {
        limits.add(to);
        lines.add(Line.constant(cap));
      }
      return new Pieces(driver, limits, lines, total);
    }
  }
}
