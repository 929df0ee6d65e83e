package se.statsbidrag.notification;

import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;

/** Messages that could not be sent wait for somebody who can send them again. */
@Component
class FailedMessages implements WorkItemSource {

  private final MessageStore store;

  FailedMessages(MessageStore store) {
    this.store = store;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (!Sight.mayResend(actor)) {
      return List.of();
    }
    return store.list(Sight.of(actor), Message.Status.FAILED, 0, limit).stream()
        .map(message ->
            new WorkItem(
                "notification.work.failed",
                new ObjectRef("notification.message", message.id().toString(), message.subject()),
                "/meddelanden/" + message.id(),
                message.createdAt().toInstant(),
                null))
        .toList();
  }
}
