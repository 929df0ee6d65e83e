package se.statsbidrag.identity.agents;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.KnownGrants;
import se.statsbidrag.identity.Power;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.GrantRef;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * What an agent does with the powers at their recipient: removes at once, prolongs. An officer of
 * the agency can remove too; only an application gives an agent.
 */
@Service
class PowerDesk {

  private final Powers powers;
  private final KnownGrants grants;
  private final AuditTrail trail;
  private final Clock clock;
  private final Period longest;

  PowerDesk(
      Powers powers,
      KnownGrants grants,
      AuditTrail trail,
      Clock clock,
      @Value("${statsbidrag.longest-power}") Period longest) {
    this.powers = powers;
    this.grants = grants;
    this.trail = trail;
    this.clock = clock;
    this.longest = longest;
  }

  /** Whether the agent may act as one for all that a scope and a role of the recipient cover. */
  boolean reaches(Actor agent, @Nullable UUID scope, @Nullable String kind) {
    return agentPowers(agent).anyMatch(own -> reachesScope(own, scope) && reachesKind(own, kind));
  }

  /** Whether there is anything of a scope that the agent may act for. */
  boolean reachesScope(Actor agent, @Nullable UUID scope) {
    return agentPowers(agent).anyMatch(own -> reachesScope(own, scope));
  }

  /** Whether there is anything in a role of the recipient, or all, that the agent may act for. */
  boolean reachesKind(Actor agent, @Nullable String kind) {
    return agentPowers(agent).anyMatch(own -> reachesKind(own, kind));
  }

  private Stream<Power> agentPowers(Actor agent) {
    return powers.of(agent).stream().filter(power -> power.role() == Role.AGENT);
  }

  private boolean reachesScope(Power own, @Nullable UUID scope) {
    return own.scope() == null
        || own.scope().equals(scope)
        || Optional.ofNullable(scope)
            .flatMap(grants::grant)
            .map(GrantRef::agencyId)
            .filter(own.scope()::equals)
            .isPresent();
  }

  private static boolean reachesKind(Power own, @Nullable String kind) {
    return own.recipientKind() == null || own.recipientKind().equals(kind);
  }

  /**
   * Whether this person may take a power away: an agent whose own reaches as far, or its holder.
   */
  boolean mayRemove(Actor actor, Power power) {
    boolean lasting = power.removedAt() == null && !power.validTo().isBefore(today());
    return lasting
        && power.organisationId().equals(actor.agencyId())
        && (power.personId().equals(actor.personId())
            || reaches(actor, power.scope(), power.recipientKind()));
  }

  /** Takes a power away at once: gone at the person's next page, and at their next act. */
  @Transactional
  ObjectRef remove(Actor actor, UUID key, UUID id, String reason) {
    return trail.once(
        key,
        actor,
        () -> {
          Power power = powers.power(id, actor.agencyId());
          if (!mayRemove(actor, power)) {
            throw new NotFound("power", id);
          }
          return removed(actor, actor.has(Role.AGENT) ? Role.AGENT : power.role(), power, reason);
        });
  }

  /** As an officer of the agency, when the recipient asks or a power is misused. */
  @Transactional
  ObjectRef removeByAgency(Actor officer, UUID key, UUID organisation, UUID id, String reason) {
    Role as = officer.as(Role.CASE_OFFICER);
    return trail.once(
        key, officer, () -> removed(officer, as, powers.power(id, organisation), reason));
  }

  private ObjectRef removed(Actor actor, Role as, Power power, String reason) {
    Refused.ifAny(ApplicationRules.text(reason, "reason"));
    if (!powers.remove(power.id(), actor.personId(), reason.strip())) {
      throw new Conflict(power.object());
    }
    trail.record(
        actor,
        as,
        "POWER_REMOVED",
        power.object(),
        Powers.facts(power),
        Map.of("reason", reason.strip()));
    return power.object();
  }

  /** Whether this agent may let a power last longer: not an agent's, which takes an application. */
  boolean mayProlong(Actor actor, Power power) {
    return power.role() != Role.AGENT
        && mayRemove(actor, power)
        && !power.personId().equals(actor.personId())
        && power.validTo().isBefore(today().plus(longest));
  }

  /** Lets a representative's or a coordinator's power last as long as one may. */
  @Transactional
  ObjectRef prolong(Actor actor, UUID key, UUID id) {
    Role as = actor.as(Role.AGENT);
    return trail.once(
        key,
        actor,
        () -> {
          Power power = powers.power(id, actor.agencyId());
          if (!mayProlong(actor, power)) {
            throw new Refused(Refusal.of("agents.refusal.prolong"));
          }
          LocalDate to = today().plus(longest);
          if (!powers.prolong(id, to)) {
            throw new Conflict(power.object());
          }
          trail.record(
              actor,
              as,
              "POWER_PROLONGED",
              power.object(),
              Map.of("to", power.validTo().toString()),
              Map.of("to", to.toString()));
          return power.object();
        });
  }

  /** Who could act on a day, with those who were removed that day. */
  @Transactional(readOnly = true)
  List<Power> held(UUID organisation, LocalDate day) {
    return powers.held(organisation, day);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
