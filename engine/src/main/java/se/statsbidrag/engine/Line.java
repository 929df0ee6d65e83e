package se.statsbidrag.engine;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Added.FrameUse;
import se.statsbidrag.engine.Component.EqualSplit;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.PerHead;
import se.statsbidrag.engine.Component.Portion;
import se.statsbidrag.engine.Component.Pot;
import se.statsbidrag.engine.Component.Scaled;
import se.statsbidrag.engine.Component.ScaledToFrame;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.Sum;

/**
 * A component that comes to a constant and an amount for each unit of some drivers, which is what
 * most rules are once the frame and the totals are known.
 *
 * @param perUnit öre for each unit of a driver, none of them nought
 */
record Line(Fraction constant, Map<String, Fraction> perUnit) {

  static final Line NOUGHT = constant(Fraction.ZERO);

  /**
   * Those who share.
   *
   * @param sums of the drivers that are known for them
   */
  record Group(long count, Map<String, BigInteger> sums) {}

  static Line constant(Fraction value) {
    return new Line(value, Map.of());
  }

  private static Line of(String driver, Fraction perUnit) {
    return new Line(Fraction.ZERO, perUnit.signum() == 0 ? Map.of() : Map.of(driver, perUnit));
  }

  /** The component as a line for this group, or null if it is none. */
  static @Nullable Line of(Component component, Fraction frame, Group group) {
    return switch (component) {
      case EqualSplit e ->
          group.count() == 0 ? null : constant(frame.over(BigInteger.valueOf(group.count())));
      case Guaranteed(long ore) -> constant(Fraction.of(ore));
      case PerHead(String driver, Decimal kronor) -> of(driver, Fraction.oreOf(kronor));
      case Share(String driver, @Nullable String weight) -> share(driver, weight, frame, group);
      case Portion(Decimal portion, Component inner) ->
          of(inner, frame.times(Fraction.of(portion)), group);
      case Pot(long ore, Component inner) -> of(inner, Fraction.of(ore), group);
      case Scaled(Decimal factor, Component inner) ->
          times(of(inner, frame, group), Fraction.of(factor));
      case ScaledToFrame(Component inner) -> toFrame(of(inner, frame, group), frame, group);
      case Sum(var parts) -> sum(parts, frame, group);
      default -> null;
    };
  }

  private static @Nullable Line share(
      String driver, @Nullable String weight, Fraction frame, Group group) {
    BigInteger sum = group.sums().get(driver);
    return weight != null || sum == null || sum.signum() == 0
        ? null
        : of(driver, frame.over(sum).reduced());
  }

  private static @Nullable Line toFrame(@Nullable Line line, Fraction frame, Group group) {
    Fraction total = line == null ? null : line.total(group);
    return total == null || total.signum() == 0 ? null : times(line, frame.over(total));
  }

  private static @Nullable Line sum(List<Component> parts, Fraction frame, Group group) {
    Line sum = NOUGHT;
    Fraction left = frame;
    Component last = null;
    for (Component part : parts) {
      if (FrameUse.of(part) == FrameUse.REST) {
        last = part;
        continue;
      }
      Line line = of(part, frame, group);
      Fraction total = line == null ? null : line.total(group);
      if (line == null || total == null) {
        return null;
      }
      left = left.minus(total);
      sum = sum.plus(line);
    }
    if (last == null) {
      return sum;
    }
    Line rest = left.signum() < 0 ? null : of(last, left, group);
    return rest == null ? null : sum.plus(rest);
  }

  Line plus(Line other) {
    Map<String, Fraction> sum = new LinkedHashMap<>(perUnit);
    other.perUnit.forEach((driver, value) -> sum.merge(driver, value, Fraction::plus));
    return new Line(constant.plus(other.constant), sum);
  }

  static @Nullable Line times(@Nullable Line line, Fraction factor) {
    if (line == null) {
      return null;
    }
    Map<String, Fraction> product = new LinkedHashMap<>();
    if (factor.signum() != 0) {
      line.perUnit.forEach((driver, value) -> product.put(driver, value.times(factor).reduced()));
    }
    return new Line(line.constant.times(factor).reduced(), product);
  }

  /** What all of the group get, or null if a driver's sum is not known for it. */
  @Nullable Fraction total(Group group) {
    Fraction total = constant.times(BigInteger.valueOf(group.count()));
    for (var term : perUnit.entrySet()) {
      BigInteger sum = group.sums().get(term.getKey());
      if (sum == null) {
        return null;
      }
      total = total.plus(term.getValue().times(sum));
    }
    return total;
  }
}
