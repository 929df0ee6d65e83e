package se.statsbidrag.payment.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.AwardFollows;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.payment.Attempt;
import se.statsbidrag.payment.Batch;
import se.statsbidrag.payment.Batches;
import se.statsbidrag.payment.Payment;
import se.statsbidrag.payment.PaymentStatus;
import se.statsbidrag.payment.Payments;

/** The way of a payment in four steps, each with its day: decided, ordered, sent, paid. */
@Component
class PaymentSteps implements AwardFollows {

  /**
   * A step.
   *
   * @param day when it was taken, or for the last one when it is expected; null where nobody knows
   */
  record Step(String name, @Nullable LocalDate day, boolean done) {}

  private final Payments payments;
  private final Batches batches;

  PaymentSteps(Payments payments, Batches batches) {
    this.payments = payments;
    this.batches = batches;
  }

  /** The four steps, in their order. */
  List<Step> of(Payment payment) {
    List<Attempt> tries = batches.of(payment);
    @Nullable Batch batch = null;
    if (!tries.isEmpty() && tries.getLast().status().live()) {
      Actor system = Actor.system(payment.agencyId());
      batch = batches.batch(system, tries.getLast().batchId());
    }
    boolean paid = payment.status() == PaymentStatus.PAID;
    boolean gone = paid || payment.status() == PaymentStatus.SENT;
    boolean ordered = gone || payment.status() == PaymentStatus.ORDERED;
    return List.of(
        new Step("decided", WorkingCalendar.dayOf(payment.decidedAt()), true),
        new Step("ordered", batch == null ? null : day(batch.attestedAt()), ordered),
        new Step("sent", batch == null ? null : day(batch.sentAt()), gone),
        new Step("paid", lands(payment, ordered ? batch : null), paid));
  }

  @Override
  public List<Follow> of(Actor actor, Award award) {
    List<Follow> follows = new ArrayList<>();
    String root =
        award.agencyId().equals(actor.agencyId()) ? "/utbetalningar/" : "/mina-utbetalningar/";
    List<Payment> parts =
        payments.ofAward(award.id()).stream()
            .filter(payment -> payment.status() != PaymentStatus.LAPSED)
            .toList();
    for (Payment payment : parts) {
      for (Step step : of(payment)) {
        boolean last = step.name().equals("paid");
        follows.add(
            new Follow(
                "payment.step." + step.name() + (step.done() ? "" : ".ahead"),
                last && parts.size() > 1 ? payment.amount() : null,
                step.day(),
                step.done(),
                last ? root + payment.id() : null));
      }
    }
    return follows;
  }

  /** When it lands: the bank's day, the day that the bank was asked for, or that of the promise. */
  private static @Nullable LocalDate lands(Payment payment, @Nullable Batch batch) {
    if (payment.paidDay() != null) {
      return payment.paidDay();
    }
    return switch (payment.status()) {
      case HELD, LAPSED -> null;
      case DUE, PROPOSED, ORDERED, SENT, PAID ->
          batch == null ? payment.due() : batch.executionDay();
    };
  }

  private static @Nullable LocalDate day(@Nullable Instant at) {
    return at == null ? null : WorkingCalendar.dayOf(at);
  }
}
