package se.statsbidrag.requisition.accounts;

import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;

/** The accounts that wait to be checked, for those who keep the money. */
@Component
class AccountWork implements WorkItemSource {

  private final Accounts accounts;

  AccountWork(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (!actor.has(Role.ECONOMIST)) {
      return List.of();
    }
    return accounts.list(actor, 0, limit).stream()
        .filter(given -> given.status() == Accounts.Status.WAITING)
        .filter(given -> !given.givenBy().equals(actor.personId()))
        .map(given ->
            new WorkItem(
                "requisition.work.account",
                given.ref(),
                AccountPages.ROOT + "/" + given.id(),
                given.givenAt(),
                null))
        .toList();
  }
}
