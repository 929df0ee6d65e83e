package se.statsbidrag.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** Who may act for a recipient, with what, from when to when (behörighet). */
@Service
public class Powers {

  private static final Set<Role> FILL_IN = Role.atRecipient();
  private static final Set<Role> SUBMIT = Set.of(Role.AGENT, Role.REPRESENTATIVE);

  private final PowerStore store;
  private final Clock clock;

  Powers(PowerStore store, Clock clock) {
    this.store = store;
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

  /** Refuses whoever may not submit at this moment, whatever was true when the form was opened. */
  @Transactional(readOnly = true)
  public void requireSubmit(Actor actor, UUID grant, String recipientKind) {
    if (!maySubmit(actor, grant, recipientKind)) {
      throw new Refused(Refusal.of("identity.refusal.no-power-to-submit"));
    }
  }

  /** Who could act for a recipient on a day, agents first. */
  @Transactional(readOnly = true)
  public List<Power> holders(UUID organisation, LocalDate day) {
    return store.holders(organisation, day);
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
    store.insert(organisation, person, role, scope, recipientKind, from, to, clock.instant());
  }

  private boolean holds(Actor actor, Set<Role> roles, UUID grant, String kind) {
    return store.of(actor.personId(), actor.agencyId(), LocalDate.now(clock)).stream()
        .anyMatch(power -> roles.contains(power.role()) && power.covers(grant, kind));
  }
}
