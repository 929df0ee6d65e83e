package se.statsbidrag.allocation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** The steps that keys of both sources take, each with its line in the audit trail. */
@Component
class KeyLife {

  private final KeyStore store;
  private final KeyReader reader;
  private final KeyStandards standards;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  KeyLife(
      KeyStore store,
      KeyReader reader,
      KeyStandards standards,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.reader = reader;
    this.standards = standards;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** A key of the actor's agency and of that source; any other does not exist. */
  AllocationKey key(Actor actor, UUID id, KeySource source) {
    return reader
        .key(id)
        .filter(key -> key.agencyId().equals(actor.agencyId()) && key.source() == source)
        .orElseThrow(() -> new NotFound("key", id));
  }

  KeyDraft draft(AllocationKey key) {
    List<KeyRow> rows = new ArrayList<>(key.rows());
    reader.eachRow(key.id(), rows::add);
    return new KeyDraft(key.terms(), key.drivers(), key.rule(), rows, key.finding(), key.reasons());
  }

  List<KeyCheck> checks(Actor actor, AllocationKey key) {
    return standards.check(actor, key, draft(key));
  }

  /** Refuses where a check fails; each failing one is a refusal of its own. */
  void requireChecks(Actor actor, AllocationKey key) {
    List<Refusal> refusals = new ArrayList<>();
    for (KeyCheck check : checks(actor, key)) {
      if (check.fails()) {
        refusals.add(Refusal.of(check.messageKey(), check.arguments().toArray()));
      }
    }
    Refused.ifAny(refusals);
  }

  UUID insert(
      Actor actor,
      Role role,
      KeySource source,
      AllocationKey.@Nullable Replacement replacement,
      KeyDraft draft) {
    int version = replacement == null ? 1 : key(actor, replacement.key(), source).version() + 1;
    UUID id = store.insert(actor, source, version, replacement, draft, now());
    AllocationKey made = key(actor, id, source);
    audit.record(
        actor,
        role,
        "KEY_DRAFTED",
        made.reference(),
        Map.of(),
        Map.of("source", source.name(), "version", version, "sum", made.sum().toString()));
    return id;
  }

  void requireDraft(AllocationKey key, int edition) {
    if (key.status() != KeyStatus.DRAFT || key.edition() != edition) {
      throw new Conflict(key.reference());
    }
  }

  /** Moves a key on, once; a {@link Conflict} where it has been moved already. */
  void move(Actor actor, @Nullable Role role, AllocationKey key, KeyStatus to, String act) {
    if (!key.status().next(key.source()).contains(to)
        || store.move(key.id(), key.status(), to, actor, now()) != 1) {
      throw new Conflict(key.reference());
    }
    audit.record(
        actor,
        role,
        act,
        key.reference(),
        Map.of("status", key.status().name()),
        Map.of("status", to.name(), "sum", key.sum().toString(), "rows", key.rows()));
  }

  /** The key stands from now on, in the place of the one that it replaces. */
  void stand(Actor actor, Role role, AllocationKey key, KeyStatus to, String act) {
    AllocationKey.@Nullable Replacement replacement = key.replacement();
    if (replacement != null) {
      AllocationKey replaced = key(actor, replacement.key(), key.source());
      move(actor, role, replaced, KeyStatus.SUPERSEDED, "KEY_SUPERSEDED");
    }
    UUID round = key.terms().roundId();
    if (round != null && reader.standingOfRound(round).isPresent()) {
      throw new Refused(Refusal.of("allocation.refusal.round-has-key", key.terms().title()));
    }
    move(actor, role, key, to, act);
    events.publishEvent(
        new KeyPublished(
            key.id(), key.source(), replacement == null ? null : replacement.key(), now()));
  }
}
