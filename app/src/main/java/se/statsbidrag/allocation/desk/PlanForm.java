package se.statsbidrag.allocation.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyTerms;
import se.statsbidrag.allocation.OwnKeys;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Formats;

/**
 * The form in which a key of our own is planned, as typed. Empty where nothing has been.
 *
 * @param rule the rule as YAML text; it counts where {@code family} is {@code TEXT}
 */
record PlanForm(
    @Nullable UUID round,
    @Nullable String title,
    @Nullable String frame,
    @Nullable String recipientsOn,
    @Nullable String origin,
    @Nullable String assumption,
    @Nullable List<UUID> series,
    @Nullable String family,
    @Nullable String base,
    @Nullable String perHead,
    @Nullable String floor,
    @Nullable String cap,
    @Nullable String unit,
    @Nullable String method,
    @Nullable String rule,
    @Nullable String reasons,
    @Nullable String finding) {

  /** The form of a draft as it was kept: its rule as text. */
  static PlanForm of(AllocationKey key, String ruleText, Formats formats) {
    KeyTerms terms = key.terms();
    return new PlanForm(
        terms.roundId(),
        terms.title(),
        formats.amount(terms.frame().ore()),
        terms.recipientsOn().toString(),
        terms.origin(),
        terms.assumption(),
        OwnKeys.series(key),
        RuleForm.Family.TEXT.name(),
        null,
        null,
        null,
        null,
        null,
        null,
        ruleText,
        key.reasons(),
        key.finding());
  }

  List<UUID> chosenSeries() {
    return series == null ? List.of() : series;
  }

  /**
   * The plan that the form describes.
   *
   * @param round what the chosen round demands
   * @param free whether the round has no key yet, so that this becomes its own
   * @param driver the figure of the first chosen series, which the form's families share by
   */
  OwnKeys.Plan plan(KeyTerms round, boolean free, @Nullable String driver) {
    Reading reading = new Reading();
    Money money = reading.kronor("frame", frame);
    KeyTerms terms =
        new KeyTerms(
            free ? round.roundId() : null,
            title == null ? "" : title,
            round.kind(),
            round.year(),
            reading.date("recipientsOn", recipientsOn),
            money,
            origin == null ? "" : origin,
            free ? round.invariants() : List.of(),
            Reading.blankAsNull(assumption));
    RuleForm form = new RuleForm(family, base, perHead, floor, cap, unit, method);
    List<Refusal> refusals = new ArrayList<>();
    se.statsbidrag.engine.@Nullable Rule made = null;
    try {
      made = form.isText() ? RuleFile.read(rule == null ? "" : rule) : form.rule(driver, reading);
    } catch (Refused refused) {
      refusals.addAll(refused.refusals());
    } catch (se.statsbidrag.engine.AllocationRefused refused) {
      refusals.addAll(OwnKeys.refusal(refused).refusals());
    }
    refusals.forEach(reading::refuse);
    reading.done();
    return new OwnKeys.Plan(
        terms,
        chosenSeries(),
        java.util.Objects.requireNonNull(made),
        Reading.blankAsNull(reasons),
        Reading.blankAsNull(finding));
  }
}
