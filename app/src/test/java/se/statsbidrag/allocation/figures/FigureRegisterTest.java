package se.statsbidrag.allocation.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientNames;
import se.statsbidrag.recipient.Recipients;

@SystemTest
@Transactional
class FigureRegisterTest {

  private static final LocalDate NOVEMBER = LocalDate.of(2019, 11, 1);
  private static final FigureFile FILE = FigureFile.of("prov.csv", new byte[] {1});

  @Autowired FigureRegister figures;
  @Autowired Recipients recipients;
  @Autowired RecipientNames names;
  @Autowired AuditTrail audit;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private UUID agency = UUID.randomUUID();
  private Actor officer = actor(Role.CASE_OFFICER);

  @BeforeEach
  void enterTheAgency() {
    agency = recipients.add("Provmyndigheten", false);
    officer = actor(Role.CASE_OFFICER);
  }

  @Test
  @Shows({"R34", "R33", "R35", "R36"})
  void the_population_of_the_annex_is_loaded_with_its_date_and_sums() {
    FigureSeries population = demo("population", RecipientKind.MUNICIPALITY);
    assertThat(population.referenceDate()).isEqualTo(NOVEMBER);
    assertThat(population.rows()).isEqualTo(290);
    assertThat(population.total()).isEqualTo(10_319_473);
    SortedMap<String, Long> values = figures.values(population.id());
    assertThat(values).hasSize(290).containsEntry("0180", 974_145L).containsEntry("2403", 2_415L);
  }

  @Test
  @Shows("R38")
  void each_region_is_the_sum_of_its_municipalities() {
    FigureSeries regions = demo("population", RecipientKind.REGION);
    assertThat(regions.rows()).isEqualTo(21);
    assertThat(regions.total()).isEqualTo(10_319_473);
    FigureAgreement agreement = figures.agreement(regions);
    assertThat(agreement.agrees()).isTrue();
    assertThat(figures.agreement(demo("population", RecipientKind.MUNICIPALITY)).agrees()).isTrue();
  }

  @Test
  @Shows({"R37", "O4"})
  void the_municipality_groups_are_kept_as_figures_that_no_rule_needs() {
    Map<Long, Long> counts =
        figures.values(demo("group", RecipientKind.MUNICIPALITY).id()).values().stream()
            .collect(Collectors.groupingBy(group -> group, TreeMap::new, Collectors.counting()));
    assertThat(counts)
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    1L, 3L, 2L, 43L, 3L, 21L, 4L, 52L, 5L, 35L, 6L, 29L, 7L, 52L, 8L, 40L, 9L,
                    15L)));
  }

  @Test
  @Shows("O5")
  void the_misspelled_names_of_the_annex_were_confirmed_by_a_person() {
    FigureSeries population = demo("population", RecipientKind.MUNICIPALITY);
    UUID molndal = recipients.role(RecipientKind.MUNICIPALITY, "1481", NOVEMBER).orElseThrow().id();
    assertThat(names.of(molndal, population.agencyId()))
        .singleElement()
        .satisfies(alias -> {
          assertThat(alias.name()).isEqualTo("Möndal");
          assertThat(alias.confirmedBy()).isNotNull();
        });
  }

  @Test
  void a_region_that_is_not_the_sum_of_its_municipalities_is_shown() {
    register(draft(RecipientKind.MUNICIPALITY, null), values("0980", 60L, "0180", 5L));
    FigureSeries regions = register(draft(RecipientKind.REGION, null), values("09", 61L, "01", 5L));
    FigureAgreement agreement = figures.agreement(regions);
    assertThat(agreement.agrees()).isFalse();
    assertThat(agreement.differences())
        .containsExactly(new FigureAgreement.Difference("09", 61, 60));
  }

  @Test
  void without_the_other_series_there_is_nothing_to_compare() {
    FigureSeries alone = register(draft(RecipientKind.REGION, null), values("09", 61L));
    assertThat(figures.agreement(alone).compared()).isFalse();
  }

  @Test
  void two_series_for_one_date_are_refused() {
    register(draft(RecipientKind.REGION, null), values("09", 61L));
    assertRefused(
        draft(RecipientKind.REGION, null), values("09", 62L), "figures.refusal.date-taken");
  }

  @Test
  void a_correction_says_why_and_leaves_the_old_series_for_its_keys() {
    FigureSeries first = register(draft(RecipientKind.REGION, null), values("09", 61L));
    FigureSeries second =
        register(draft(RecipientKind.REGION, "Fel fil hämtades"), values("09", 62L));
    assertThat(figures.series(agency, first.id()).replacedBy()).isEqualTo(second.id());
    assertThat(figures.values(first.id())).containsEntry("09", 61L);
    assertThat(figures.standing(agency, "prov", RecipientKind.REGION, NOVEMBER)).contains(second);
  }

  @Test
  void there_must_be_something_to_correct() {
    assertRefused(
        draft(RecipientKind.REGION, "Fel"), values("09", 1L), "figures.refusal.nothing-to-correct");
  }

  @Test
  void unknown_codes_negative_figures_and_nought_are_refused_all_at_once() {
    assertRefused(
        draft(RecipientKind.MUNICIPALITY, null),
        values("9999", 5L, "0180", -1L, "0114", 0L),
        "figures.refusal.code",
        "figures.refusal.value",
        "figures.refusal.value");
  }

  @Test
  void a_sum_that_overflows_is_refused_with_the_limit() {
    assertRefused(
        draft(RecipientKind.REGION, null),
        values("09", Long.MAX_VALUE, "01", 1L),
        "figures.refusal.overflow");
  }

  @Test
  void figures_without_source_unit_or_name_are_refused() {
    FigureDraft bare =
        new FigureDraft(
            RecipientKind.REGION,
            "Å",
            " ",
            "",
            NOVEMBER,
            "",
            LocalDate.of(2021, 1, 1),
            null,
            false,
            false,
            null);
    assertRefused(
        bare,
        values("09", 1L),
        "figures.refusal.driver",
        "figures.refusal.empty.name",
        "figures.refusal.empty.unit",
        "figures.refusal.empty.source",
        "figures.refusal.fetched");
  }

  @Test
  @Shows("L23")
  void what_no_source_publishes_is_marked_as_an_assumption() {
    FigureDraft assumed =
        new FigureDraft(
            RecipientKind.REGION,
            "prov",
            "Prov",
            "st",
            LocalDate.of(2021, 11, 1),
            "egen",
            LocalDate.of(2020, 3, 12),
            null,
            true,
            false,
            null);
    assertThat(register(assumed, values("09", 1L)).assumption()).isTrue();
  }

  @Test
  void only_a_case_officer_registers_figures() {
    Actor auditor = actor(Role.AUDITOR);
    assertThatThrownBy(() ->
            figures.register(auditor, draft(RecipientKind.REGION, null), values("09", 1L), FILE))
        .isInstanceOf(Refused.class);
  }

  @Test
  void another_agencys_series_does_not_exist() {
    FigureSeries own = register(draft(RecipientKind.REGION, null), values("09", 61L));
    assertThatThrownBy(() -> figures.series(UUID.randomUUID(), own.id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void registering_leaves_a_line_in_the_history() {
    FigureSeries series = register(draft(RecipientKind.REGION, null), values("09", 61L));
    assertThat(audit.history(FigureRegister.reference(series)))
        .singleElement()
        .satisfies(line -> assertThat(line.act()).isEqualTo("FIGURES_REGISTERED"));
  }

  @Test
  void registered_figures_cannot_be_changed_in_the_database() {
    assertRefusedByDatabase("update allocation.figure set value = value + 1");
  }

  @Test
  void registered_figures_cannot_be_removed_from_the_database() {
    assertRefusedByDatabase("delete from allocation.figure");
  }

  @Test
  void a_registered_series_cannot_be_rewritten_in_the_database() {
    assertRefusedByDatabase("update allocation.figure_series set source = 'en annan'");
  }

  @Test
  void a_figure_cannot_be_added_to_a_registered_series_in_the_database() {
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into allocation.figure (series_id, code, value)
                    select id, '9999', 1 from allocation.figure_series limit 1
                    """)
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("do not agree");
  }

  private void assertRefusedByDatabase(String sql) {
    assertThatThrownBy(() -> jdbc.sql(sql).update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("never changed or removed");
  }

  private FigureSeries demo(String driver, RecipientKind kind) {
    UUID socialstyrelsen = recipients.organisation("Socialstyrelsen").orElseThrow().id();
    return figures.standing(socialstyrelsen, driver, kind, NOVEMBER).orElseThrow();
  }

  private FigureSeries register(FigureDraft draft, SortedMap<String, Long> values) {
    return figures.register(officer, draft, values, FILE);
  }

  private void assertRefused(FigureDraft draft, SortedMap<String, Long> values, String... reasons) {
    assertThatThrownBy(() -> register(draft, values))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals())
                    .extracting(Refusal::key)
                    .containsExactlyInAnyOrder(reasons));
  }

  private static FigureDraft draft(
      RecipientKind kind, @org.jspecify.annotations.Nullable String reason) {
    return new FigureDraft(
        kind,
        "prov",
        "Prov",
        "st",
        NOVEMBER,
        "en fil",
        LocalDate.of(2020, 3, 1),
        null,
        false,
        false,
        reason);
  }

  private static SortedMap<String, Long> values(Object... pairs) {
    SortedMap<String, Long> values = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], (Long) pairs[i + 1]);
    }
    return values;
  }

  private Actor actor(Role role) {
    return new Actor(UUID.randomUUID(), "Test Testsson", agency, Set.of(role), "test");
  }
}
