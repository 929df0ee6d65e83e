package se.statsbidrag.requisition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.requisition.Draft;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Progress;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.RequisitionStatus;
import se.statsbidrag.requisition.Requisitions;

/**
 * What waits at a recipient: a form to send in, one that was sent back with a word, and what the
 * agency wants completed.
 */
@Component
class DraftWork implements WorkItemSource {

  private final Drafts drafts;
  private final Requisitions requisitions;

  DraftWork(Drafts drafts, Requisitions requisitions) {
    this.requisitions = requisitions;
    this.drafts = drafts;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    List<WorkItem> items = new ArrayList<>();
    if (!actor.forRecipient()) {
      return items;
    }
    boolean asked = requisitions.own(actor).stream().anyMatch(DraftWork::asked);
    if (asked || drafts.any(actor)) {
      for (Drafts.Choosable one : drafts.choosable(actor)) {
        Optional<Requisition> toComplete = one.active().filter(DraftWork::asked);
        if (toComplete.isPresent()) {
          items.add(complete(toComplete.get()));
        } else {
          one.draft().ifPresent(draft -> add(actor, one.offer(), draft, items));
        }
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

  private static boolean asked(Requisition sent) {
    return sent.status() == RequisitionStatus.COMPLETION_ASKED;
  }

  /** What the agency has asked for is answered by a new version, from the receipt. */
  private static WorkItem complete(Requisition sent) {
    Requisition.Standing standing = sent.standing();
    return new WorkItem(
        "requisition.work.complete",
        sent.ref(),
        ReceiptPages.ROOT + "/" + sent.id(),
        standing == null ? sent.receivedAt() : standing.at(),
        sent.answerBy());
  }

  private static WorkItem item(String key, Offer offer, Draft draft, String href) {
    return new WorkItem(key, offer.round().ref(), href, draft.changedAt(), offer.terms().lastDay());
  }
}
