package se.statsbidrag.payment.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.payment.Batch;
import se.statsbidrag.payment.BatchStatus;
import se.statsbidrag.payment.Batches;
import se.statsbidrag.payment.Payment;
import se.statsbidrag.payment.PaymentStatus;
import se.statsbidrag.payment.Payments;

/** What waits for economists: payments to propose, batches to attest and trace. */
@Component
class PaymentWork implements WorkItemSource {

  private final Payments payments;
  private final Batches batches;

  PaymentWork(Payments payments, Batches batches) {
    this.payments = payments;
    this.batches = batches;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (!actor.has(Role.ECONOMIST) || limit < 1) {
      return List.of();
    }
    List<WorkItem> items = new ArrayList<>();
    for (Batch batch : batches.standing(actor, BatchStatus.PROPOSED, limit)) {
      if (batches.mayAttest(actor, batch)) {
        items.add(batch(batch, "payment.work.attest", batch.executionDay()));
      }
    }
    for (Batch batch : batches.standing(actor, BatchStatus.UNKNOWN, limit)) {
      items.add(batch(batch, "payment.work.unknown", batch.executionDay()));
    }
    for (Batch batch : batches.standing(actor, BatchStatus.ATTESTED, limit)) {
      if (batch.way() != Batch.Way.BANK) {
        items.add(batch(batch, "payment.work.carry", batch.executionDay()));
      }
    }
    for (Payment payment : payments.list(actor, PaymentStatus.HELD, 0, limit)) {
      items.add(
          new WorkItem(
              "payment.work.held",
              payment.ref(),
              PaymentPages.ROOT + "/" + payment.id(),
              payment.statusAt(),
              payment.due()));
    }
    payments.list(actor, PaymentStatus.DUE, 0, 1).stream()
        .findFirst()
        .ifPresent(first ->
            items.add(
                new WorkItem(
                    "payment.work.due",
                    first.ref(),
                    BatchPages.ROOT + "/nytt",
                    first.statusAt(),
                    first.due())));
    return items.stream().limit(limit).toList();
  }

  private static WorkItem batch(Batch batch, String key, LocalDate due) {
    return new WorkItem(
        key, batch.ref(), BatchPages.ROOT + "/" + batch.id(), batch.proposedAt(), due);
  }
}
