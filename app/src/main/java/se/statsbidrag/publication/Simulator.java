package se.statsbidrag.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.KeyDriver;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.engine.check.Amounts;
import se.statsbidrag.engine.check.Comparison;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Typed;

/**
 * Tries two rules on a public key's recipients, figures and frame. Anybody may, so what can be
 * asked for is limited; nothing is kept.
 */
@Component
class Simulator {

  private static final int MOST_ROWS = 5_000;
  private static final String DRIVER = "population";

  private final PublicKeys keys;

  Simulator(PublicKeys keys) {
    this.keys = keys;
  }

  /**
   * Both rules carried out.
   *
   * @throws Refused with everything that is wrong, at its fields
   */
  Simulation run(SimulationForm form, Locale locale) {
    PublicKey key = key(form);
    List<Refusal> refusals = new ArrayList<>();
    @Nullable Money frame = attempt(() -> frame(form, key), refusals);
    Figures figures = key.figures();
    Money tried = frame == null ? key.key().terms().frame() : frame;
    @Nullable Tried first =
        attempt(() -> side(form.first(), key, figures, tried, locale), refusals);
    @Nullable Tried second =
        attempt(() -> side(form.second(), key, figures, tried, locale), refusals);
    if (first == null || second == null || !refusals.isEmpty()) {
      throw new Refused(refusals);
    }
    List<Comparison.Row> compared = Comparison.of(first.amounts(), second.amounts()).rows();
    List<Simulation.Row> rows = new ArrayList<>();
    for (int row = 0; row < compared.size(); row++) {
      rows.add(new Simulation.Row(key.entries().get(row), compared.get(row)));
    }
    return new Simulation(key, tried, first.side(), second.side(), rows);
  }

  private record Tried(Simulation.Side side, Amounts amounts) {}

  private interface Part<T> {
    T make();
  }

  /** Gathers what is wrong in each part, so that everything is said at once. */
  private static <T> @Nullable T attempt(Part<T> part, List<Refusal> refusals) {
    try {
      return part.make();
    } catch (Refused refused) {
      refusals.addAll(refused.refusals());
      return null;
    }
  }

  private PublicKey key(SimulationForm form) {
    PublicKey key;
    try {
      key = keys.find(form.nyckel());
    } catch (NotFound unknown) {
      throw new Refused(Refusal.of("publication.refusal.key").at("nyckel"));
    }
    if (key.entries().size() > MOST_ROWS) {
      throw new Refused(Refusal.of("publication.refusal.rows", MOST_ROWS).at("nyckel"));
    }
    return key;
  }

  private static Money frame(SimulationForm form, PublicKey key) {
    if (form.ram().isBlank()) {
      return key.key().terms().frame();
    }
    Money frame =
        switch (Typed.kronor(form.ram())) {
          case Typed.Read<Long>(Long ore) -> new Money(ore);
          case Typed.Unread<Long>(Typed.Problem problem, String typed) ->
              throw RuleChoice.typed(problem, typed, "ram");
        };
    if (frame.compareTo(Money.ZERO) <= 0) {
      throw new Refused(Refusal.of("publication.refusal.frame").at("ram"));
    }
    return frame;
  }

  private static Tried side(
      RuleChoice choice, PublicKey key, Figures figures, Money frame, Locale locale) {
    if (choice.chosen() == RuleChoice.Kind.PUBLISHED) {
      if (!frame.equals(key.key().terms().frame())) {
        throw new Refused(
            Refusal.of("publication.refusal.published", key.key().terms().frame())
                .at(choice.side()));
      }
      return tried(null, key.amounts(), frame);
    }
    @Nullable KeyDriver heads = PublicKey.heads(key.key());
    Rule rule = choice.rule(heads == null ? DRIVER : heads.driver(), locale);
    try {
      Allocation allocation = rule.allocate(figures, frame.ore());
      return tried(rule, Amounts.of(allocation), frame);
    } catch (AllocationRefused refused) {
      throw choice.refused(refused, locale);
    }
  }

  private static Tried tried(@Nullable Rule rule, Amounts amounts, Money frame) {
    Money sum = new Money(amounts.sumOre());
    return new Tried(new Simulation.Side(rule, sum, frame.minus(sum)), amounts);
  }
}
