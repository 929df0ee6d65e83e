package se.statsbidrag.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.People;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Recipients;

@SystemTest
@Shows("L18")
class RolesTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 3, 12);

  @Autowired Roles roles;
  @Autowired People people;
  @Autowired Recipients recipients;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @Autowired Clock domain;

  private UUID agency;
  private Actor adam;
  private Actor britta;
  private UUID newcomer;

  @BeforeEach
  void an_agency_with_two_administrators() {
    agency = recipients.add("Myndighet " + UUID.randomUUID(), false);
    adam = administrator("Adam");
    britta = administrator("Britta");
    newcomer = people.register("test", UUID.randomUUID().toString(), "Nils Ny");
  }

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  void a_role_is_proposed_by_one_and_confirmed_by_another() {
    ObjectRef change = propose(grant(Role.CASE_OFFICER));
    assertThat(rolesOf(newcomer)).isEmpty();
    roles.confirm(id(change), britta, UUID.randomUUID());
    assertThat(rolesOf(newcomer)).containsExactly(Role.CASE_OFFICER);
    assertThat(trail.history(change))
        .extracting("act")
        .containsExactly("ROLE_CHANGE_CONFIRMED", "ROLE_CHANGE_PROPOSED");
  }

  @Test
  void whoever_proposed_cannot_confirm_not_even_an_administrator() {
    ObjectRef change = propose(grant(Role.CASE_OFFICER));
    assertRefused(
        () -> roles.confirm(id(change), adam, UUID.randomUUID()), "identity.refusal.proposer");
    assertThat(rolesOf(newcomer)).isEmpty();
  }

  @Test
  void nobody_changes_their_own_rights() {
    RoleProposal own = proposal(adam.personId(), Role.DECISION_MAKER, TODAY, TODAY.plusDays(9));
    assertRefused(() -> propose(own), "identity.refusal.own");
    ObjectRef change =
        roles.propose(
            proposal(adam.personId(), Role.DECISION_MAKER, TODAY, TODAY.plusDays(9)),
            britta,
            UUID.randomUUID());
    assertRefused(() -> roles.confirm(id(change), adam, UUID.randomUUID()), "identity.refusal.own");
  }

  @Test
  void the_database_itself_refuses_one_pair_of_eyes() {
    UUID id = id(propose(grant(Role.CASE_OFFICER)));
    for (UUID wrong : List.of(adam.personId(), newcomer)) {
      assertThatThrownBy(() ->
              jdbc.sql(
                      """
                      update identity.role_change
                         set status = 'CONFIRMED', decided_by = :by, decided_at = now()
                       where id = :id
                      """)
                  .param("by", wrong)
                  .param("id", id)
                  .update())
          .isInstanceOf(DataIntegrityViolationException.class)
          .hasMessageContaining("another_than_the_");
    }
  }

  @Test
  void only_an_administrator_may_propose_or_confirm() {
    Actor officer =
        new Actor(britta.personId(), "Britta", agency, Set.of(Role.CASE_OFFICER, Role.AUDITOR), "");
    assertRefused(
        () -> roles.propose(grant(Role.AUDITOR), officer, UUID.randomUUID()),
        "kernel.refusal.role");
    ObjectRef change = propose(grant(Role.AUDITOR));
    assertRefused(
        () -> roles.confirm(id(change), officer, UUID.randomUUID()), "kernel.refusal.role");
  }

  @Test
  void a_role_is_given_for_a_limited_time() {
    assertRefused(
        () -> propose(proposal(newcomer, Role.AUDITOR, TODAY, null)), "identity.refusal.too-long");
    assertRefused(
        () -> propose(proposal(newcomer, Role.AUDITOR, TODAY, TODAY.plusYears(2))),
        "identity.refusal.too-long");
    assertRefused(
        () -> propose(proposal(newcomer, Role.AUDITOR, TODAY, TODAY.minusDays(1))),
        "identity.refusal.order");
    assertRefused(
        () -> propose(proposal(newcomer, Role.AUDITOR, TODAY.minusDays(1), TODAY)),
        "identity.refusal.past");
  }

  @Test
  void a_role_ends_by_itself_after_its_last_day() {
    confirmed(proposal(newcomer, Role.AUDITOR, TODAY, TODAY.plusDays(1)));
    assertThat(rolesOf(newcomer)).containsExactly(Role.AUDITOR);
    clock.set(LocalDateTime.of(2020, 3, 13, 23, 59, 59));
    assertThat(rolesOf(newcomer)).containsExactly(Role.AUDITOR);
    clock.set(LocalDateTime.of(2020, 3, 14, 0, 0, 0));
    assertThat(rolesOf(newcomer)).isEmpty();
  }

  @Test
  void a_withdrawn_role_is_gone_at_once_and_the_day_tells_that_it_was_held() {
    confirmed(grant(Role.ECONOMIST));
    clock.set(LocalDateTime.of(2020, 4, 1, 10, 0));
    confirmed(withdrawal(Role.ECONOMIST, LocalDate.of(2020, 4, 1)));
    assertThat(rolesOf(newcomer)).isEmpty();
    assertThat(heldOn(LocalDate.of(2020, 3, 31))).contains(Role.ECONOMIST);
    assertThat(heldOn(LocalDate.of(2020, 4, 1))).contains(Role.ECONOMIST);
    assertThat(heldOn(LocalDate.of(2020, 4, 2))).isEmpty();
    assertThat(heldOn(LocalDate.of(2020, 3, 11))).isEmpty();
  }

  @Test
  void a_role_can_be_withdrawn_from_a_later_day() {
    confirmed(grant(Role.ECONOMIST));
    confirmed(withdrawal(Role.ECONOMIST, TODAY.plusDays(5)));
    clock.set(TODAY.plusDays(4).atTime(12, 0));
    assertThat(rolesOf(newcomer)).containsExactly(Role.ECONOMIST);
    clock.set(TODAY.plusDays(5).atTime(0, 0));
    assertThat(rolesOf(newcomer)).isEmpty();
  }

  @Test
  void a_role_that_is_not_held_cannot_be_withdrawn() {
    assertRefused(() -> propose(withdrawal(Role.ECONOMIST, TODAY)), "identity.refusal.not-held");
  }

  @Test
  void one_change_of_a_role_waits_at_a_time() {
    propose(grant(Role.AUDITOR));
    assertRefused(() -> propose(grant(Role.AUDITOR)), "identity.refusal.waiting");
  }

  @Test
  void a_change_is_decided_once() {
    UUID id = id(propose(grant(Role.AUDITOR)));
    roles.refuse(id, britta, UUID.randomUUID());
    assertThatThrownBy(() -> roles.confirm(id, britta, UUID.randomUUID()))
        .isInstanceOf(Conflict.class);
    assertThat(rolesOf(newcomer)).isEmpty();
  }

  @Test
  void the_same_form_sent_twice_is_one_act() {
    UUID key = UUID.randomUUID();
    ObjectRef first = roles.propose(grant(Role.AUDITOR), adam, key);
    assertThat(roles.propose(grant(Role.AUDITOR), adam, key)).isEqualTo(first);
  }

  @Test
  void another_agencys_change_does_not_exist() {
    UUID id = id(propose(grant(Role.AUDITOR)));
    Actor stranger =
        new Actor(UUID.randomUUID(), "X", UUID.randomUUID(), Set.of(Role.USER_ADMINISTRATOR), "");
    assertThatThrownBy(() -> roles.confirm(id, stranger, UUID.randomUUID()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> roles.change(stranger, id)).isInstanceOf(NotFound.class);
  }

  @Test
  void the_other_administrator_has_it_to_do_and_the_proposer_has_not() {
    ObjectRef change = propose(grant(Role.AUDITOR));
    assertThat(roles.waitingFor(britta, 10)).extracting("object").contains(change);
    assertThat(roles.waitingFor(adam, 10)).isEmpty();
  }

  private Actor administrator(String name) {
    UUID person = people.register("test", UUID.randomUUID().toString(), name);
    people.assign(person, agency, Role.USER_ADMINISTRATOR, LocalDate.EPOCH);
    return people.actor(person, agency, "loa3");
  }

  private RoleProposal grant(Role role) {
    return proposal(newcomer, role, TODAY, TODAY.plusMonths(6));
  }

  private RoleProposal proposal(UUID person, Role role, LocalDate from, LocalDate to) {
    return new RoleProposal(person, role, RoleChange.Kind.GRANT, from, to, "ny anställning");
  }

  private RoleProposal withdrawal(Role role, LocalDate from) {
    return new RoleProposal(newcomer, role, RoleChange.Kind.WITHDRAW, from, null, "slutar");
  }

  private ObjectRef propose(RoleProposal proposal) {
    return roles.propose(proposal, adam, UUID.randomUUID());
  }

  private void confirmed(RoleProposal proposal) {
    roles.confirm(id(propose(proposal)), britta, UUID.randomUUID());
  }

  private static UUID id(ObjectRef change) {
    return UUID.fromString(change.id());
  }

  private Set<Role> rolesOf(UUID person) {
    return people.actor(person, agency, "").roles();
  }

  private Set<Role> heldOn(LocalDate day) {
    return roles.held(adam, day).stream()
        .filter(held -> held.personId().equals(newcomer))
        .map(HeldRole::role)
        .collect(Collectors.toSet());
  }

  private static void assertRefused(Runnable act, String key) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusals()).extracting(Refusal::key).contains(key));
  }
}
