package se.statsbidrag.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Period;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** Each test is undone when it ends, so that the register stays the official one. */
@SystemTest
@Transactional
class RecipientHistoryTest {

  private static final LocalDate BEFORE = LocalDate.of(2025, 12, 31);
  private static final LocalDate AFTER = LocalDate.of(2026, 1, 1);

  @Autowired Recipients recipients;
  @Autowired RecipientHistory history;
  @Autowired RecipientNames names;
  @Autowired AuditTrail audit;

  private UUID agency = UUID.randomUUID();
  private Actor officer = actor(Role.CASE_OFFICER);

  @BeforeEach
  void enterTheAgency() {
    agency = recipients.add("Provmyndigheten", false);
    officer = actor(Role.CASE_OFFICER);
  }

  @Test
  void a_renamed_municipality_keeps_its_id_and_its_old_name_on_old_days() {
    RecipientRole malung = municipality("2023", BEFORE);
    history.rename(officer, UUID.randomUUID(), malung.id(), "Malung", AFTER);
    assertThat(municipality("2023", BEFORE).name()).isEqualTo("Malung-Sälen");
    assertThat(municipality("2023", AFTER).name()).isEqualTo("Malung");
    assertThat(municipality("2023", AFTER).id()).isEqualTo(malung.id());
    assertThat(history.designations(malung.id()))
        .extracting(RecipientHistory.Designation::valid)
        .containsExactly(Period.from(AFTER), new Period(LocalDate.of(2007, 1, 1), BEFORE));
  }

  @Test
  void two_municipalities_become_one_and_the_successor_is_known() {
    RecipientRole bjurholm = municipality("2403", BEFORE);
    RecipientRole vindeln = municipality("2404", BEFORE);
    NewRecipient merged =
        new NewRecipient(RecipientKind.MUNICIPALITY, "Vindeln-Bjurholm", "2404", null, "24", AFTER);
    ObjectRef successor =
        history.merge(officer, UUID.randomUUID(), List.of(bjurholm.id(), vindeln.id()), merged);
    assertThat(recipients.roles(RecipientKind.MUNICIPALITY, BEFORE)).hasSize(290);
    assertThat(recipients.roles(RecipientKind.MUNICIPALITY, AFTER)).hasSize(289);
    assertThat(municipality("2404", BEFORE).id()).isEqualTo(vindeln.id());
    assertThat(municipality("2404", AFTER).id()).hasToString(successor.id());
    assertThat(recipients.role(RecipientKind.MUNICIPALITY, "2403", AFTER)).isEmpty();
    assertThat(history.successors(bjurholm.id()))
        .extracting(RecipientRole::name)
        .containsExactly("Vindeln-Bjurholm");
    assertThat(history.predecessors(UUID.fromString(successor.id())))
        .extracting(RecipientRole::name)
        .containsExactlyInAnyOrder("Bjurholm", "Vindeln");
    assertThat(recipients.role(vindeln.id(), AFTER).orElseThrow().valid().last()).isEqualTo(BEFORE);
  }

  @Test
  void a_municipality_that_changes_county_goes_on_under_another_code() {
    RecipientRole heby = municipality("0331", BEFORE);
    NewRecipient again =
        new NewRecipient(RecipientKind.MUNICIPALITY, "Heby", "1917", null, "19", AFTER);
    history.merge(officer, UUID.randomUUID(), List.of(heby.id()), again);
    assertThat(municipality("1917", AFTER).countyCode()).isEqualTo("19");
    assertThat(municipality("0331", BEFORE).countyCode()).isEqualTo("03");
  }

  @Test
  void who_has_ended_cannot_merge_again() {
    UUID bjurholm = municipality("2403", BEFORE).id();
    merge(bjurholm, "2498", AFTER);
    assertThatThrownBy(() -> merge(bjurholm, "2499", AFTER.plusYears(1)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals())
                    .extracting(Refusal::key)
                    .containsExactly("recipient.refusal.merge.over"));
  }

  private void merge(UUID role, String code, LocalDate day) {
    NewRecipient successor =
        new NewRecipient(RecipientKind.MUNICIPALITY, "Nykommun", code, null, "24", day);
    history.merge(officer, UUID.randomUUID(), List.of(role), successor);
  }

  @Test
  void a_joint_authority_is_entered_and_found_by_its_number() {
    ObjectRef role = history.register(officer, UUID.randomUUID(), jointAuthority("222000-0315"));
    RecipientRole entered =
        recipients.role(RecipientKind.JOINT_AUTHORITY, "2220000315", AFTER).orElseThrow();
    assertThat(entered.id()).hasToString(role.id());
    assertThat(recipients.roles(RecipientKind.JOINT_AUTHORITY, AFTER)).contains(entered);
  }

  @Test
  void the_same_form_sent_twice_enters_one_recipient() {
    UUID key = UUID.randomUUID();
    ObjectRef first = history.register(officer, key, jointAuthority(null));
    assertThat(history.register(officer, key, jointAuthority(null))).isEqualTo(first);
    assertThat(recipients.roles(RecipientKind.JOINT_AUTHORITY, AFTER)).hasSize(1);
  }

  @Test
  void an_act_in_the_register_leaves_a_line_in_the_history() {
    ObjectRef role = history.register(officer, UUID.randomUUID(), jointAuthority(null));
    assertThat(audit.history(role))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.act()).isEqualTo("RECIPIENT_REGISTERED");
          assertThat(line.role()).isEqualTo(Role.CASE_OFFICER);
        });
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "MUNICIPALITY,' ',0181,-,recipient.refusal.name.empty",
        "MUNICIPALITY,Ny,18,-,recipient.refusal.code.municipality",
        "MUNICIPALITY,Ny,-,-,recipient.refusal.code.municipality",
        "MUNICIPALITY,Ny,0180,-,recipient.refusal.code.taken",
        "REGION,Ny,0180,-,recipient.refusal.code.region",
        "ASSOCIATION,Ny,å b,-,recipient.refusal.code",
        "ASSOCIATION,Ny,-,8020000001,recipient.refusal.number",
        "ASSOCIATION,Ny,-,abc,recipient.refusal.number"
      })
  void what_does_not_hold_is_refused_with_its_reason(
      RecipientKind kind,
      String name,
      @Nullable String code,
      @Nullable String number,
      String reason) {
    NewRecipient wrong = new NewRecipient(kind, name, code, number, null, AFTER);
    assertThatThrownBy(() -> history.register(officer, UUID.randomUUID(), wrong))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusals()).extracting(Refusal::key).contains(reason));
  }

  @Test
  @Shows("R45")
  void the_numbers_in_the_sources_have_right_check_digits() {
    assertThat(List.of("2120000142", "2120001355", "2120000803"))
        .allMatch(RecipientRules::isOrganisationNumber);
    assertThat(RecipientRules.isOrganisationNumber("2120000143")).isFalse();
    assertThat(RecipientRules.isOrganisationNumber("2110000142")).isFalse();
  }

  @Test
  void an_auditor_changes_nothing_in_the_register() {
    Actor auditor = actor(Role.AUDITOR);
    UUID stockholm = municipality("0180", BEFORE).id();
    assertThatThrownBy(() -> history.rename(auditor, UUID.randomUUID(), stockholm, "Sthlm", AFTER))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> names.confirm(auditor, "Sthlm", stockholm, "en tabell"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_name_before_the_latest_change_is_refused() {
    UUID stockholm = municipality("0180", BEFORE).id();
    history.rename(officer, UUID.randomUUID(), stockholm, "Stockholms stad", AFTER);
    assertThatThrownBy(() -> history.rename(officer, UUID.randomUUID(), stockholm, "Sthlm", BEFORE))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals().getFirst().key())
                    .isEqualTo("recipient.refusal.from.early"));
  }

  @Test
  @Shows("O5")
  void a_confirmed_name_is_known_to_its_agency_and_to_no_other() {
    UUID molndal = municipality("1481", BEFORE).id();
    names.confirm(officer, "Möndal", molndal, "bilaga 1");
    names.confirm(officer, "Möndal", molndal, "bilaga 1");
    assertThat(match(agency, "MÖNDAL")).isInstanceOf(NameMatch.Exact.class);
    assertThat(match(UUID.randomUUID(), "Möndal")).isInstanceOf(NameMatch.Proposed.class);
    assertThat(names.of(molndal, agency))
        .singleElement()
        .satisfies(alias -> {
          assertThat(alias.source()).isEqualTo("bilaga 1");
          assertThat(alias.confirmedBy()).isEqualTo(officer.personId());
        });
  }

  @Test
  void a_confirmed_name_cannot_mean_two_recipients() {
    names.confirm(officer, "Möndal", municipality("1481", BEFORE).id(), "bilaga 1");
    UUID motala = municipality("0583", BEFORE).id();
    assertThatThrownBy(() -> names.confirm(officer, "möndal", motala, "en annan"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> names.confirm(officer, "Nora", motala, "en annan"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_confirmed_name_can_be_taken_back() {
    UUID molndal = municipality("1481", BEFORE).id();
    names.confirm(officer, "Möndal", molndal, "bilaga 1");
    names.withdraw(officer, molndal, names.of(molndal, agency).getFirst().id());
    assertThat(match(agency, "Möndal")).isInstanceOf(NameMatch.Proposed.class);
  }

  private NameMatch match(UUID forAgency, String name) {
    return names.match(forAgency, RecipientKind.MUNICIPALITY, BEFORE, List.of(name)).getFirst();
  }

  private RecipientRole municipality(String code, LocalDate day) {
    return recipients.role(RecipientKind.MUNICIPALITY, code, day).orElseThrow();
  }

  private static NewRecipient jointAuthority(@Nullable String number) {
    return new NewRecipient(
        RecipientKind.JOINT_AUTHORITY, "Norra provförbundet", null, number, "24", AFTER);
  }

  private Actor actor(Role role) {
    return new Actor(UUID.randomUUID(), "Test Testsson", agency, Set.of(role), "test");
  }
}
