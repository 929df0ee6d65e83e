package se.statsbidrag.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.allocation.KeyCheck.Outcome;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.engine.check.Amounts;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.recipient.RecipientKind;

/** What is held against a key before anybody signs it. */
class KeyChecksTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);
  private static final LocalDate COUNTED = LocalDate.of(2019, 11, 1);
  private static final Map<String, String> NAMES = Map.of("01", "Stor", "02", "Liten");

  @Test
  void a_key_that_holds_fails_nothing() {
    assertThat(checks(KeySource.OWN, draft(100_000, 60, 40), against()))
        .noneMatch(KeyCheck::fails)
        .extracting(KeyCheck::name)
        .contains("sum", "recipients", "driver", "order");
  }

  @Test
  @Shows({"R48", "O16"})
  void a_sum_that_is_not_the_frame_stands_only_where_the_government_decided_it_and_it_is_noted() {
    assertThat(outcome("sum", KeySource.GOVERNMENT, draft(99_999, 60, 40)))
        .isEqualTo(Outcome.FAILS);
    KeyDraft noted = noted(draft(99_999, 60, 40), "En krona mer än ramen.");
    assertThat(outcome("sum", KeySource.GOVERNMENT, noted)).isEqualTo(Outcome.NOTED);
    assertThat(outcome("sum", KeySource.OWN, noted)).isEqualTo(Outcome.FAILS);
    KeyDraft left = noted(draft(100_001, 60, 40), "En krona lämnas.");
    assertThat(outcome("sum", KeySource.OWN, left)).isEqualTo(Outcome.NOTED);
  }

  @Test
  void one_who_is_missing_or_unknown_is_named() {
    Map<String, String> names = Map.of("01", "Stor", "02", "Liten", "03", "Glömd");
    KeyCheck check =
        find(
            "recipients",
            checks(
                KeySource.OWN,
                draft(100_000, 60, 40),
                new KeyChecks.Against(names, Map.of(), Map.of(), null)));
    assertThat(check.outcome()).isEqualTo(Outcome.FAILS);
    assertThat(check.findings().getFirst().sentence(java.util.Locale.of("sv"))).contains("Glömd");
  }

  @Test
  @Shows({"R40", "O7"})
  void the_promise_to_the_small_holds_at_the_boundary_and_not_above_it() {
    KeyTerms.Promise promise =
        new KeyTerms.Promise(
            "Upp till 30 000 invånare: minst 100 000 kronor.",
            "population",
            0,
            30_000L,
            Money.ofKronor(100_000),
            null);
    assertThat(promised(promise, 30_000, 100_000)).isEqualTo(Outcome.HOLDS);
    assertThat(promised(promise, 30_000, 99_999)).isEqualTo(Outcome.FAILS);
    assertThat(promised(promise, 30_001, 99_999)).isEqualTo(Outcome.HOLDS);
  }

  @Test
  @Shows("R34")
  void figures_must_be_those_of_the_series_and_not_younger_than_the_key() {
    KeyDraft draft = draft(100_000, 60, 40);
    Map<String, Map<String, Long>> other = Map.of("population", Map.of("01", 60L, "02", 41L));
    assertThat(
            find(
                    "driver",
                    checks(
                        KeySource.OWN, draft, new KeyChecks.Against(NAMES, other, Map.of(), null)))
                .outcome())
        .isEqualTo(Outcome.FAILS);
    KeyDraft younger = dated(draft, DAY.plusDays(1));
    assertThat(outcome("driver-date", KeySource.OWN, younger)).isEqualTo(Outcome.FAILS);
    Map<String, LocalDate> newer = Map.of("population", DAY.minusDays(1));
    assertThat(
            find(
                    "driver-newer",
                    checks(
                        KeySource.OWN,
                        draft,
                        new KeyChecks.Against(NAMES, against().series(), newer, null)))
                .outcome())
        .isEqualTo(Outcome.NOTICE);
  }

  @Test
  void a_rule_that_gives_other_amounts_fails_our_own_key_and_is_told_of_a_governments() {
    KeyDraft draft = draft(100_000, 60, 40);
    KeyDraft ruled =
        ruled(draft, new KeyRule(Rule.of(new Share("population")), KeyRule.Basis.MADE, ""));
    assertThat(outcome("rule", KeySource.OWN, ruled)).isEqualTo(Outcome.HOLDS);
    KeyDraft off = rows(ruled, 60_001, 39_999);
    assertThat(outcome("rule", KeySource.OWN, off)).isEqualTo(Outcome.FAILS);
    assertThat(outcome("rule", KeySource.GOVERNMENT, off)).isEqualTo(Outcome.NOTICE);
  }

  @Test
  void who_loses_against_last_year_is_named_with_the_kronor() {
    Amounts earlier = Amounts.of(new String[] {"01", "02"}, new long[] {50_000_00, 50_000_00});
    KeyCheck check =
        find(
            "losers",
            checks(
                KeySource.OWN,
                draft(100_000, 60, 40),
                new KeyChecks.Against(NAMES, Map.of(), Map.of(), earlier)));
    assertThat(check.outcome()).isEqualTo(Outcome.NOTICE);
    assertThat(check.findings().getFirst().sentence(java.util.Locale.of("sv")))
        .contains("Liten (02)")
        .contains("10\u00A0000");
  }

  @Test
  void a_name_that_nobody_has_said_whom_it_means_stops_every_other_check() {
    KeyDraft draft = draft(100_000, 60, 40);
    List<KeyRow> rows = new ArrayList<>(draft.rows());
    rows.set(0, rows.getFirst().meaning(null, null));
    KeyDraft unnamed = new KeyDraft(draft.terms(), draft.drivers(), null, rows, null, null);
    assertThat(checks(KeySource.GOVERNMENT, unnamed, against()))
        .singleElement()
        .matches(KeyCheck::fails)
        .extracting(KeyCheck::name)
        .isEqualTo("names");
  }

  private static Outcome promised(KeyTerms.Promise promise, long heads, long kronor) {
    KeyDraft plain = draft(kronor, heads, 0);
    KeyTerms terms = plain.terms();
    KeyTerms promised =
        new KeyTerms(
            null,
            terms.title(),
            terms.kind(),
            terms.year(),
            DAY,
            terms.frame(),
            "x",
            List.of(promise),
            null);
    KeyRow row = plain.rows().getFirst();
    KeyRow only =
        new KeyRow(
            1, row.roleId(), "01", "Stor", Map.of("population", heads), Money.ofKronor(kronor));
    return find(
            "promise",
            checks(
                KeySource.GOVERNMENT,
                new KeyDraft(promised, plain.drivers(), null, List.of(only), null, null),
                new KeyChecks.Against(Map.of("01", "Stor"), Map.of(), Map.of(), null)))
        .outcome();
  }

  private static Outcome outcome(String name, KeySource source, KeyDraft draft) {
    return find(name, checks(source, draft, against())).outcome();
  }

  private static List<KeyCheck> checks(
      KeySource source, KeyDraft draft, KeyChecks.Against against) {
    return KeyChecks.of(source, draft, against);
  }

  private static KeyCheck find(String name, List<KeyCheck> checks) {
    return checks.stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
  }

  private static KeyChecks.Against against() {
    return new KeyChecks.Against(
        NAMES, Map.of("population", Map.of("01", 60L, "02", 40L)), Map.of(), null);
  }

  /** A key of a frame shared 60 000 and 40 000 kronor by two recipients. */
  private static KeyDraft draft(long frame, long large, long small) {
    KeyTerms terms =
        new KeyTerms(
            null,
            "Prov",
            RecipientKind.REGION,
            new BudgetYear(2020),
            DAY,
            Money.ofKronor(frame),
            "Ett prov",
            List.of(),
            null);
    return new KeyDraft(
        terms,
        List.of(new KeyDriver("population", COUNTED, null)),
        null,
        List.of(row(1, "01", large, 60_000), row(2, "02", small, 40_000)),
        null,
        null);
  }

  private static KeyRow row(int position, String code, long heads, long kronor) {
    return new KeyRow(
        position,
        UUID.randomUUID(),
        code,
        String.valueOf(NAMES.get(code)),
        Map.of("population", heads),
        Money.ofKronor(kronor));
  }

  private static KeyDraft rows(KeyDraft draft, long first, long second) {
    return new KeyDraft(
        draft.terms(),
        draft.drivers(),
        draft.rule(),
        List.of(row(1, "01", 60, first), row(2, "02", 40, second)),
        null,
        null);
  }

  private static KeyDraft noted(KeyDraft draft, String finding) {
    return new KeyDraft(draft.terms(), draft.drivers(), draft.rule(), draft.rows(), finding, null);
  }

  private static KeyDraft ruled(KeyDraft draft, @Nullable KeyRule rule) {
    return new KeyDraft(draft.terms(), draft.drivers(), rule, draft.rows(), null, null);
  }

  private static KeyDraft dated(KeyDraft draft, LocalDate date) {
    return new KeyDraft(
        draft.terms(),
        List.of(new KeyDriver("population", date, null)),
        null,
        draft.rows(),
        null,
        null);
  }
}
