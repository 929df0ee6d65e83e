package se.statsbidrag.accounting;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.ledger.Stops;
import se.statsbidrag.programme.OpeningRule;
import se.statsbidrag.programme.Round;

/** What a stop means: no round opens on money that does not hold, and the economist has work. */
@Component
class StopRule implements OpeningRule, WorkItemSource {

  private final Stops stops;

  StopRule(Stops stops) {
    this.stops = stops;
  }

  @Override
  public List<Refusal> hindrances(Round round) {
    return stops
        .standing(round.agencyId())
        .map(stop -> List.of(Refusal.of("accounting.refusal.stop", stop.reason())))
        .orElse(List.of());
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (limit < 1 || !Set.of(Role.ECONOMIST, Role.AUDITOR).stream().anyMatch(actor::has)) {
      return List.of();
    }
    return stops
        .standing(actor.agencyId())
        .map(stop ->
            List.of(
                new WorkItem(
                    "accounting.work.stop",
                    stop.ref(),
                    ReconciliationPages.ROOT,
                    stop.raisedAt().toInstant(),
                    null)))
        .orElse(List.of());
  }
}
