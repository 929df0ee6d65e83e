package se.statsbidrag.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * A recipient's own rule that two act in combination (två i förening). One agent can ask for it; to
 * let go of it takes two, or it would protect against nobody.
 */
@Service
public class CombinedSigning {

  /**
   * The rule as an organisation has it.
   *
   * @param since from when
   * @param liftAskedBy who has asked to let go of it, which another must confirm; or null
   */
  public record Rule(
      UUID id,
      UUID organisationId,
      OffsetDateTime since,
      String setByName,
      @Nullable UUID liftAskedBy,
      @Nullable String liftAskedName) {}

  private static final int NEEDED = 2;

  private final TwoSignersStore store;
  private final PowerStore powers;
  private final AuditTrail trail;
  private final Clock clock;

  CombinedSigning(TwoSignersStore store, PowerStore powers, AuditTrail trail, Clock clock) {
    this.store = store;
    this.powers = powers;
    this.trail = trail;
    this.clock = clock;
  }

  /** The rule, where the organisation has it now. */
  @Transactional(readOnly = true)
  public Optional<Rule> current(UUID organisation) {
    return store.current(organisation);
  }

  /** From now on two must act; refused where there are not two who may submit. */
  @Transactional
  public ObjectRef require(Actor agent, UUID key) {
    Role as = agent.as(Role.AGENT);
    return trail.once(
        key,
        agent,
        () -> {
          long able =
              powers.of(agent.agencyId(), LocalDate.now(clock)).stream()
                  .filter(power -> power.role() != Role.COORDINATOR)
                  .map(Power::personId)
                  .distinct()
                  .count();
          if (able < NEEDED) {
            throw new Refused(Refusal.of("identity.refusal.too-few"));
          }
          if (store.current(agent.agencyId()).isEmpty()) {
            store.insert(agent, clock.instant());
            trail.record(agent, as, "TWO_REQUIRED", object(agent), Map.of(), Map.of("needed", 2));
          }
          return object(agent);
        });
  }

  /** Asks to let go of the rule; or, when somebody else has asked, lets go of it. */
  @Transactional
  public ObjectRef lift(Actor agent, UUID key) {
    Role as = agent.as(Role.AGENT);
    return trail.once(
        key,
        agent,
        () -> {
          Rule rule =
              store.current(agent.agencyId()).orElseThrow(() -> new Conflict(object(agent)));
          if (rule.liftAskedBy() == null) {
            done(agent, store.ask(rule.id(), agent));
            trail.record(agent, as, "TWO_LIFT_ASKED", object(agent), Map.of(), Map.of());
          } else if (rule.liftAskedBy().equals(agent.personId())) {
            throw new Refused(Refusal.of("identity.refusal.lift-second"));
          } else {
            done(agent, store.lift(rule.id(), agent.personId(), clock.instant()));
            trail.record(agent, as, "TWO_LIFTED", object(agent), Map.of("needed", 2), Map.of());
          }
          return object(agent);
        });
  }

  private static void done(Actor agent, boolean done) {
    if (!done) {
      throw new Conflict(object(agent));
    }
  }

  private static ObjectRef object(Actor agent) {
    return new ObjectRef("identity.two_signers", agent.agencyId().toString(), agent.name());
  }
}
