package se.statsbidrag.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.GrantRef;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** Who may act for a recipient, with what, from when to when (behörighet). */
@Service
public class Powers {

  private static final Set<Role> FILL_IN = Role.atRecipient();
  private static final Set<Role> SUBMIT = Set.of(Role.AGENT, Role.REPRESENTATIVE);

  private final PowerStore store;
  private final TwoSignersStore combined;
  private final KnownGrants grants;
  private final Clock clock;

  Powers(PowerStore store, TwoSignersStore combined, KnownGrants grants, Clock clock) {
    this.store = store;
    this.combined = combined;
    this.grants = grants;
    this.clock = clock;
  }

  /** Whether the person may fill in for the recipient they act for, at this moment. */
  @Transactional(readOnly = true)
  public boolean mayFillIn(Actor actor, UUID grant, String recipientKind) {
    return holds(actor, FILL_IN, grant, recipientKind);
  }

  /** Whether the person may submit for the recipient they act for, at this moment. */
  @Transactional(readOnly = true)
  public boolean maySubmit(Actor actor, UUID grant, String recipientKind) {
    return holds(actor, SUBMIT, grant, recipientKind);
  }

  /**
   * Refuses whoever may not submit at this moment, whatever was true when the form was opened. In
   * the act's own transaction no removal can come between this and the end of the act.
   */
  @Transactional
  public void requireSubmit(Actor actor, UUID grant, String recipientKind) {
    store.hold(actor.personId(), actor.agencyId());
    if (!maySubmit(actor, grant, recipientKind)) {
      throw new Refused(Refusal.of("identity.refusal.no-power-to-submit"));
    }
  }

  /**
   * Refuses whoever may not confirm, as the second of two in combination (två i förening), what
   * another has submitted: they must be able to submit, and be another person.
   */
  @Transactional
  public void requireSecond(Actor actor, UUID first, UUID grant, String recipientKind) {
    requireSubmit(actor, grant, recipientKind);
    if (actor.personId().equals(first)) {
      throw new Refused(Refusal.of("identity.refusal.second-is-first"));
    }
  }

  /** How many must act in combination by the recipient's own rule: one, or two. */
  @Transactional(readOnly = true)
  public int signatories(UUID organisation) {
    return combined.current(organisation).isPresent() ? 2 : 1;
  }

  /** Who could act for a recipient on a day, agents first; those removed that day cannot. */
  @Transactional(readOnly = true)
  public List<Power> holders(UUID organisation, LocalDate day) {
    Instant end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    return store.held(organisation, day).stream()
        .filter(power -> power.removedAt() == null || !power.removedAt().isBefore(end))
        .toList();
  }

  /** As {@link #holders}, with those who could act a part of the day until they were removed. */
  @Transactional(readOnly = true)
  public List<Power> held(UUID organisation, LocalDate day) {
    return store.held(organisation, day);
  }

  /** What the person holds at the recipient they act for, now. */
  @Transactional(readOnly = true)
  public List<Power> of(Actor actor) {
    return store.of(actor.personId(), actor.agencyId(), today());
  }

  @Transactional(readOnly = true)
  public Power power(UUID id, UUID organisation) {
    return store.power(id, organisation).orElseThrow(() -> new NotFound("power", id));
  }

  /** Gives a power outside the ordinary order: the demonstration's cast, and tests. */
  @Transactional
  public void give(
      UUID organisation,
      UUID person,
      Role role,
      @Nullable UUID scope,
      @Nullable String recipientKind,
      LocalDate from,
      LocalDate to) {
    store.insert(
        new NewPower(organisation, person, role, false, scope, recipientKind, from, to),
        null,
        clock.instant());
  }

  /** Gives a power by somebody: the officer who approved, or the agent who invited. */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID give(NewPower given, UUID giver) {
    return store.insert(given, giver, clock.instant());
  }

  /** Takes a power away at once; false when somebody else did first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean remove(UUID id, UUID remover, String reason) {
    return store.remove(id, remover, reason, clock.instant());
  }

  /** Lets a power last longer; false when it has been removed or lasts as long already. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean prolong(UUID id, LocalDate to) {
    return store.prolong(id, to);
  }

  /** Takes powers that end by a day, each once, for somebody to be reminded. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Power> endingBy(LocalDate day, int limit) {
    return store.remind(today(), day, limit);
  }

  private boolean holds(Actor actor, Set<Role> roles, UUID grant, String kind) {
    List<Power> own = of(actor).stream().filter(power -> roles.contains(power.role())).toList();
    @Nullable UUID agency =
        own.stream().allMatch(power -> power.scope() == null)
            ? null
            : grants.grant(grant).map(GrantRef::agencyId).orElse(null);
    return own.stream().anyMatch(power -> power.covers(grant, agency, kind));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** For the audit trail: what a power is. */
  public static Map<String, Object> facts(Power power) {
    return Map.of(
        "role", power.role().name(),
        "scope", String.valueOf(power.scope()),
        "recipientKind", String.valueOf(power.recipientKind()),
        "from", power.validFrom().toString(),
        "to", power.validTo().toString());
  }
}
