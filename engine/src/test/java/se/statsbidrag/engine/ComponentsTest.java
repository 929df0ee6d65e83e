package se.statsbidrag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
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
import se.statsbidrag.engine.Rounding.Method;
import se.statsbidrag.engine.Rounding.TieBreak;

/** Every component on four recipients, worked out by hand, with the words that explain it. */
class ComponentsTest {

  private static final Locale SWEDISH = Locale.of("sv");
  private static final String[] CODES = {"A", "B", "C", "D"};
  private static final Component SHARE = new Share("population");
  private static final Figures FIGURES =
      Figures.of(CODES, new String[] {"Al", "Bo", "Ek", "Ro"})
          .with("population", new long[] {50, 30, 15, 5})
          .with("need", new long[] {1, 2, 1, 3})
          .with("optIn", new long[] {1, 0, 1, 0})
          .with("wish", new long[] {20_00, 100_00, 5_50, 100_00})
          .withEarlier(new long[] {40_00, 40_00, 20_00, 0});

  @Test
  void a_share_may_be_weighted() {
    // 50·1, 30·2, 15·1, 5·3 of 140
    assertThat(kronor(new Share("population", "need"), 140)).containsExactly(50, 60, 15, 15);
    assertThat(explained(new Share("population", "need"), 140, 1))
        .contains("Andel efter folkmängd: 140 kr × 60 / 140 = 60 kr");
  }

  @Test
  @Shows("R111")
  void only_those_who_opted_in_share() {
    assertThat(kronor(new Among("optIn", 1, 1, SHARE), 130)).containsExactly(100, 0, 30, 0);
    assertThat(explained(new Among("optIn", 1, 1, SHARE), 130, 0))
        .contains("Med i urvalet: 2 av 4 mottagare, efter optIn (1) = 2");
    assertThat(explained(new Among("optIn", 1, 1, SHARE), 130, 3))
        .contains("Inte med i urvalet: 2 av 4 mottagare är med, efter optIn (0) = 2");
    assertThat(kronor(new Among("population", 15, 30, new EqualSplit()), 10))
        .containsExactly(0, 5, 5, 0);
  }

  @Test
  @Shows("R111")
  void nobody_gets_more_than_they_asked_for_and_the_rest_is_shared_again() {
    Component asked = new Bounded(null, new Bound.Column("wish"), SHARE);

    // First 50, 30, 15, 5: A to 20, C to 5 (5,50 is not whole kronor); 75 left by 30 to 5.
    assertThat(kronor(asked, 100)).containsExactly(20, 64, 5, 11);
    assertThat(explained(asked, 100, 0))
        .contains("Sänkt till högsta belopp: 50 kr är mer än 20 kr = 20 kr");
    assertThat(explained(asked, 100, 1))
        .contains(
            "Ny fördelning bland övriga: Varv 1: 2 mottagare fick sin gräns, tillsammans 25 kr"
                + " = 75 kr",
            "Andel efter folkmängd: 75 kr × 30 / 35 = 64,285714… kr",
            "Hela enheter: 64,285714… kr nedåt till hela 1 kr = 64 kr",
            "Störst rest: 64 kr: resten 0,285714… kr är nummer 2, och 1 fick en enhet till = 64 kr")
        .doesNotContain("Andel efter folkmängd: 100 kr × 30 / 100 = 30 kr");
  }

  @Test
  void money_that_nobody_may_take_is_left() {
    Rule rule =
        new Rule(
            new Bounded(null, new Bound.Amount(10_00), SHARE),
            Rounding.KRONOR,
            Rule.Closing.AT_MOST);

    assertThat(rule.allocate(FIGURES, 100_00).sumOre()).isEqualTo(40_00);
    assertThat(rule.allocate(FIGURES, 100_00).differenceOre()).isEqualTo(60_00);
    Figures noHeads = FIGURES.with("population", new long[] {50, 0, 0, 0});
    assertThat(rule.allocate(noHeads, 100_00).ore()).containsExactly(10_00, 0, 0, 0);
  }

  @Test
  @Shows("R40")
  void a_floor_is_paid_for_by_those_above_it() {
    Component floor = new Bounded(new Bound.Amount(20_00), null, SHARE);

    // 50, 30, 15, 5: C and D to 20; 60 left by 50 to 30.
    assertThat(kronor(floor, 100)).containsExactly(38, 22, 20, 20);
    assertThat(explained(floor, 100, 3))
        .contains("Lyft till lägsta belopp: 5 kr är mindre än 20 kr = 20 kr");
  }

  @Test
  void a_second_pass_of_the_floor_may_lift_one_more() {
    // 50, 30, 15, 5 of 100: D to 15, then 85 by 95: C gets 13,42 and is lifted too.
    Component floor = new Bounded(new Bound.Amount(15_00), null, SHARE);

    assertThat(kronor(floor, 100)).containsExactly(44, 26, 15, 15);
    assertThat(explained(floor, 100, 0)).anyMatch(step -> step.contains("Varv 2: 1 mottagare"));
  }

  @Test
  void where_floor_and_cap_are_both_broken_the_larger_side_is_set_first() {
    // 50, 30, 15, 5: lacking 5 + 15, over 10. The floor first: 60 left by 50 to 30: 37,50 and
    // 22,50, so that the cap of 40 is no longer broken.
    Component both = new Bounded(new Bound.Amount(20_00), new Bound.Amount(40_00), SHARE);
    assertThat(kronor(both, 100)).containsExactly(38, 22, 20, 20);
    // Lacking 3,10, over 19: the cap first: 68 left by 30, 15, 5: 40,80, 20,40, 6,80; so B to 30,
    // and 38 are left by 15 to 5: 28,50 and 9,50, none of them below 8.
    Component other = new Bounded(new Bound.Amount(8_00), new Bound.Amount(30_00), SHARE);
    assertThat(kronor(other, 98)).containsExactly(30, 30, 29, 9);
  }

  @Test
  void bounds_per_head_follow_the_driver() {
    Component capped =
        new Bounded(null, new Bound.PerHeadOf("population", new Decimal(5, 1)), new EqualSplit());

    // 10 each; C at most 7 (7,50), D at most 2 (2,50); 31 left for two; B at most 15.
    assertThat(kronor(capped, 40)).containsExactly(16, 15, 7, 2);
  }

  @Test
  void held_harmless_is_paid_for_in_proportion() {
    Component held = new HoldHarmless(new Decimal(9, 1), Shortage.REFUSE, SHARE);

    // 50, 30, 15, 5 of 100; B at least 36, C at least 18; 46 left by 50 to 5.
    assertThat(kronor(held, 100)).containsExactly(42, 36, 18, 4);
    assertThat(explained(held, 100, 1))
        .contains("Garanti mot tidigare nyckel: 90 % av 40 kr, mer än 30 kr = 36 kr");
    assertThat(explained(held, 100, 0))
        .contains("Minskat i proportion för garantin: 50 kr × 46 kr / 55 kr = 41,818181… kr");
  }

  @Test
  void guarantees_that_the_frame_cannot_carry_are_reduced_in_proportion() {
    Component held = new HoldHarmless(Decimal.ONE, Shortage.REDUCE_RATABLY, SHARE);

    assertThat(kronor(held, 50)).containsExactly(20, 20, 10, 0);
    assertThat(explained(held, 50, 0))
        .contains("Garantin minskad i proportion: 40 kr × 50 kr / 100 kr = 20 kr");
    assertThat(kronor(held, 100)).containsExactly(40, 40, 20, 0);
  }

  @Test
  void the_amounts_sorted_apart_go_by_size() {
    // 5, 10, 6, 2 kronor a head make 250, 300, 90, 10: the largest gets 300.
    Component rates =
        new FixedRows(Map.of("A", 250_00L, "B", 300_00L), new PerHead("population", Decimal.of(6)));
    Component sorted = new SortedAmounts("population", rates);

    assertThat(shown(rates, Method.HALF_UP)).containsExactly(250, 300, 90, 30);
    assertThat(shown(sorted, Method.HALF_UP)).containsExactly(300, 250, 90, 30);
    Allocation key = shownRule(sorted, Method.HALF_UP).allocate(FIGURES, 600_00);
    assertThat(words(key, 0))
        .contains(
            "Fast belopp utanför nyckeln: Enligt regeln = 250 kr",
            "Beloppen sorterade för sig: Plats 1 efter folkmängd: beloppet räknat för Bo; det"
                + " egna var 250 kr = 300 kr");
    assertThat(words(key, 3))
        .contains(
            "Kvar efter fasta belopp: 600 kr − 550 kr (2 mottagare) = 50 kr",
            "Beloppen sorterade för sig: Plats 4 efter folkmängd: det egna beloppet = 30 kr");
  }

  @Test
  void an_order_that_is_broken_is_evened_out() {
    Component rates =
        new FixedRows(Map.of("A", 250_00L, "B", 301_00L), new PerHead("population", Decimal.of(6)));
    Component preserved = new OrderPreserved("population", rates);

    // 250 and 301 become 275,50 each; the krona over goes to the larger.
    assertThat(shown(preserved, Method.LARGEST_REMAINDER)).containsExactly(276, 275, 90, 30);
    assertThat(words(shownRule(preserved, Method.HALF_UP).allocate(FIGURES, 600_00), 1))
        .contains(
            "Utjämnat så att ordningen efter folkmängd består: 301 kr och grannarnas belopp i"
                + " medeltal = 275,50 kr");
  }

  @Test
  void a_rate_that_steps_with_rank_stops_at_its_most() {
    Component ranked =
        new RankedPerHead("population", Decimal.of(2), new Decimal(15, 1), Decimal.of(5));

    // 2, 3,50, 5 and, instead of 6,50, 5 kronor a head.
    assertThat(shown(ranked, Method.HALF_UP)).containsExactly(100, 105, 75, 25);
    assertThat(words(shownRule(ranked, Method.HALF_UP).allocate(FIGURES, 0), 3))
        .contains(
            "Kronor per enhet av folkmängd: Nummer 4 i storlek: 2 + 3 × 1,5, högst 5 = 5",
            "Belopp efter folkmängd: 5 kr × 5 = 25 kr");
  }

  @Test
  void size_bands_say_which_one_it_was() {
    Component bands =
        new Bands(
            "population",
            List.of(
                new Band(5L, new Guaranteed(7_00)),
                new Band(30L, new PerHead("population", Decimal.ONE)),
                new Band(null, SHARE)));

    assertThat(kronor(bands, 100)).containsExactly(48, 30, 15, 7);
    assertThat(explained(bands, 100, 0))
        .contains(
            "Storleksklass: folkmängd 50: över 30 (1 mottagare) = 50",
            "Kvar att fördela: 100 kr − 52 kr = 48 kr");
    assertThat(explained(bands, 100, 1))
        .contains("Storleksklass: folkmängd 30: över 5 till och med 30 (2 mottagare) = 30");
    assertThat(explained(bands, 100, 3))
        .contains("Storleksklass: folkmängd 5: högst 5 (1 mottagare) = 5");
    assertThat(explained(new Bands("population", List.of(new Band(null, SHARE))), 100, 3))
        .contains("Storleksklass: folkmängd 5: alla 4 = 5");
    Component closed = new Bands("population", List.of(new Band(30L, new Guaranteed(1_00))));
    assertThat(shown(closed, Method.DOWN)).containsExactly(0, 1, 1, 1);
  }

  @Test
  void portions_and_stated_amounts_come_before_the_rest() {
    Component sum =
        new Sum(
            new Portion(new Decimal(2, 1), new EqualSplit()),
            new Pot(40_00, new Share("need")),
            SHARE);

    // 20 in four, 40 by 1, 2, 1, 3 of 7, 40 by population.
    assertThat(kronor(sum, 100)).containsExactly(31, 28, 17, 24);
    assertThat(explained(sum, 100, 0))
        .contains(
            "Del av ramen: 20 % av 100 kr = 20 kr",
            "Lika del: 20 kr / 4 mottagare = 5 kr",
            "Bestämd del av ramen: Enligt regeln = 40 kr",
            "Andel efter need: 40 kr × 1 / 7 = 5,714285… kr",
            "Kvar att fördela: 100 kr − 60 kr = 40 kr",
            "Delarna tillsammans: 5 kr + 5,714285… kr + 20 kr = 30,714285… kr");
  }

  @Test
  void values_are_scaled_by_a_constant_or_to_the_frame() {
    Component perHead = new PerHead("population", Decimal.of(2));

    assertThat(shown(new Scaled(new Decimal(5, 1), perHead), Method.HALF_UP))
        .containsExactly(50, 30, 15, 5);
    assertThat(kronor(new ScaledToFrame(perHead), 50)).containsExactly(25, 15, 8, 2);
    assertThat(explained(new ScaledToFrame(perHead), 50, 2))
        .contains("Anpassat till ramen: 30 kr × 50 kr / 200 kr = 7,50 kr");
    assertThat(
            words(
                shownRule(new Scaled(new Decimal(5, 1), perHead), Method.UP).allocate(FIGURES, 0),
                2))
        .contains("Gånger en konstant: 30 kr × 0,5 = 15 kr");
  }

  @Test
  void each_method_rounds_as_it_says() {
    // 12,50, 7,50, 3,75, 1,25
    Component quarter = new PerHead("population", new Decimal(25, 2));

    assertThat(shown(quarter, Method.HALF_UP)).containsExactly(13, 8, 4, 1);
    assertThat(shown(quarter, Method.HALF_EVEN)).containsExactly(12, 8, 4, 1);
    assertThat(shown(quarter, Method.DOWN)).containsExactly(12, 7, 3, 1);
    assertThat(shown(quarter, Method.UP)).containsExactly(13, 8, 4, 2);
    assertThat(shown(quarter, Method.LARGEST_REMAINDER)).containsExactly(13, 7, 4, 1);
    assertThat(words(shownRule(quarter, Method.HALF_EVEN).allocate(FIGURES, 0), 0))
        .contains("Avrundat: 12,50 kr till närmaste 1 kr, hälften till jämnt = 12 kr");
  }

  @Test
  void the_tie_goes_to_the_first_or_the_last_by_code() {
    for (TieBreak ties : TieBreak.values()) {
      Rule rule =
          new Rule(
              new EqualSplit(),
              new Rounding(100_00, Method.LARGEST_REMAINDER, ties),
              Rule.Closing.EXACT);

      assertThat(rule.allocate(FIGURES, 500_00).ore())
          .containsExactly(
              ties == TieBreak.CODE
                  ? new long[] {200_00, 100_00, 100_00, 100_00}
                  : new long[] {100_00, 100_00, 100_00, 200_00});
    }
  }

  @Test
  void the_first_recipient_is_explained_as_well_as_its_equal() {
    Figures twins =
        Figures.of(CODES, CODES)
            .with("population", new long[] {30, 30, 15, 5})
            .with("optIn", new long[] {1, 1, 1, 0})
            .withEarlier(new long[] {40_00, 40_00, 0, 0});
    Component perHead = new PerHead("population", Decimal.of(2));
    for (Component component :
        List.of(
            new EqualSplit(),
            SHARE,
            new Sum(new Guaranteed(5_00), SHARE),
            new Sum(new Pot(5_00, new EqualSplit()), new Portion(new Decimal(1, 1), SHARE)),
            new Scaled(new Decimal(5, 1), perHead),
            new ScaledToFrame(perHead),
            new Bands("population", List.of(new Band(15L, perHead), new Band(null, SHARE))),
            new Bounded(new Bound.Amount(20_00), null, SHARE),
            new Bounded(null, new Bound.Amount(20_00), SHARE),
            new HoldHarmless(Decimal.ONE, Shortage.REDUCE_RATABLY, SHARE),
            new HoldHarmless(Decimal.of(2), Shortage.REDUCE_RATABLY, SHARE),
            new FixedRows(Map.of("D", 5_00L), SHARE),
            new FixedRows(Map.of("A", 5_00L, "B", 5_00L), SHARE),
            new Among("optIn", 1, 1, SHARE),
            new OrderPreserved(
                "population",
                new Bands(
                    "population",
                    List.of(new Band(15L, new Guaranteed(100_00)), new Band(null, perHead)))))) {
      Allocation key = shownRule(component, Method.HALF_UP).allocate(twins, 100_00);

      assertThat(steps(key, 0)).as("%s", component).isEqualTo(steps(key, 1)).hasSizeGreaterThan(2);
    }
  }

  private static List<String> steps(Allocation key, int row) {
    return key.explain(row).steps().stream().map(Explanation.Step::key).toList();
  }

  private static long[] kronor(Component component, long frame) {
    return inKronor(Rule.of(component).allocate(FIGURES, frame * 100));
  }

  private static long[] shown(Component component, Method method) {
    return inKronor(shownRule(component, method).allocate(FIGURES, 600_00));
  }

  private static Rule shownRule(Component component, Method method) {
    return new Rule(component, Rounding.kronor(method), Rule.Closing.SHOWN);
  }

  private static long[] inKronor(Allocation key) {
    long[] ore = key.ore();
    java.util.Arrays.setAll(ore, i -> ore[i] / 100);
    return ore;
  }

  private static List<String> explained(Component component, long frame, int row) {
    return words(Rule.of(component).allocate(FIGURES, frame * 100), row);
  }

  private static List<String> words(Allocation key, int row) {
    return key.explain(row).steps().stream()
        .map(s -> s.label(SWEDISH) + ": " + s.formula(SWEDISH) + " = " + s.result(SWEDISH))
        .map(text -> text.replace('\u00a0', ' '))
        .toList();
  }
}
