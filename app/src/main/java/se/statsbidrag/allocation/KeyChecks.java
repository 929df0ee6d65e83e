package se.statsbidrag.allocation;

import static se.statsbidrag.allocation.KeyCheck.Outcome.FAILS;
import static se.statsbidrag.allocation.KeyCheck.Outcome.HOLDS;
import static se.statsbidrag.allocation.KeyCheck.Outcome.NOTED;
import static se.statsbidrag.allocation.KeyCheck.Outcome.NOTICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
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
   * @param names those who shall be in the key, by code
   * @param series the registered figures of each driver, by code; empty where none is registered
   * @param newer the latest reference date of a registered series that the key could have used
   * @param earlier the key to compare with, or null
   */
  record Against(
      Map<String, String> names,
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
    checks.add(recipients(amounts, against.names()));
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
    losers(amounts, against).ifPresent(checks::add);
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

  private static KeyCheck recipients(Amounts amounts, Map<String, String> names) {
    List<Finding> findings = named(Checks.recipients(amounts, names.keySet()), names);
    return KeyCheck.of(
        "recipients", findings.isEmpty() ? HOLDS : FAILS, findings, amounts.size(), names.size());
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
      return KeyCheck.of("driver", NOTICE, List.of(), word(driver.driver()), date.toString());
    }
    long differing = differing(draft, driver, registered);
    LocalDate newer = against.newer().get(driver.driver());
    if (differing == 0 && newer != null && newer.isAfter(date)) {
      return KeyCheck.of(
          "driver-newer",
          NOTICE,
          List.of(),
          word(driver.driver()),
          date.toString(),
          newer.toString());
    }
    return KeyCheck.of(
        "driver",
        differing == 0 ? HOLDS : FAILS,
        List.of(),
        word(driver.driver()),
        date.toString(),
        draft.rows().size(),
        differing);
  }

  private static long differing(KeyDraft draft, KeyDriver driver, Map<String, Long> registered) {
    return draft.rows().stream()
        .filter(row ->
            !Objects.equals(
                registered.get(Objects.requireNonNull(row.code())),
                row.figures().get(driver.driver())))
        .count();
  }

  private static Optional<KeyCheck> rule(KeySource source, KeyDraft draft, Figures figures) {
    @Nullable KeyRule rule = draft.rule();
    if (rule == null) {
      return Optional.empty();
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
    return Optional.of(KeyCheck.of("rule", outcome, List.of(), same, rows));
  }

  private static Optional<KeyCheck> order(KeyDraft draft, Amounts amounts, Figures figures) {
    return draft.drivers().stream()
        .filter(driver -> driver.referenceDate() != null)
        .findFirst()
        .map(driver -> {
          List<Finding> findings = Checks.order(amounts, figures, driver.driver());
          return KeyCheck.of(
              "order", findings.isEmpty() ? HOLDS : NOTICE, findings, findings.size());
        });
  }

  private static Optional<KeyCheck> losers(Amounts amounts, Against against) {
    Amounts earlier = against.earlier();
    if (earlier == null) {
      return Optional.empty();
    }
    Comparison comparison = Comparison.of(earlier, amounts);
    List<Finding> findings = named(Checks.losers(earlier, amounts), against.names());
    return Optional.of(
        KeyCheck.of(
            "losers",
            findings.isEmpty() ? HOLDS : NOTICE,
            findings,
            findings.size(),
            kronor(new Money(comparison.lostOre())),
            comparison.winners().size(),
            kronor(new Money(comparison.gainedOre()))));
  }

  /** The findings with a name before each code, where the register knows it. */
  private static List<Finding> named(List<Finding> findings, Map<String, String> names) {
    return findings.stream()
        .map(finding ->
            new Finding(
                finding.key(),
                finding.severity(),
                finding.code(),
                finding.ore(),
                finding.args().stream()
                    .map(argument ->
                        argument instanceof String code && names.containsKey(code)
                            ? names.get(code) + " (" + code + ")"
                            : argument)
                    .toList()))
        .toList();
  }

  /** A driver in the reader's words. */
  private static Object word(String driver) {
    return new DefaultMessageSourceResolvable(
        new String[] {"allocation.driver." + driver}, null, driver);
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
