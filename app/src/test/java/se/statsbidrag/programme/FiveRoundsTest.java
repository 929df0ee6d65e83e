package se.statsbidrag.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.Shows;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Period;
import se.statsbidrag.programme.Terms.Redistribution.Mode;

/** The five rounds as files: the same rules, different every year. */
class FiveRoundsTest {

  private static final List<String> BOTH = List.of("MUNICIPALITY", "REGION");

  @ParameterizedTest
  @ValueSource(strings = {"2017", "2020", "2021", "2021-top-up", "2022"})
  void every_file_hangs_together_and_every_assumption_says_why(String folder) {
    Terms terms = terms(folder);
    BudgetYear year = new BudgetYear(Integer.parseInt(folder.substring(0, 4)));
    assertThat(TermsRules.check(terms.document(), year)).isEmpty();
    assertThat(words(terms)).doesNotContain("{", "}", "–kronor");
    assertThat(terms.sections().stream().flatMap(section -> section.texts().stream()))
        .allSatisfy(text -> assertThat(text.source().source()).isNotBlank());
  }

  @Test
  @Shows({"R84", "R85", "R89", "R92", "R112", "R113", "O22", "O24", "L20"})
  void in_2017_a_signed_form_by_the_first_of_june_and_15_working_days_as_a_norm() {
    Terms terms = terms("2017");
    assertThat(terms.channel()).isEqualTo(Terms.Channel.FORM);
    assertThat(terms.signing()).isEqualTo(Terms.Signing.SIGNATURE);
    assertThat(terms.closes()).isEqualTo(Instant.parse("2017-06-01T22:00:00Z"));
    assertThat(terms.promise()).isEqualTo(new Terms.Promise(15, false));
    assertThat(terms.redistribution().mode()).isEqualTo(Mode.WILL);
    assertThat(terms.redistribution().to()).containsExactlyElementsOf(BOTH);
    assertThat(terms.use())
        .isEqualTo(new Period(LocalDate.of(2017, 1, 1), LocalDate.of(2017, 12, 31)));
    assertThat(terms.document().repayment())
        .isEqualTo(new Terms.Repayment(Terms.Duty.MUST, Terms.Duty.MAY));
    // Easter Eve: the day of the report moves, the period of use does not
    assertThat(terms.reportDay()).isEqualTo(LocalDate.of(2018, 4, 3));
    assertThat(words(terms))
        .contains("undertecknad av behörig företrädare")
        .contains("angivit i rekvisitionsblanketten att de önskar ta del av dessa medel")
        .contains("Av dessa är 50 000 000 kronor avsatta för kommuner");
  }

  @Test
  @Shows({"R76", "R77", "R78", "R79", "R80", "R82"})
  void the_purposes_of_2017_are_its_own_and_a_quarter_may_pay_for_substitutes() {
    Terms terms = terms("2017");
    assertThat(terms.document().caps()).extracting(Terms.Cap::percent).containsExactly(25);
    assertThat(codes(terms)).contains("AREA_PREVENTION", "AREA_CHILDREN", "CAP_SUBSTITUTES");
    for (String later : List.of("2020", "2021", "2021-top-up", "2022")) {
      assertThat(codes(terms(later)))
          .doesNotContain("AREA_PREVENTION", "AREA_CHILDREN", "CAP_SUBSTITUTES");
      assertThat(terms(later).document().caps()).isEmpty();
    }
    assertThat(words(terms))
        .contains("ska tjäna som utgångspunkt för arbetet tillsammans med tillsynsresultat")
        .contains("Medlen ska också sprida effektiva metoder inom området våld i nära")
        .contains("kvalitetsarbetet inom hälso- och sjukvårdens och tandvårdens område")
        .contains("Landstingen, som har det övergripande ansvaret för hälso- och sjukvården")
        .contains("det universellt och selektivt förebyggande arbetet");
  }

  @Test
  @Shows({"R50", "R86", "R93", "R98", "R105", "R114", "R115", "O12", "O25"})
  void the_top_up_of_2021_goes_on_to_municipalities_only_and_promises_30_working_days() {
    Terms terms = terms("2021-top-up");
    assertThat(terms.assumption()).isNull();
    assertThat(terms.closes()).isEqualTo(Instant.parse("2021-10-01T22:00:00Z"));
    assertThat(terms.promise()).isEqualTo(new Terms.Promise(30, true));
    assertThat(terms.promise().due(terms.lastDay())).isEqualTo(LocalDate.of(2021, 11, 12));
    assertThat(terms.redistribution().mode()).isEqualTo(Mode.WILL);
    assertThat(terms.redistribution().reaches("MUNICIPALITY")).isTrue();
    assertThat(terms.redistribution().reaches("REGION")).isFalse();
    assertThat(terms.use().first()).isEqualTo(LocalDate.of(2021, 1, 1));
    assertThat(terms.use().last()).isEqualTo(LocalDate.of(2021, 12, 31));
    assertThat(words(terms))
        .contains("ytterligare 11 500 000 kronor i statsbidrag")
        .contains("Utvecklingsmedlen till kommuner omfattar totalt 75 miljoner kronor")
        .contains("medlen till regioner omfattar totalt 31,5 miljoner kronor för 2021")
        .contains("Varje kommun ska senast 31 mars 2022 lämna en redovisning")
        .contains("fördela till de kommuner som har angivit i webbformuläret");
  }

  @Test
  @Shows({"R116", "R117", "R104", "L20", "L23"})
  void in_2022_the_last_day_is_a_saturday_and_moves_the_period_of_use_does_not() {
    Terms terms = terms("2022");
    assertThat(terms.assumption()).isNotNull();
    assertThat(terms.document().lastDay()).isEqualTo(LocalDate.of(2022, 10, 1));
    assertThat(terms.lastDay()).isEqualTo(LocalDate.of(2022, 10, 3));
    assertThat(terms.use())
        .isEqualTo(new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31)));
    assertThat(words(terms))
        .contains("senast den 3 oktober 2022 (den 1 oktober 2022 är ingen arbetsdag)")
        .contains("omfattar totalt 85,5 miljoner kronor för 2022");
  }

  @Test
  @Shows({"R61", "R64", "R65", "R66", "R67", "R68", "R69", "R70", "R71", "R72", "R73"})
  void goals_purposes_and_examples_are_those_of_the_decision_with_where_they_stand() {
    Terms terms = terms("2020");
    assertThat(words(terms))
        .contains("ska vara av likvärdig kvalitet i hela landet")
        .contains("långsiktiga, strukturerade och samordnade arbete mot våld i nära relationer")
        .contains("Socialstyrelsens föreskrifter och allmänna råd (2014:4) om våld i nära")
        .contains("metoder för våldsutsatta med särskilda behov på grund av exempelvis ålder")
        .contains("förmåga att upptäcka och stödja våldsutsatta barn och vuxna")
        .contains("insatser för att nå våldsutövare och förebygga återfall i våldsbrott")
        .contains("stärka samverkan mellan kommuner som på egen hand möter svårigheter")
        .contains("ordna varaktigt boende åt vuxna och barn som vistas i skyddat boende")
        .contains("kommun- och myndighetsgemensamma resurscentra")
        .contains("kartläggningar av antalet barn och unga som saknas i skolan")
        .contains("stärka samverkan mellan regioner, mellan verksamheter som på egen hand");
    assertThat(words(terms("2021-top-up"))).contains("av lika hög kvalitet i hela landet");
    assertThat(text(terms, "GOAL"))
        .satisfies(goal -> assertThat(goal.setBy()).isEqualTo(TermText.SetBy.MANDATE))
        .satisfies(goal ->
            assertThat(goal.source().toString())
                .isEqualTo("avsnittet Närmare om uppdraget regeringsbeslut prov"));
    assertThat(text(terms, "PROMISE").setBy()).isEqualTo(TermText.SetBy.AGENCY);
    assertThat(terms.redistribution().mode()).isEqualTo(Mode.MAY);
    assertThat(text(terms, "REDISTRIBUTION").text()).contains("får Socialstyrelsen fördela");
  }

  @Test
  @Shows({"R74", "R75"})
  void conditions_are_chosen_by_year_round_and_category() {
    Terms terms = terms("2021-top-up");
    assertThat(terms.texts("REGION"))
        .extracting(TermText::code)
        .contains("REGIONS_COOPERATION", "GOAL")
        .doesNotContain("MUNICIPALITIES_COOPERATION");
    assertThat(terms.texts("MUNICIPALITY"))
        .extracting(TermText::code)
        .contains("MUNICIPALITIES_COOPERATION", "GOAL")
        .doesNotContain("REGIONS_COOPERATION");
  }

  @Test
  @Shows("R51")
  void a_category_has_the_word_of_its_year() {
    assertThat(terms("2017").wording("REGION").orElseThrow().many()).isEqualTo("landsting");
    assertThat(terms("2022").wording("REGION").orElseThrow().many()).isEqualTo("regioner");
  }

  @ParameterizedTest
  @Shows("O23")
  @CsvSource({
    "2017, 2017-06-01, 2017-06-26",
    "2021-top-up, 2021-10-01, 2021-11-12",
    "2022, 2022-10-03, 2022-11-14"
  })
  void what_comes_on_the_last_day_is_paid_before_the_money_must_be_used(
      String folder, LocalDate last, LocalDate due) {
    Terms terms = terms(folder);
    assertThat(terms.lastDay()).isEqualTo(last);
    assertThat(terms.promise().due(last)).isEqualTo(due);
    assertThat(terms.use().contains(due)).isTrue();
    assertThat(terms.use().first()).isBefore(terms.document().opens());
  }

  private static TermText text(Terms terms, String code) {
    return terms.sections().stream()
        .flatMap(section -> section.texts().stream())
        .filter(text -> text.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(Terms terms) {
    return terms.document().texts().map(TermText::code).toList();
  }

  private static String words(Terms terms) {
    return terms.sections().stream()
        .flatMap(section -> section.texts().stream())
        .map(TermText::text)
        .collect(Collectors.joining("\n"))
        .replace('\u00a0', ' ')
        .replace('\u202f', ' ');
  }

  private static Terms terms(String folder) {
    LegalBasis mandate = LegalBasis.of("regeringsbeslut prov");
    TermsFile file = Objects.requireNonNull(RoundFormat.rounds(yaml(folder)).terms());
    return new Terms(
        UUID.randomUUID(),
        UUID.randomUUID(),
        1,
        Instant.EPOCH,
        file.document(mandate),
        figures(folder));
  }

  /** The frames of the mandates' lines. */
  private static Map<String, Money> figures(String folder) {
    long towns =
        Map.of("2017", 50_000, "2020", 75_000, "2021", 70_000, "2021-top-up", 5_000, "2022", 85_500)
            .get(folder);
    long regions =
        Map.of("2017", 20_000, "2020", 31_500, "2021", 25_000, "2021-top-up", 6_500, "2022", 31_500)
            .get(folder);
    boolean top = folder.equals("2021-top-up");
    return Map.of(
        "frame:MUNICIPALITY", thousands(towns),
        "frame:REGION", thousands(regions),
        "frame:ALL", thousands(towns + regions),
        "year:MUNICIPALITY", thousands(top ? 75_000 : towns),
        "year:REGION", thousands(top ? 31_500 : regions));
  }

  private static Money thousands(long kronor) {
    return Money.ofKronor(kronor * 1000);
  }

  private static String yaml(String folder) {
    try (var in = FiveRoundsTest.class.getResourceAsStream("/demo/" + folder + "/rounds.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
