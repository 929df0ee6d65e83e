package se.statsbidrag.allocation;

import static se.statsbidrag.allocation.KeyCheck.Outcome.FAILS;
import static se.statsbidrag.allocation.KeyCheck.Outcome.HOLDS;
import static se.statsbidrag.allocation.KeyCheck.Outcome.NOTED;
import static se.statsbidrag.allocation.KeyCheck.Outcome.NOTICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.check.Amounts;
import se.statsbidrag.engine.check.Checks;
import se.statsbidrag.engine.check.Comparison;
import se.statsbidrag.engine.check.Finding;
import se.statsbidrag.engine.check.Invariant;
import se.statsbidrag.kernel.Money;

/**
 * What is checked of a key before anybody signs it. Pure: what it must be held against comes in.
 */
final class KeyChecks {

  private static final String EVERYBODY = "everybody";

  /**
   * What a key is held against.
   *
   * @param codes those who shall be in the key
   * @param series the registered figures of each driver, by code; empty where none is registered
   * @param newer the latest reference date of a registered series that the key could have used
   * @param earlier the key to compare with, or null
   */
  record Against(
      Collection<String> codes,
      Map<String, Map<String, Long>> series,
      Map<String, LocalDate> newer,
      @Nullable Amounts earlier) {}

  private KeyChecks() {}

  /** Every check, in the order in which one reads them. */
  static List<KeyCheck> of(KeySource source, KeyDraft draft, Against against) {
    if (!draft.unnamed().isEmpty() || draft.rows().isEmpty()) {
      return List.of(KeyCheck.of("names", FAILS, List.of(), draft.unnamed().size()));
    }
    Amounts amounts = amounts(draft);
    List<KeyCheck> checks = new ArrayList<>();
    checks.add(sum(source, draft, amounts));
    checks.add(recipients(amounts, against.codes()));
    Figures figures = Keys.figures(draft.drivers(), draft.rows());
    for (KeyTerms.Promise promise : draft.terms().invariants()) {
      checks.add(promise(amounts, figures, promise));
    }
    for (KeyDriver driver : draft.drivers()) {
      if (driver.referenceDate() != null) {
        checks.add(driver(draft, driver, driver.referenceDate(), against));
      }
    }
    rule(source, draft, figures).ifPresent(checks::add);
    order(draft, amounts, figures).ifPresent(checks::add);
    losers(amounts, against.earlier()).ifPresent(checks::add);
    return checks;
  }

  private static KeyCheck sum(KeySource source, KeyDraft draft, Amounts amounts) {
    Money frame = draft.terms().frame();
    List<Finding> findings = Checks.sum(amounts, frame.ore());
    boolean mayBeNoted = source == KeySource.GOVERNMENT || draft.sum().compareTo(frame) < 0;
    KeyCheck.Outcome outcome =
        findings.isEmpty() ? HOLDS : draft.finding() != null && mayBeNoted ? NOTED : FAILS;
    return KeyCheck.of(
        "sum",
        outcome,
        findings,
        kronor(draft.sum()),
        kronor(frame),
        kronor(draft.sum().minus(frame)));
  }

  private static KeyCheck recipients(Amounts amounts, Collection<String> codes) {
    List<Finding> findings = Checks.recipients(amounts, codes);
    return KeyCheck.of(
        "recipients", findings.isEmpty() ? HOLDS : FAILS, findings, amounts.size(), codes.size());
  }

  private static KeyCheck promise(Amounts amounts, Figures figures, KeyTerms.Promise promise) {
    String driver = promise.driver();
    Figures with = driver == null ? figures.with(EVERYBODY, new long[figures.size()]) : figures;
    @Nullable Long to = promise.to();
    @Nullable Money least = promise.least();
    @Nullable Money most = promise.most();
    Invariant invariant =
        new Invariant(
            driver == null ? EVERYBODY : driver,
            promise.from(),
            to == null ? Long.MAX_VALUE : to,
            least == null ? null : least.ore(),
            most == null ? null : most.ore());
    List<Finding> findings = Checks.invariant(amounts, with, invariant);
    return KeyCheck.of(
        "promise", findings.isEmpty() ? HOLDS : FAILS, findings, promise.text(), findings.size());
  }

  private static KeyCheck driver(
      KeyDraft draft, KeyDriver driver, LocalDate date, Against against) {
    if (date.isAfter(draft.terms().recipientsOn())) {
      return KeyCheck.of(
          "driver-date",
          FAILS,
          List.of(),
          driver.driver(),
          date.toString(),
          draft.terms().recipientsOn().toString());
    }
    Map<String, Long> registered = against.series().getOrDefault(driver.driver(), Map.of());
    if (registered.isEmpty()) {
      return KeyCheck.of("driver", NOTICE, List.of(), driver.driver(), date.toString());
    }
    long differing =
        draft.rows().stream()
            .filter(row ->
                !Objects.equals(
                    registered.get(Objects.requireNonNull(row.code())),
                    row.figures().get(driver.driver())))
            .count();
    LocalDate newer = against.newer().get(driver.driver());
    if (differing == 0 && newer != null && newer.isAfter(date)) {
      return KeyCheck.of(
          "driver-newer", NOTICE, List.of(), driver.driver(), date.toString(), newer.toString());
    }
    return KeyCheck.of(
        "driver",
        differing == 0 ? HOLDS : FAILS,
        List.of(),
        driver.driver(),
        date.toString(),
        draft.rows().size(),
        differing);
  }

  private static java.util.Optional<KeyCheck> rule(
      KeySource source, KeyDraft draft, Figures figures) {
    @Nullable KeyRule rule = draft.rule();
    if (rule == null) {
      return java.util.Optional.empty();
    }
    long same = 0;
    try {
      Allocation made = rule.rule().allocate(figures, draft.terms().frame().ore());
      same =
          IntStream.range(0, made.size())
              .filter(row -> made.ore(row) == draft.rows().get(row).amount().ore())
              .count();
    } catch (AllocationRefused cannot) {
      same = 0;
    }
    int rows = draft.rows().size();
    KeyCheck.Outcome outcome = same == rows ? HOLDS : source == KeySource.OWN ? FAILS : NOTICE;
    return java.util.Optional.of(KeyCheck.of("rule", outcome, List.of(), same, rows));
  }

  private static java.util.Optional<KeyCheck> order(
      KeyDraft draft, Amounts amounts, Figures figures) {
    return draft.drivers().stream()
        .filter(driver -> driver.referenceDate() != null)
        .findFirst()
        .map(driver -> {
          List<Finding> findings = Checks.order(amounts, figures, driver.driver());
          return KeyCheck.of(
              "order", findings.isEmpty() ? HOLDS : NOTICE, findings, findings.size());
        });
  }

  private static java.util.Optional<KeyCheck> losers(Amounts amounts, @Nullable Amounts earlier) {
    if (earlier == null) {
      return java.util.Optional.empty();
    }
    Comparison comparison = Comparison.of(earlier, amounts);
    List<Finding> findings = Checks.losers(earlier, amounts);
    return java.util.Optional.of(
        KeyCheck.of(
            "losers",
            findings.isEmpty() ? HOLDS : NOTICE,
            findings,
            findings.size(),
            kronor(new Money(comparison.lostOre())),
            comparison.winners().size(),
            kronor(new Money(comparison.gainedOre()))));
  }

  static Amounts amounts(KeyDraft draft) {
    return amounts(draft.rows());
  }

  static Amounts amounts(List<KeyRow> rows) {
    return Amounts.of(
        rows.stream().map(row -> Objects.requireNonNull(row.code())).toArray(String[]::new),
        rows.stream().mapToLong(row -> row.amount().ore()).toArray());
  }

  private static Object kronor(Money money) {
    return money.isWholeKronor()
        ? (Object) (money.ore() / 100)
        : java.math.BigDecimal.valueOf(money.ore(), 2);
  }
}
