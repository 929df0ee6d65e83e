package se.statsbidrag.requisition.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.kernel.WorkingCalendar;

/** What waits for a case officer: requisitions to go through, completions that did not come. */
@Component
class DeskQueue implements WorkItemSource {

  private final DeskStore store;
  private final Clock clock;

  DeskQueue(DeskStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (!actor.has(Role.CASE_OFFICER)) {
      return List.of();
    }
    Stream<WorkItem> rounds =
        store.waiting(actor.agencyId(), limit).stream()
            .map(one ->
                new WorkItem(
                    "desk.work.round",
                    new ObjectRef(
                        "programme.round",
                        one.roundId().toString(),
                        one.name() + " (" + one.waiting() + ")"),
                    "/rekvisitioner/omgang/" + one.roundId(),
                    one.since(),
                    null));
    Stream<WorkItem> overdue =
        store.overdue(Optional.of(actor.agencyId()), LocalDate.now(clock), limit).stream()
            .map(one ->
                new WorkItem(
                    "desk.work.overdue",
                    new ObjectRef("requisition.requisition", one.id().toString(), one.caseNumber()),
                    "/rekvisitioner/" + one.id(),
                    WorkingCalendar.endOf(one.answerBy()),
                    one.answerBy()));
    return Stream.concat(rounds, overdue).toList();
  }
}
