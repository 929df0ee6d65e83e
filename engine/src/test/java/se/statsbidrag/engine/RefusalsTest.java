package se.statsbidrag.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
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

class RefusalsTest {

  private static final Locale SWEDISH = Locale.of("sv");
  private static final Component SHARE = new Share("population");
  private static final Figures FIGURES =
      figures("01", "02").with("population", new long[] {30, 10}).with("none", new long[2]);

  @Test
  void a_frame_smaller_than_what_is_promised_is_refused() {
    refused(
        new Sum(new Guaranteed(10_00), SHARE),
        19_00,
        "Ramen 19 kr räcker inte till de belopp som regeln garanterar, 20 kr.");
    refused(
        new FixedRows(Map.of("01", 20_00L), SHARE),
        19_00,
        "Ramen 19 kr räcker inte till de fasta beloppen, 20 kr.");
    refused(
        new Bounded(new Bound.Amount(10_00), null, SHARE),
        19_00,
        "Ramen 19 kr räcker inte till de lägsta beloppen, 20 kr.");
    refused(
        new HoldHarmless(Decimal.ONE, Shortage.REFUSE, SHARE),
        FIGURES.withEarlier(new long[] {15_00, 5_00}),
        19_00,
        "Ramen 19 kr räcker inte till garantierna mot den tidigare nyckeln, 20 kr.");
  }

  @Test
  void a_frame_that_is_not_whole_units_or_is_negative_is_refused() {
    refused(SHARE, 10_50, "Ramen 10,50 kr kan inte delas i hela 1 kr.");
    refused(SHARE, -1, "Ramen är −0,01 kr.");
  }

  @Test
  void a_sum_that_is_not_the_frame_is_refused_unless_it_is_to_be_shown() {
    Component perHead = new PerHead("population", Decimal.of(1));

    refused(perHead, 41_00, "Beloppen blir tillsammans 40 kr, men ramen är 41 kr.");
    refused(
        new Bounded(null, new Bound.Amount(10_00), SHARE),
        41_00,
        "Beloppen blir tillsammans 20 kr, men ramen är 41 kr.");
    refused(
        new Rule(perHead, Rounding.KRONOR, Rule.Closing.AT_MOST),
        FIGURES,
        39_00,
        "Beloppen blir tillsammans 40 kr, mer än ramen 39 kr.");
    assertThat(
            new Rule(perHead, Rounding.KRONOR, Rule.Closing.SHOWN)
                .allocate(FIGURES, 39_00)
                .differenceOre())
        .isEqualTo(-1_00);
    assertThat(
            new Rule(perHead, Rounding.KRONOR, Rule.Closing.AT_MOST)
                .allocate(FIGURES, 40_00)
                .differenceOre())
        .isZero();
  }

  @Test
  void a_driver_that_is_nought_for_all_is_refused() {
    refused(new Share("none"), 10_00, "Kolumnen none är noll för alla som ska dela. Välj en annan");
    refused(
        new ScaledToFrame(new PerHead("none", Decimal.ONE)),
        10_00,
        "Beloppen är noll för alla och kan inte anpassas till ramen.");
    refused(new Among("none", 1, 1, SHARE), 10_00, "Ingen mottagare är med i urvalet efter none.");
  }

  @Test
  void a_negative_figure_is_refused_with_its_row_and_column() {
    Figures figures = figures("01", "02").with("population", new long[] {5, -3});

    AllocationRefused refused = refused(SHARE, figures, 1, "Rad 2 (02) har −3 i kolumnen");
    assertThat(refused.complaints().getFirst().row()).isEqualTo(1);
    assertThat(refused.complaints().getFirst().column()).isEqualTo("population");
    refused(
        new HoldHarmless(Decimal.ONE, Shortage.REFUSE, SHARE),
        FIGURES.withEarlier(new long[] {-1, 0}),
        1,
        "Rad 1 (01) har det tidigare beloppet −0,01 kr.");
  }

  @Test
  void every_column_that_a_rule_lacks_is_named() {
    Component missing = new Share("elever");
    for (Component component :
        List.of(
            missing,
            new Share("population", "elever"),
            new PerHead("elever", Decimal.ONE),
            new RankedPerHead("elever", Decimal.ONE, Decimal.ONE, Decimal.ONE),
            new Sum(missing),
            new Bands("elever", List.of(new Band(null, SHARE))),
            new Bands("population", List.of(new Band(null, missing))),
            new Portion(Decimal.ONE, missing),
            new Pot(1, missing),
            new Scaled(Decimal.ONE, missing),
            new ScaledToFrame(missing),
            new Bounded(null, new Bound.Column("elever"), SHARE),
            new Bounded(new Bound.PerHeadOf("elever", Decimal.ONE), null, SHARE),
            new Bounded(null, null, missing),
            new OrderPreserved("elever", SHARE),
            new OrderPreserved("population", missing),
            new SortedAmounts("elever", SHARE),
            new SortedAmounts("population", missing),
            new FixedRows(Map.of(), missing),
            new Among("elever", 1, 1, SHARE),
            new Among("population", 1, 1, missing))) {
      refused(
          component,
          1_00,
          "Regeln hänvisar till kolumnen elever, som underlaget saknar. Kolumner som finns:"
              + " population, none.");
    }
    refused(
        new HoldHarmless(Decimal.ONE, Shortage.REFUSE, SHARE),
        1_00,
        "Regeln garanterar en del av en tidigare nyckel, men underlaget har ingen.");
  }

  @Test
  void a_negative_constant_is_refused_wherever_it_stands() {
    Decimal minus = Decimal.of(-1);
    for (Component component :
        List.of(
            new Guaranteed(-1),
            new PerHead("population", minus),
            new RankedPerHead("population", minus, Decimal.ONE, Decimal.ONE),
            new RankedPerHead("population", Decimal.ONE, minus, Decimal.ONE),
            new RankedPerHead("population", Decimal.ONE, Decimal.ONE, minus),
            new Portion(minus, SHARE),
            new Pot(-1, SHARE),
            new Scaled(minus, SHARE),
            new Bounded(new Bound.Amount(-1), null, SHARE),
            new Bounded(null, new Bound.PerHeadOf("population", minus), SHARE),
            new FixedRows(Map.of("01", -1L), SHARE))) {
      refused(component, 1_00, "Regeln har det negativa talet −");
    }
    refused(
        new HoldHarmless(minus, Shortage.REFUSE, SHARE),
        FIGURES.withEarlier(new long[2]),
        1_00,
        "Regeln har det negativa talet −1.");
  }

  @Test
  void nought_is_no_reason_to_refuse() {
    Figures figures =
        figures("01", "02").with("population", new long[] {0, 10}).withEarlier(new long[2]);
    for (Component component :
        List.of(
            new Sum(new Guaranteed(0), SHARE),
            new Sum(new PerHead("population", Decimal.ZERO), SHARE),
            new Sum(new Portion(Decimal.ZERO, SHARE), SHARE),
            new Sum(new Portion(Decimal.ONE, SHARE)),
            new Sum(new Pot(0, SHARE), SHARE),
            new Bounded(new Bound.Amount(0), null, SHARE),
            new HoldHarmless(Decimal.ZERO, Shortage.REFUSE, SHARE),
            new FixedRows(Map.of("01", 0L), SHARE))) {
      assertThat(Rule.of(component).allocate(figures, 10_00).ore())
          .as("%s", component)
          .containsExactly(0, 10_00);
      assertThat(Rule.of(component).allocate(figures, 0).sumOre()).isZero();
    }
    assertThat(
            catchThrowableOfType(
                AllocationRefused.class,
                () ->
                    Rule.of(new HoldHarmless(Decimal.ONE, Shortage.REFUSE, new Share("elever")))
                        .allocate(figures, 1_00)))
        .isNotNull();
  }

  @Test
  void a_rule_that_does_not_add_up_is_refused() {
    refused(new Sum(List.of()), 1_00, "Regeln har en summa utan delar.");
    refused(new Sum(SHARE, new EqualSplit()), 1_00, "Två delar av regeln vill ha allt som är kvar");
    refused(
        new Sum(new Portion(new Decimal(6, 1), SHARE), new Portion(new Decimal(5, 1), SHARE)),
        1_00,
        "Andelarna av ramen är tillsammans 110 %.");
    refused(
        new Bands("population", List.of(new Band(5L, SHARE), new Band(5L, new Guaranteed(1)))),
        1_00,
        "Storleksklass 2 är i fel ordning.");
    refused(
        new Bands("population", List.of(new Band(null, SHARE), new Band(5L, new Guaranteed(1)))),
        1_00,
        "Storleksklass 1 är i fel ordning.");
    refused(
        new FixedRows(Map.of("99", 1L), SHARE), 1_00, "Regeln ger koden 99 ett fast belopp, men");
    refused(
        new Bounded(new Bound.PerHeadOf("population", Decimal.ONE), new Bound.Amount(20_00), SHARE),
        100_00,
        "För 01 är det lägsta beloppet 30 kr större än det högsta, 20 kr.");
  }

  @Test
  void amounts_beyond_the_limit_are_refused_with_the_limit() {
    Figures huge =
        figures("01", "02").with("population", new long[] {Long.MAX_VALUE / 3, Long.MAX_VALUE / 3});
    for (Decimal kronor : List.of(new Decimal(2, 2), Decimal.of(1_000))) {
      refused(
          new Rule(new PerHead("population", kronor), Rounding.KRONOR, Rule.Closing.SHOWN),
          huge,
          1_00,
          "Ett belopp eller en summa blir större än 92 233 720 368 547 758,07 kr");
    }
  }

  @Test
  void codes_must_be_there_and_differ() {
    assertThat(sentence(() -> figures("01", " ", "02", "01")))
        .isEqualTo("Rad 2 saknar kod. Ange mottagarens kod.");
    AllocationRefused refused =
        catchThrowableOfType(AllocationRefused.class, () -> figures("02", "01", "02", "01"));
    assertThat(refused.complaints().stream().map(c -> c.sentence(SWEDISH)))
        .containsExactly(
            "Koden 01 står både på rad 2 och på rad 4. Ta bort den ena.",
            "Koden 02 står både på rad 1 och på rad 3. Ta bort den ena.");
    assertThat(sentence(() -> figures())).startsWith("Underlaget har inga mottagare.");
    assertThat(sentence(() -> Figures.numbered(0))).startsWith("Underlaget har inga mottagare.");
  }

  @Test
  void every_complaint_is_carried_at_once() {
    AllocationRefused refused =
        refused(new Sum(new Guaranteed(-1), new Share("elever")), -1, "Ramen är −0,01 kr.");

    assertThat(refused.complaints())
        .extracting(Complaint::key)
        .containsExactly("frame.negative", "rule.negative", "column.missing");
    assertThat(refused).hasMessageContaining("The frame is").hasMessageContaining("lack");
  }

  @Test
  void both_languages_have_the_same_sentences() throws MissingResourceException {
    ResourceBundle.Control only =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    String name = "se.statsbidrag.engine.messages";
    var swedish = ResourceBundle.getBundle(name, Locale.ROOT, only);
    var english = ResourceBundle.getBundle(name, Locale.ENGLISH, only);

    assertThat(english.getLocale()).isEqualTo(Locale.ENGLISH);
    assertThat(java.util.Collections.list(english.getKeys()))
        .containsExactlyInAnyOrderElementsOf(swedish.keySet());
    for (String key : swedish.keySet()) {
      assertThat(arguments(english.getString(key)))
          .as(key)
          .isEqualTo(arguments(swedish.getString(key)));
    }
  }

  private static List<String> arguments(String pattern) {
    return java.util.regex.Pattern.compile("\\{\\d+}")
        .matcher(pattern)
        .results()
        .map(java.util.regex.MatchResult::group)
        .sorted()
        .distinct()
        .toList();
  }

  private static Figures figures(String... codes) {
    return Figures.of(codes, codes);
  }

  private static String sentence(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(AllocationRefused.class, call)
        .complaints()
        .getFirst()
        .sentence(SWEDISH);
  }

  private static AllocationRefused refused(Component component, long frame, String sentence) {
    return refused(component, FIGURES, frame, sentence);
  }

  private static AllocationRefused refused(
      Component component, Figures figures, long frame, String sentence) {
    return refused(Rule.of(component), figures, frame, sentence);
  }

  private static AllocationRefused refused(
      Rule rule, Figures figures, long frame, String sentence) {
    AllocationRefused refused =
        catchThrowableOfType(AllocationRefused.class, () -> rule.allocate(figures, frame));
    assertThat(refused).as(sentence).isNotNull();
    assertThat(refused.complaints().getFirst().sentence(SWEDISH).replace('\u00a0', ' '))
        .startsWith(sentence);
    assertThat(Arrays.asList("sv", "en"))
        .allMatch(language ->
            !refused.complaints().getFirst().sentence(Locale.of(language)).contains("{"));
    return refused;
  }
}
