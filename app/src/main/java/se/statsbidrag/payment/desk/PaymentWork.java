package se.statsbidrag.payment.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.pages.Swedish;
import se.statsbidrag.payment.Batch;
import se.statsbidrag.payment.BatchStatus;
import se.statsbidrag.payment.Batches;
import se.statsbidrag.payment.Payment;
import se.statsbidrag.payment.PaymentStatus;
import se.statsbidrag.payment.Payments;
import se.statsbidrag.payment.outlook.YearEnds;

/** What waits for economists: payments to propose, batches to attest and trace. */
@Component
class PaymentWork implements WorkItemSource {

  private final Payments payments;
  private final Batches batches;
  private final YearEnds years;
  private final Clock clock;

  PaymentWork(Payments payments, Batches batches, YearEnds years, Clock clock) {
    this.payments = payments;
    this.batches = batches;
    this.years = years;
    this.clock = clock;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (!actor.has(Role.ECONOMIST) || limit < 1) {
      return List.of();
    }
    List<WorkItem> items = new ArrayList<>();
    addBatches(actor, limit, items);
    for (Payment payment : payments.list(actor, PaymentStatus.HELD, 0, limit)) {
      items.add(payment(payment, "payment.work.held", PaymentPages.ROOT + "/" + payment.id()));
    }
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    LocalDate last = LocalDate.of(today.getYear(), 12, 31);
    if (!today.isAfter(YearEnds.lastBankDay(today.getYear()))) {
      payments.waiting(actor, today.getYear(), last, false, 0, 1).stream()
          .map(first -> payment(first.payment(), "payment.work.due", BatchPages.ROOT + "/nytt"))
          .forEach(items::add);
    }
    if (years.left(actor.agencyId()).number() > 0) {
      ObjectRef year = new ObjectRef("payment.year", "left", "");
      String end = PaymentPages.ROOT + "/avsluta-aret";
      items.add(new WorkItem("payment.work.year", year, end, clock.instant(), null));
    }
    return items.stream().limit(limit).toList();
  }

  private void addBatches(Actor actor, int limit, List<WorkItem> items) {
    for (Batch batch : batches.standing(actor, BatchStatus.PROPOSED, limit)) {
      if (batches.mayAttest(actor, batch)) {
        items.add(batch(batch, "payment.work.attest"));
      }
    }
    for (Batch batch : batches.standing(actor, BatchStatus.UNKNOWN, limit)) {
      items.add(batch(batch, "payment.work.unknown"));
    }
    for (Batch batch : batches.standing(actor, BatchStatus.ATTESTED, limit)) {
      if (batch.way() != Batch.Way.BANK) {
        items.add(batch(batch, "payment.work.carry"));
      }
    }
  }

  private static WorkItem payment(Payment payment, String key, String href) {
    return new WorkItem(key, payment.ref(), href, payment.statusAt(), payment.due());
  }

  /** Told apart by its day, its sum and how many it pays. */
  private static WorkItem batch(Batch batch, String key) {
    String sum = Swedish.FORMATS.kronor(batch.sum().ore());
    String label = batch.executionDay() + ", " + sum + " (" + batch.payments() + ")";
    return new WorkItem(
        key,
        new ObjectRef(Batch.TYPE, batch.id().toString(), label),
        BatchPages.ROOT + "/" + batch.id(),
        batch.proposedAt(),
        batch.executionDay());
  }
}
