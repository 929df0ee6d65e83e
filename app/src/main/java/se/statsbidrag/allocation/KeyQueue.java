package se.statsbidrag.allocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;

/** Keys that wait: to be checked against the document, to be published. */
@Component
class KeyQueue implements WorkItemSource {

  private final KeyReader reader;

  KeyQueue(KeyReader reader) {
    this.reader = reader;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    List<WorkItem> items = new ArrayList<>();
    if (!actor.has(Role.REGISTRATOR) && !actor.has(Role.CASE_OFFICER)) {
      return items;
    }
    for (AllocationKey key : reader.waiting(actor.agencyId(), limit)) {
      AllocationKey.Act entered = key.entered();
      if (key.status() == KeyStatus.ENTERED && !KeyRules.fourEyes(key, actor).isEmpty()) {
        continue;
      }
      Instant since = entered == null ? key.created().at() : entered.at();
      items.add(
          new WorkItem(
              key.status() == KeyStatus.ENTERED
                  ? "allocation.work.check"
                  : "allocation.work.publish",
              key.reference(),
              "/nycklar/" + key.id(),
              since,
              null));
    }
    return items;
  }
}
