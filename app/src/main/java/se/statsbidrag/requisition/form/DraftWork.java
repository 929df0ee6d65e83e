package se.statsbidrag.requisition.form;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.requisition.Draft;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Progress;

/** What waits at a recipient: a form to send in, and one that was sent back with a word. */
@Component
class DraftWork implements WorkItemSource {

  private final Drafts drafts;

  DraftWork(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    List<WorkItem> items = new ArrayList<>();
    if (actor.forRecipient() && drafts.any(actor)) {
      for (Drafts.Choosable one : drafts.choosable(actor)) {
        one.draft().ifPresent(draft -> add(actor, one.offer(), draft, items));
      }
    }
    return items.stream().limit(limit).toList();
  }

  private void add(Actor actor, Offer offer, Draft draft, List<WorkItem> items) {
    String root = FormPages.ROOT + "/" + offer.round().id();
    if (draft.note() != null) {
      items.add(item("requisition.work.sent-back", offer, draft, root));
      return;
    }
    Draft.First first = draft.first();
    boolean mine = first == null || !first.personId().equals(actor.personId());
    if (mine && drafts.maySubmit(actor, offer) && Progress.of(draft.answers(), offer).complete()) {
      items.add(item("requisition.work.submit", offer, draft, root + "/granska"));
    }
  }

  private static WorkItem item(String key, Offer offer, Draft draft, String href) {
    return new WorkItem(key, offer.round().ref(), href, draft.changedAt(), offer.terms().lastDay());
  }
}
