package se.statsbidrag.allocation.desk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.EqualSplit;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.PerHead;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Rounding;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;

/** The common families of rules as fields of a form; every other rule is written as text. */
record RuleForm(
    @Nullable String family,
    @Nullable String base,
    @Nullable String perHead,
    @Nullable String floor,
    @Nullable String cap,
    @Nullable String unit,
    @Nullable String method) {

  private static final long KRONA = 100;

  /** The families that have fields of their own. */
  enum Family {
    /** Lika delar. */
    EQUAL,
    /** Andel efter en siffra. */
    SHARE,
    /** Ett grundbelopp, och andel av resten. */
    BASE_AND_SHARE,
    /** Kronor per invånare. */
    PER_HEAD,
    /** Skriven som text. */
    TEXT
  }

  private Family chosen() {
    for (Family each : Family.values()) {
      if (each.name().equals(family)) {
        return each;
      }
    }
    return Family.SHARE;
  }

  boolean isText() {
    return chosen() == Family.TEXT;
  }

  /**
   * The rule of the fields.
   *
   * @param driver the figure to share by, or null where none was chosen
   */
  Rule rule(@Nullable String driver, Reading reading) {
    boolean needsDriver = chosen() != Family.EQUAL;
    if (needsDriver && driver == null) {
      reading.refuse(Refusal.of("allocation.refusal.series").at("series"));
    }
    Component made = component(Objects.requireNonNullElse(driver, "population"), reading);
    @Nullable Money least = reading.kronorIfAny("floor", floor);
    @Nullable Money most = reading.kronorIfAny("cap", cap);
    if (least != null || most != null) {
      made = new Bounded(bound(least), bound(most), made);
    }
    Rule.Closing closing = chosen() == Family.PER_HEAD ? Rule.Closing.AT_MOST : Rule.Closing.EXACT;
    Rounding.Method rounding =
        "HALF_UP".equals(method) || chosen() == Family.PER_HEAD
            ? Rounding.Method.HALF_UP
            : Rounding.Method.LARGEST_REMAINDER;
    long ore = unit == null || unit.isBlank() ? KRONA : reading.kronor("unit", unit).ore();
    if (ore < 1) {
      reading.refuse(Refusal.of("allocation.refusal.unit").at("unit"));
      ore = KRONA;
    }
    return new Rule(made, new Rounding(ore, rounding, Rounding.TieBreak.CODE), closing);
  }

  private Component component(String driver, Reading reading) {
    return switch (chosen()) {
      case EQUAL -> new EqualSplit();
      case SHARE, TEXT -> new Share(driver);
      case BASE_AND_SHARE ->
          new Sum(new Guaranteed(reading.kronor("base", base).ore()), new Share(driver));
      case PER_HEAD -> new PerHead(driver, reading.decimal("perHead", perHead));
    };
  }

  private static @Nullable Bound bound(@Nullable Money amount) {
    return amount == null ? null : new Bound.Amount(amount.ore());
  }
}
