package se.statsbidrag.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.engine.Figures;

class ChecksTest {

  private static final Locale SWEDISH = Locale.of("sv");
  private static final Figures FIGURES =
      Figures.of(new String[] {"01", "02", "03"}, new String[] {"Al", "Bo", "Ek"})
          .with("population", new long[] {40_000, 30_000, 2_000});
  private static final Amounts AMOUNTS = amounts("01", 200_00, "02", 150_00, "03", 90_00);

  @Test
  @Shows("O16")
  void a_sum_that_is_not_the_frame_is_found_to_the_krona() {
    assertThat(Checks.sum(AMOUNTS, 440_00)).isEmpty();
    assertThat(sentences(Checks.sum(AMOUNTS, 439_00)))
        .containsExactly("Beloppen är tillsammans 440 kr, 1 kr mer än ramen 439 kr.");
    assertThat(Checks.sum(AMOUNTS, 441_00))
        .extracting(Finding::key, Finding::ore)
        .containsExactly(tuple("sum.below", -100L));
  }

  @Test
  @Shows("R33")
  void recipients_missing_double_or_unknown_are_found() {
    Amounts amounts = amounts("01", 1, "01", 2, "09", 3, "02", 4);

    assertThat(Checks.recipients(amounts, List.of("01", "02", "03")))
        .extracting(Finding::key, Finding::code)
        .containsExactly(
            tuple("recipient.double", "01"),
            tuple("recipient.unknown", "09"),
            tuple("recipient.missing", "03"));
    assertThat(Checks.recipients(AMOUNTS, List.of("01", "02", "03"))).isEmpty();
  }

  @Test
  @Shows("R40")
  void an_amount_below_what_the_mandate_promises_is_found() {
    Invariant least = new Invariant("population", 0, 30_000, 100_00L, null);

    assertThat(sentences(Checks.invariant(AMOUNTS, FIGURES, least)))
        .containsExactly("Ek (folkmängd 2 000) får 90 kr, men ska få minst 100 kr.");
  }

  @Test
  void an_amount_above_what_the_mandate_allows_is_found_at_both_ends_of_its_range() {
    Invariant most = new Invariant("population", 30_000, 40_000, null, 149_99L);

    assertThat(Checks.invariant(AMOUNTS, FIGURES, most))
        .extracting(Finding::code, Finding::ore)
        .containsExactly(tuple("01", 50_01L), tuple("02", 1L));
    assertThat(Checks.invariant(AMOUNTS, FIGURES, new Invariant("income", 0, 1, 1L, 1L)))
        .extracting(Finding::key)
        .containsExactly("invariant.no-column");
  }

  @Test
  void a_larger_recipient_with_less_is_noticed() {
    assertThat(Checks.order(AMOUNTS, FIGURES, "population")).isEmpty();
    assertThat(
            sentences(
                Checks.order(
                    amounts("01", 200_00, "02", 80_00, "03", 90_00), FIGURES, "population")))
        .containsExactly("Bo får 10 kr mindre än Ek, som är mindre räknat i folkmängd.");
  }

  @Test
  @Shows("R46")
  void two_keys_side_by_side_show_who_wins_and_who_loses() {
    Comparison comparison =
        Comparison.of(AMOUNTS, amounts("03", 100_00, "01", 150_00, "04", 10_00, "02", 150_00));

    assertThat(comparison.winners())
        .extracting(Comparison.Row::code, Comparison.Row::differenceOre)
        .containsExactly(tuple("03", 10_00L), tuple("04", 10_00L));
    assertThat(comparison.losers()).extracting(Comparison.Row::code).containsExactly("01");
    assertThat(comparison.unchanged()).isEqualTo(1);
    assertThat(comparison.gainedOre()).isEqualTo(20_00);
    assertThat(comparison.lostOre()).isEqualTo(50_00);
    assertThat(comparison.beforeOre()).isEqualTo(440_00);
    assertThat(comparison.afterOre()).isEqualTo(410_00);
    assertThat(comparison.rows().getFirst().kronorPerHead(40)).contains(new BigDecimal("-1.25"));
    assertThat(comparison.rows().getFirst().kronorPerHead(FIGURES, "population"))
        .contains(new BigDecimal("0.00"));
    assertThat(comparison.rows().getFirst().kronorPerHead(0)).isEmpty();
    assertThat(comparison.rows()).filteredOn(row -> !row.inBoth()).hasSize(1);
    assertThat(sentences(Checks.losers(AMOUNTS, amounts("01", 150_00, "02", 150_00, "03", 90_00))))
        .containsExactly("01 får 50 kr mindre än tidigare (200 kr tidigare, 150 kr nu).");
  }

  private static List<String> sentences(List<Finding> findings) {
    return findings.stream().map(f -> f.sentence(SWEDISH).replace('\u00a0', ' ')).toList();
  }

  private static Amounts amounts(Object... codesAndOre) {
    String[] codes = new String[codesAndOre.length / 2];
    long[] ore = new long[codes.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (String) codesAndOre[2 * i];
      ore[i] = ((Number) codesAndOre[2 * i + 1]).longValue();
    }
    return Amounts.of(codes, ore);
  }
}
