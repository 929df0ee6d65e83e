package se.statsbidrag.identity.roles;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;

/**
 * Who holds which role at an agency (behörigheter). Rights are given for a limited time and changed
 * by two: one administrator proposes, another confirms, and neither is the person concerned.
 */
@Service
class Roles implements WorkItemSource {

  private static final Role ADMINISTRATOR = Role.USER_ADMINISTRATOR;

  private final RoleStore store;
  private final AuditTrail trail;
  private final Notifications notifications;
  private final Clock clock;
  private final Period longest;

  Roles(
      RoleStore store,
      AuditTrail trail,
      Notifications notifications,
      Clock clock,
      @Value("${statsbidrag.longest-role}") Period longest) {
    this.store = store;
    this.trail = trail;
    this.notifications = notifications;
    this.clock = clock;
    this.longest = longest;
  }

  /** Who held which role at the actor's agency some part of a day. */
  @Transactional(readOnly = true)
  List<HeldRole> held(Actor actor, LocalDate day) {
    return store.held(actor.agencyId(), day);
  }

  @Transactional(readOnly = true)
  List<RoleChange> waiting(Actor actor) {
    return store.changes(actor.agencyId(), RoleChange.Status.PROPOSED, 200);
  }

  @Transactional(readOnly = true)
  RoleChange change(Actor actor, UUID id) {
    return store.change(id, actor.agencyId()).orElseThrow(() -> new NotFound("role change", id));
  }

  /** Proposes a change; the other administrators are told. */
  @Transactional
  ObjectRef propose(RoleProposal proposal, Actor actor, UUID key) {
    Role as = actor.as(ADMINISTRATOR);
    return trail.once(
        key,
        actor,
        () -> {
          UUID agency = actor.agencyId();
          boolean waiting = store.isWaiting(agency, proposal.person(), proposal.role());
          Refused.ifAny(
              RoleRules.proposing(
                  proposal, actor, heldBy(proposal.person(), agency), waiting, today(), longest));
          RoleChange change = proposed(proposal, actor);
          trail.record(actor, as, "ROLE_CHANGE_PROPOSED", change.object(), Map.of(), facts(change));
          notifications.tell(
              actor,
              ADMINISTRATOR,
              Notice.of(
                  "identity.notice.proposed",
                  change.object(),
                  "/behorigheter/andringar/" + change.id(),
                  actor.name()));
          return change.object();
        });
  }

  private RoleChange proposed(RoleProposal proposal, Actor actor) {
    try {
      UUID id = store.propose(proposal, actor.agencyId(), actor.personId(), clock.instant());
      return change(actor, id);
    } catch (DuplicateKeyException e) {
      throw new Conflict(new ObjectRef("identity.person", proposal.person().toString(), ""));
    }
  }

  private Set<Role> heldBy(UUID person, UUID agency) {
    return store.held(agency, today()).stream()
        .filter(held -> held.personId().equals(person) && held.withdrawnAt() == null)
        .map(HeldRole::role)
        .collect(Collectors.toSet());
  }

  /** Confirms a change that another proposed; it takes effect at once or from its day. */
  @Transactional
  ObjectRef confirm(UUID id, Actor actor, UUID key) {
    return decide(id, RoleChange.Status.CONFIRMED, actor, key);
  }

  /** Refuses a change that another proposed. */
  @Transactional
  ObjectRef refuse(UUID id, Actor actor, UUID key) {
    return decide(id, RoleChange.Status.REFUSED, actor, key);
  }

  private ObjectRef decide(UUID id, RoleChange.Status status, Actor actor, UUID key) {
    Role as = actor.as(ADMINISTRATOR);
    return trail.once(
        key,
        actor,
        () -> {
          RoleChange change = change(actor, id);
          Refused.ifAny(RoleRules.deciding(change, actor));
          Instant now = clock.instant();
          if (!store.decide(id, status, actor.personId(), now)) {
            throw new Conflict(change.object());
          }
          if (status == RoleChange.Status.CONFIRMED) {
            carryOut(change, now);
          }
          trail.record(
              actor,
              as,
              "ROLE_CHANGE_" + status,
              change.object(),
              Map.of("status", change.status().name()),
              Map.of("status", status.name(), "role", change.role().name()));
          return change.object();
        });
  }

  private void carryOut(RoleChange change, Instant now) {
    switch (change.kind()) {
      case GRANT -> store.grant(change);
      case WITHDRAW -> store.withdraw(change, today(), now);
    }
  }

  private static Map<String, Object> facts(RoleChange change) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("role", change.role().name());
    facts.put("kind", change.kind().name());
    facts.put("from", change.fromDay().toString());
    if (change.toDay() != null) {
      facts.put("to", change.toDay().toString());
    }
    facts.put("reason", change.reason());
    return facts;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    return actor.has(ADMINISTRATOR)
        ? waiting(actor).stream()
            .filter(change -> RoleRules.deciding(change, actor).isEmpty())
            .limit(limit)
            .map(Roles::work)
            .toList()
        : List.of();
  }

  private static WorkItem work(RoleChange change) {
    return new WorkItem(
        "identity.work.change",
        change.object(),
        "/behorigheter/andringar/" + change.id(),
        change.proposedAt().toInstant(),
        null);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
