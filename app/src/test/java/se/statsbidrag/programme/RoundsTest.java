package se.statsbidrag.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Recipients;

/** The rounds that the demonstration starts with, and what cannot become a round. */
@SystemTest
class RoundsTest {

  private static final String SLUG = "utvecklingsmedel-vald-i-nara-relationer";

  @Autowired Rounds rounds;
  @Autowired Recipients recipients;
  @Autowired JdbcClient jdbc;

  @Test
  @Shows({"R12", "R13", "R31"})
  void the_rounds_of_2020_have_the_frames_of_the_mandate() {
    assertThat(round(2020, "MUNICIPALITY").frame()).isEqualTo(Money.ofKronor(75_000_000));
    assertThat(round(2020, "REGION").frame()).isEqualTo(Money.ofKronor(31_500_000));
    assertThat(rounds.find(agency(), new BudgetYear(2021), "MUNICIPALITY", RoundKind.ORDINARY))
        .isEmpty();
  }

  @Test
  @Shows({"R40", "R42", "R43"})
  void a_round_carries_what_the_mandate_demands_of_its_keys() {
    Round municipalities = round(2020, "MUNICIPALITY");
    Demand floor =
        municipalities.demands().stream()
            .filter(demand -> demand.kind().equals("MINIMUM"))
            .findFirst()
            .orElseThrow();
    assertThat(floor.figure()).isEqualTo("population");
    assertThat(floor.concerns(30_000)).isTrue();
    assertThat(floor.concerns(30_001)).isFalse();
    assertThat(floor.metBy(Money.ofKronor(100_000))).isTrue();
    assertThat(floor.metBy(Money.ofKronor(99_999))).isFalse();
    assertThat(floor.basis().toString())
        .isEqualTo("Bilaga 2 regeringsbeslut 2020-03-12, S2020/01591/SOF (delvis)");
    assertThat(municipalities.bindingKey().orElseThrow().annex()).isEqualTo(1);
    assertThat(round(2020, "REGION").demands())
        .filteredOn(demand -> demand.kind().equals("MINIMUM"))
        .extracting(Demand::amountAtLeast)
        .containsExactly(Money.ofKronor(1_000_000));
  }

  @Test
  @Shows({"R51", "R102"})
  void the_landsting_of_2017_are_a_round_of_the_same_grant_and_category_as_the_regions() {
    Round landsting = round(2017, "REGION");
    assertThat(landsting.frame()).isEqualTo(Money.ofKronor(20_000_000));
    assertThat(landsting.grant()).isEqualTo(rounds.grant(SLUG));
    assertThat(landsting.nameSv()).isEqualTo("Landsting 2017");
  }

  @Test
  @Shows("R3")
  void a_round_for_a_year_outside_the_programme_is_refused() {
    assertThatThrownBy(() -> rounds.load(officer(agency()), file(2023, "MUNICIPALITIES")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals().getFirst().key())
                    .isEqualTo("programme.refusal.year"));
  }

  @Test
  @Shows({"R31", "O14"})
  void a_forecast_year_has_no_line_to_make_a_round_of() {
    assertThatThrownBy(() -> rounds.load(officer(agency()), file(2021, "MUNICIPALITIES")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals().getFirst().key())
                    .isEqualTo("programme.refusal.line"));
  }

  @Test
  void a_line_carries_one_round_and_one_kind_of_recipient() {
    for (String line : List.of("MUNICIPALITIES", "ASSOCIATIONS")) {
      assertThatThrownBy(() -> rounds.load(officer(agency()), file(2020, line)))
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  @Shows("R3")
  void the_database_refuses_a_round_for_another_year_than_its_lines() {
    assertThatThrownBy(() ->
            jdbc.sql("update programme.round set year = 2021 where id = :id")
                .param("id", round(2020, "REGION").id())
                .update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void another_agencys_mandate_and_an_unknown_round_do_not_exist() {
    UUID other = recipients.add("Annan myndighet " + UUID.randomUUID(), true);
    assertThatThrownBy(() -> rounds.load(officer(other), file(2020, "REGIONS")))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> rounds.round(UUID.randomUUID())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> rounds.grant("finns-inte")).isInstanceOf(NotFound.class);
  }

  private Round round(int year, String kind) {
    return rounds.find(agency(), new BudgetYear(year), kind, RoundKind.ORDINARY).orElseThrow();
  }

  private UUID agency() {
    return recipients.organisation("Socialstyrelsen").orElseThrow().id();
  }

  private static Actor officer(UUID agency) {
    return new Actor(UUID.randomUUID(), "Hanna", agency, Set.of(Role.CASE_OFFICER), "test");
  }

  private static String file(int year, String line) {
    return """
    grant:
      slug: %s
      name: { sv: "Namn", en: "Name" }
      purpose: { sv: "Till", en: "For" }
    rounds:
      - mandate: "S2020/01591/SOF (delvis)"
        line: %s
        year: %d
        recipients: MUNICIPALITY
        kind: ORDINARY
        status: ANNOUNCED
        name: { sv: "Prov", en: "Trial" }
    """
        .formatted(SLUG, line, year);
  }
}
