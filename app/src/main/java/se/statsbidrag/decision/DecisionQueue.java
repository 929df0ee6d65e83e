package se.statsbidrag.decision;

import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;

/** What waits for a decision maker: all that others have proposed. */
@Component
class DecisionQueue implements WorkItemSource {

  private final Decisions decisions;

  DecisionQueue(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (!actor.has(Role.DECISION_MAKER)) {
      return List.of();
    }
    return decisions.waiting(actor, limit).stream()
        .filter(line -> !line.proposedBy().equals(actor.personId()))
        .map(line ->
            new WorkItem(
                "decision.work.decide",
                new ObjectRef("decision.proposal", line.id().toString(), line.title()),
                "/beslut/" + line.id(),
                line.proposedAt(),
                null))
        .toList();
  }
}
