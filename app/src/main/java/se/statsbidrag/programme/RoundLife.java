package se.statsbidrag.programme;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;

/** How a round goes from planned to closed. */
@Component
class RoundLife {

  private final RoundStore store;
  private final Ledger ledger;
  private final AuditTrail audit;
  private final ObjectProvider<OpeningRule> rules;
  private final Clock clock;

  RoundLife(
      RoundStore store,
      Ledger ledger,
      AuditTrail audit,
      ObjectProvider<OpeningRule> rules,
      Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.audit = audit;
    this.rules = rules;
    this.clock = clock;
  }

  ObjectRef announce(Actor actor, UUID key, Round round) {
    Role role = actor.as(Role.CASE_OFFICER, Role.DECISION_MAKER);
    return audit.once(
        key,
        actor,
        () -> {
          Refused.ifAny(
              round.status() == RoundStatus.PLANNED ? List.of() : List.of(refusal("announced")));
          return move(actor, role, round, RoundStatus.ANNOUNCED, "ROUND_ANNOUNCED");
        });
  }

  ObjectRef open(Actor actor, UUID key, Round round) {
    Role role = actor.as(Role.DECISION_MAKER, Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          Refused.ifAny(hindrances(round));
          return move(actor, role, round, RoundStatus.OPEN, "ROUND_OPENED");
        });
  }

  boolean isOpen(Round round) {
    return round.isOpen(clock.instant());
  }

  RoundStatus status(Round round) {
    return round.statusAt(clock.instant());
  }

  /** Everything that a round lacks to open now. */
  List<Refusal> hindrances(Round round) {
    List<Refusal> refusals = new ArrayList<>();
    if (round.status() == RoundStatus.PLANNED) {
      refusals.add(refusal("planned"));
    }
    if (round.status() == RoundStatus.OPEN) {
      refusals.add(refusal("open"));
    }
    @Nullable Terms terms = round.terms();
    if (terms == null) {
      refusals.add(refusal("noInstructions"));
    } else if (!clock.instant().isBefore(terms.closes())) {
      refusals.add(refusal("past", terms.lastDay()));
    } else if (clock.instant().isBefore(terms.opens())) {
      refusals.add(refusal("early", terms.document().opens()));
    }
    if (ledger.pot(round.agencyId(), round.pot()).available().ore() <= 0) {
      refusals.add(refusal("noMoney"));
    }
    rules.orderedStream().forEach(rule -> refusals.addAll(rule.hindrances(round)));
    return refusals;
  }

  /** Closes what nobody needs to close by hand: rounds whose last day has passed. */
  @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT10S")
  @Transactional
  public void closePast() {
    for (RoundStore.Row row : store.past()) {
      Actor system = Actor.system(row.agencyId());
      if (store.move(system, row.id(), row.status(), RoundStatus.CLOSED) == 1) {
        ObjectRef ref = new ObjectRef("programme.round", row.id().toString(), row.nameSv());
        record(system, null, ref, row.status(), RoundStatus.CLOSED, "ROUND_CLOSED");
      }
    }
  }

  /** Takes back the closings whose days are ahead again, where time has been moved back. */
  void reopenAhead() {
    for (RoundStore.Row row : store.closedAhead()) {
      Actor system = Actor.system(row.agencyId());
      if (store.move(system, row.id(), row.status(), RoundStatus.ANNOUNCED) == 1) {
        ObjectRef ref = new ObjectRef("programme.round", row.id().toString(), row.nameSv());
        record(system, null, ref, row.status(), RoundStatus.ANNOUNCED, "ROUND_REOPENED");
      }
    }
  }

  private ObjectRef move(Actor actor, Role role, Round round, RoundStatus to, String act) {
    if (store.move(actor, round.id(), round.status(), to) != 1) {
      throw new Conflict(round.ref());
    }
    record(actor, role, round.ref(), round.status(), to, act);
    return round.ref();
  }

  private void record(
      Actor actor,
      @Nullable Role role,
      ObjectRef round,
      RoundStatus from,
      RoundStatus to,
      String act) {
    audit.record(
        actor, role, act, round, Map.of("status", from.name()), Map.of("status", to.name()));
  }

  private static Refusal refusal(String what, Object... arguments) {
    return Refusal.of("programme.refusal.open." + what, arguments);
  }
}
