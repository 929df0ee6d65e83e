package se.statsbidrag.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Period;

@SystemTest
class RegisterTest {

  private static final LocalDate DAY = LocalDate.of(2019, 11, 1);
  private static final LocalDate BEGIN = LocalDate.of(2007, 1, 1);

  @Autowired Recipients recipients;
  @Autowired ReferenceData reference;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @Test
  @Shows({"R33", "R38"})
  void the_first_start_fills_the_register_with_the_official_codes() {
    List<RecipientRole> municipalities = recipients.roles(RecipientKind.MUNICIPALITY, DAY);
    assertThat(municipalities).hasSize(290);
    assertThat(municipalities).allMatch(m -> m.code().startsWith(m.countyCode()));
    assertThat(recipients.roles(RecipientKind.REGION, DAY)).hasSize(21);
    assertThat(recipients.roles(RecipientKind.COUNTY_BOARD, DAY)).hasSize(21);
    assertThat(recipients.counties(DAY))
        .hasSize(21)
        .contains(
            new Recipients.County("09", "Gotlands län"),
            new Recipients.County("25", "Norrbottens län"));
  }

  @Test
  void every_municipality_lies_in_a_county_that_has_a_region() {
    assertThat(
            recipients.roles(RecipientKind.MUNICIPALITY, DAY).stream()
                .map(RecipientRole::countyCode)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            recipients.roles(RecipientKind.REGION, DAY).stream().map(RecipientRole::code).toList());
  }

  @Test
  void loading_again_changes_nothing() throws Exception {
    long before = rows();
    int added = transaction.execute(status -> load());
    assertThat(added).isZero();
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  @Shows({"R45", "O9"})
  void gotland_is_one_organisation_with_two_roles() {
    RecipientRole municipality = role(RecipientKind.MUNICIPALITY, "0980");
    RecipientRole region = role(RecipientKind.REGION, "09");
    assertThat(municipality.organisationId()).isEqualTo(region.organisationId());
    assertThat(municipality.id()).isNotEqualTo(region.id());
    assertThat(recipients.rolesOf(region.organisationId(), DAY)).hasSize(2);
    assertThat(recipients.organisation(region.organisationId()).orElseThrow().name())
        .isEqualTo("Region Gotland");
  }

  @Test
  @Shows("R51")
  void a_region_was_called_landsting_until_the_end_of_2019() {
    assertThat(recipients.term(RecipientKind.REGION, LocalDate.of(2017, 1, 19)))
        .isEqualTo("LANDSTING");
    assertThat(recipients.term(RecipientKind.REGION, LocalDate.of(2019, 12, 31)))
        .isEqualTo("LANDSTING");
    assertThat(recipients.term(RecipientKind.REGION, LocalDate.of(2020, 1, 1))).isEqualTo("REGION");
  }

  @Test
  void before_the_register_begins_nobody_is_in_it() {
    assertThat(recipients.roles(RecipientKind.MUNICIPALITY, BEGIN.minusDays(1))).isEmpty();
    assertThat(recipients.roles(RecipientKind.MUNICIPALITY, BEGIN)).hasSize(290);
  }

  @Test
  void a_role_by_its_id_has_a_name_on_every_day() {
    RecipientRole stockholm = role(RecipientKind.MUNICIPALITY, "0180");
    assertThat(stockholm.valid()).isEqualTo(Period.from(BEGIN));
    assertThat(recipients.role(stockholm.id(), LocalDate.of(1999, 1, 1)).orElseThrow().name())
        .isEqualTo("Stockholm");
  }

  @Test
  void a_code_has_one_holder_at_a_time() {
    assertThatThrownBy(() ->
            jdbc.sql("update recipient.designation set code = '0180' where code = '0114'").update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("one_holder_of_a_code");
  }

  @Test
  void a_name_outside_the_days_of_its_role_is_refused_by_the_database() {
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    update recipient.designation set valid = daterange('1990-01-01', null)
                     where code = '0114'
                    """)
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("designation");
  }

  @Test
  void a_municipality_in_another_county_than_its_code_says_is_refused_by_the_database() {
    assertThatThrownBy(() ->
            jdbc.sql("update recipient.designation set county_code = '03' where code = '0114'")
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private RecipientRole role(RecipientKind kind, String code) {
    return recipients.role(kind, code, DAY).orElseThrow();
  }

  private int load() {
    try {
      return reference.load();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long rows() {
    return jdbc.sql(
            """
            select (select count(*) from recipient.role)
                 + (select count(*) from recipient.designation)
                 + (select count(*) from recipient.alias) + (select count(*) from recipient.term)
            """)
        .query(Long.class)
        .single();
  }
}
