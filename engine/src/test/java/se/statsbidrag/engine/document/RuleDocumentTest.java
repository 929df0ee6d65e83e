package se.statsbidrag.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Component.Among;
import se.statsbidrag.engine.Component.Band;
import se.statsbidrag.engine.Component.Bands;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Bounded;
import se.statsbidrag.engine.Component.EqualSplit;
import se.statsbidrag.engine.Component.FixedRows;
import se.statsbidrag.engine.Component.Guaranteed;
import se.statsbidrag.engine.Component.HoldHarmless;
import se.statsbidrag.engine.Component.OrderPreserved;
import se.statsbidrag.engine.Component.PerHead;
import se.statsbidrag.engine.Component.Portion;
import se.statsbidrag.engine.Component.Pot;
import se.statsbidrag.engine.Component.RankedPerHead;
import se.statsbidrag.engine.Component.Scaled;
import se.statsbidrag.engine.Component.ScaledToFrame;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Component.Shortage;
import se.statsbidrag.engine.Component.SortedAmounts;
import se.statsbidrag.engine.Component.Sum;
import se.statsbidrag.engine.Decimal;
import se.statsbidrag.engine.Rounding;
import se.statsbidrag.engine.Rule;

class RuleDocumentTest {

  private static final Component SHARE = new Share("population");

  static List<Component> every_component() {
    return List.of(
        new EqualSplit(),
        SHARE,
        new Share("population", "need"),
        new Guaranteed(1_000_000_50),
        new PerHead("population", Decimal.parse("4,9206")),
        new RankedPerHead(
            "population", Decimal.parse("4,65"), Decimal.parse("0,04"), Decimal.parse("8,01")),
        new Sum(new Guaranteed(1), SHARE),
        new Bands("population", List.of(new Band(30_000L, SHARE), new Band(null, SHARE))),
        new Portion(Decimal.parse("0,6"), SHARE),
        new Pot(5_000_000_00, SHARE),
        new Scaled(Decimal.parse("0,99976"), SHARE),
        new ScaledToFrame(SHARE),
        new Bounded(new Bound.Amount(100_000_00), null, SHARE),
        new Bounded(
            new Bound.PerHeadOf("population", Decimal.of(4)), new Bound.Column("wish"), SHARE),
        new HoldHarmless(Decimal.parse("0,95"), Shortage.REDUCE_RATABLY, SHARE),
        new OrderPreserved("population", SHARE),
        new SortedAmounts("population", SHARE),
        new FixedRows(Map.of("0180", 250_000_00L, "1480", 1L), SHARE),
        new Among("optIn", 1, 1, SHARE));
  }

  @ParameterizedTest
  @MethodSource("every_component")
  void a_rule_that_is_written_is_read_back_the_same(Component component) {
    Rule rule =
        new Rule(
            component,
            new Rounding(10_000, Rounding.Method.HALF_EVEN, Rounding.TieBreak.CODE_DESCENDING),
            Rule.Closing.AT_MOST);

    assertThat(RuleDocument.read(RuleDocument.write(rule))).isEqualTo(rule);
  }

  @Test
  void a_document_that_says_only_the_rule_gets_whole_kronor_and_an_exact_sum() {
    assertThat(RuleDocument.read(Map.of("rule", Map.of("share", "population"))))
        .isEqualTo(Rule.of(SHARE));
  }

  @Test
  void numbers_are_read_as_they_were_typed_whatever_the_reader_made_of_them() {
    for (Object number : List.of(4.9206, "4,9206", new java.math.BigDecimal("4.9206"))) {
      assertThat(read(Map.of("perHead", Map.of("of", "population", "kronor", number))))
          .isEqualTo(new PerHead("population", Decimal.parse("4.9206")));
    }
  }

  static List<Map.Entry<Object, String>> what_cannot_be_read() {
    return List.of(
        Map.entry(Map.of("shares", "population"), "”shares” vid rule är okänt."),
        Map.entry(Map.of("share", 7), "Vid rule.share ska stå ett namn."),
        Map.entry(Map.of(), "Vid rule ska stå exakt en del"),
        Map.entry(Map.of("guaranteed", "1,005"), "Vid rule.guaranteed ska stå kronor"),
        Map.entry(Map.of("guaranteed", List.of()), "Vid rule.guaranteed ska stå ett tal."),
        Map.entry(Map.of("guaranteed", "en miljon"), "”en miljon” är inget tal."),
        Map.entry(Map.of("sum", "share"), "Vid rule.sum ska stå en lista."),
        Map.entry(Map.of("sum", List.of("share")), "Vid rule.sum[1] ska stå namn och värden"),
        Map.entry(Map.of("pot", Map.of("kronor", 1)), "rule saknas vid rule.pot."),
        Map.entry(
            Map.of("portion", Map.of("of", 1, "rule", "equal", "and", 2)),
            "”and” vid rule.portion är okänt. Skriv något av: of, rule."),
        Map.entry(
            Map.of("among", Map.of("column", "a", "from", 0.5, "rule", "equal")),
            "Vid rule.among.from ska stå ett heltal."),
        Map.entry(
            Map.of("holdHarmless", Map.of("portion", 1, "shortage", "no", "rule", "equal")),
            "”no” vid rule.holdHarmless.shortage är okänt. Skriv något av: refuse"));
  }

  @ParameterizedTest
  @MethodSource("what_cannot_be_read")
  void what_cannot_be_read_is_refused_with_its_place(Map.Entry<Object, String> document) {
    assertThatThrownBy(() -> read(document.getKey()))
        .isInstanceOfSatisfying(
            AllocationRefused.class,
            refused ->
                assertThat(refused.complaints().getFirst().sentence(Locale.of("sv")))
                    .contains(document.getValue()));
  }

  @Test
  void a_document_that_is_nested_without_end_is_refused() {
    Map<String, Object> loop = new HashMap<>();
    loop.put("toFrame", loop);

    assertThatThrownBy(() -> read(loop))
        .isInstanceOf(AllocationRefused.class)
        .hasMessageContaining("nested deeper than 30");
  }

  private static Component read(Object component) {
    return RuleDocument.read(Map.of("rule", component)).component();
  }
}
