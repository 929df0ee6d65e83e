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
import se.statsbidrag.reading.Question;
import se.statsbidrag.reading.Trips;

/** Who may act for a recipient, with what, from when to when (behörighet). */
@Service
public class Powers {

  private static final Set<Role> FILL_IN = Role.atRecipient();
  private static final Set<Role> SUBMIT = Set.of(Role.AGENT, Role.REPRESENTATIVE);

  /**
   * What a person may do for a recipient at the moment of an act (behörighet).
   *
   * @param powers those that the person holds there
   * @param two whether the recipient has two act in combination (två i förening)
   */
  public record Standing(List<Power> powers, boolean two) {

    public Standing {
      powers = List.copyOf(powers);
    }

    /**
     * Refuses whoever may not submit.
     *
     * @param agency whose the grant is; null where no power is for an agency's grants
     */
    public void requireSubmit(UUID grant, @Nullable UUID agency, String recipientKind) {
      boolean may =
          powers.stream()
              .filter(power -> SUBMIT.contains(power.role()))
              .anyMatch(power -> power.covers(grant, agency, recipientKind));
      if (!may) {
        throw new Refused(Refusal.of("identity.refusal.no-power-to-submit"));
      }
    }
  }

  private final PowerStore store;
  private final TwoSignersStore combined;
  private final KnownGrants grants;
  private final Trips trips;
  private final Clock clock;

  Powers(PowerStore store, TwoSignersStore combined, KnownGrants grants, Trips trips, Clock clock) {
    this.store = store;
    this.combined = combined;
    this.grants = grants;
    this.trips = trips;
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
    Standing standing = trips.ask(askStanding(actor));
    standing.requireSubmit(grant, agency(standing.powers(), grant), recipientKind);
  }

  /**
   * What the person may do for the recipient at this moment; in an act's own transaction it stays
   * so until the act is done.
   */
  public Question<Standing> askStanding(Actor actor) {
    return store.hold(actor.personId(), actor.agencyId(), today());
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
    return trips.ask(combined.needed(organisation)) ? 2 : 1;
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
    @Nullable UUID agency = agency(own, grant);
    return own.stream().anyMatch(power -> power.covers(grant, agency, kind));
  }

  /** Whose the grant is, where some power needs to know. */
  private @Nullable UUID agency(List<Power> powers, UUID grant) {
    return powers.stream().allMatch(power -> power.scope() == null)
        ? null
        : grants.grant(grant).map(GrantRef::agencyId).orElse(null);
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
