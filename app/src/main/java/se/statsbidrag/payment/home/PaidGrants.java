package se.statsbidrag.payment.home;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.payment.Payment;
import se.statsbidrag.payment.PaymentStatus;
import se.statsbidrag.payment.Payments;
import se.statsbidrag.requisition.home.Granted;

/** Tells a recipient's start page what was granted, and when the bank had paid all of it. */
@Component
class PaidGrants implements Granted {

  private final Awards awards;
  private final Payments payments;

  PaidGrants(Awards awards, Payments payments) {
    this.awards = awards;
    this.payments = payments;
  }

  @Override
  public List<Grant> to(Actor actor) {
    return awards.own(actor).stream()
        .map(award ->
            new Grant(
                award.requisitionId(),
                award.year().year(),
                award.standing(),
                award.due(),
                paid(award)))
        .toList();
  }

  /** The last day, where no part waits. */
  private @Nullable LocalDate paid(Award award) {
    List<Payment> parts =
        payments.ofAward(award.id()).stream()
            .filter(payment -> payment.status() != PaymentStatus.LAPSED)
            .toList();
    return parts.stream().allMatch(payment -> payment.status() == PaymentStatus.PAID)
        ? parts.stream()
            .map(Payment::paidDay)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null)
        : null;
  }
}
