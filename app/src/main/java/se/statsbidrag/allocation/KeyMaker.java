package se.statsbidrag.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.figures.FigureRegister;
import se.statsbidrag.allocation.figures.FigureSeries;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/** Makes a key out of a plan: the recipients of the day, their figures, the rule. */
@Component
class KeyMaker {

  private final Recipients recipients;
  private final FigureRegister figures;
  private final KeyStandards standards;

  KeyMaker(Recipients recipients, FigureRegister figures, KeyStandards standards) {
    this.recipients = recipients;
    this.figures = figures;
    this.standards = standards;
  }

  KeyDraft make(Actor actor, OwnKeys.Plan plan) {
    KeyTerms terms = plan.terms();
    Refused.ifAny(KeyRules.terms(terms));
    Map<String, RecipientRole> roles = new LinkedHashMap<>();
    for (RecipientRole role : recipients.roles(terms.kind(), terms.recipientsOn())) {
      roles.put(Objects.requireNonNull(role.code(), role.name()), role);
    }
    List<KeyDriver> drivers = new ArrayList<>();
    Map<String, Map<String, Long>> values = new HashMap<>();
    for (UUID id : plan.series()) {
      FigureSeries series = figures.series(actor.agencyId(), id);
      drivers.add(new KeyDriver(series.driver(), series.referenceDate(), id));
      values.put(series.driver(), figures.values(id));
    }
    requireFigures(roles, values);
    List<KeyRow> rows = rows(roles, values);
    return new KeyDraft(
        terms,
        drivers,
        new KeyRule(plan.rule(), KeyRule.Basis.MADE, ""),
        allocated(plan, drivers, rows),
        plan.finding(),
        plan.reasons());
  }

  private static void requireFigures(
      Map<String, RecipientRole> roles, Map<String, Map<String, Long>> values) {
    List<Refusal> refusals = new ArrayList<>();
    values.forEach((driver, byCode) -> {
      List<String> missing =
          roles.values().stream()
              .filter(role -> !byCode.containsKey(String.valueOf(role.code())))
              .map(RecipientRole::name)
              .limit(5)
              .toList();
      if (!missing.isEmpty()) {
        refusals.add(
            Refusal.of("allocation.refusal.figure-missing", driver, String.join(", ", missing))
                .at("series"));
      }
    });
    Refused.ifAny(refusals);
  }

  private static List<KeyRow> rows(
      Map<String, RecipientRole> roles, Map<String, Map<String, Long>> values) {
    List<KeyRow> rows = new ArrayList<>();
    roles.forEach((code, role) -> {
      Map<String, Long> own = new HashMap<>();
      values.forEach((driver, byCode) -> own.put(driver, byCode.getOrDefault(code, 0L)));
      rows.add(new KeyRow(rows.size() + 1, role.id(), code, role.name(), own, Money.ZERO));
    });
    return rows;
  }

  private static List<KeyRow> allocated(
      OwnKeys.Plan plan, List<KeyDriver> drivers, List<KeyRow> rows) {
    try {
      Allocation made =
          plan.rule().allocate(Keys.figures(drivers, rows), plan.terms().frame().ore());
      List<KeyRow> allocated = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        KeyRow row = rows.get(i);
        allocated.add(
            new KeyRow(
                row.position(),
                row.roleId(),
                row.code(),
                row.printedName(),
                row.figures(),
                new Money(made.ore(i))));
      }
      return allocated;
    } catch (AllocationRefused refused) {
      throw refusal(refused);
    }
  }

  /** The engine's complaints as refusals at the form's rule. */
  static Refused refusal(AllocationRefused refused) {
    Locale locale = LocaleContextHolder.getLocale();
    return new Refused(
        refused.complaints().stream()
            .map(complaint ->
                Refusal.of("allocation.refusal.engine", complaint.sentence(locale)).at("rule"))
            .toList());
  }

  List<KeyCheck> checks(Actor actor, KeyDraft draft) {
    return standards.check(actor, draft);
  }
}
