package se.statsbidrag.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.AwardMade;
import se.statsbidrag.award.AwardReleased;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.payment.Payments.Asked;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;
import se.statsbidrag.requisition.Sent;

/** An award is paid: each of its instalments becomes due in the award's own transaction. */
@Component
class AwardedPayments {

  private final PaymentStore store;
  private final Requisitions requisitions;
  private final Rounds rounds;

  AwardedPayments(PaymentStore store, Requisitions requisitions, Rounds rounds) {
    this.store = store;
    this.requisitions = requisitions;
    this.rounds = rounds;
  }

  @EventListener
  void due(AwardMade made) {
    Award award = made.award();
    UUID round = award.roundId();
    String grant = round == null ? award.title() : rounds.round(round).grant().nameSv();
    Asked asked = asked(made);
    made.instalments().forEach(part -> store.insert(award, part, grant, asked));
  }

  /** What was to be paid of a withdrawn award no longer is; what is on its way stops the act. */
  @EventListener
  void lapse(AwardReleased released) {
    for (Payment part : store.ofAward(released.award().id())) {
      Payment payment = store.locked(part.id()).orElseThrow();
      if (onItsWay(payment)) {
        throw new Refused(Refusal.of("payment.refusal.on-its-way", payment.recipientName()));
      }
      if (payment.status().mayBecome(PaymentStatus.LAPSED) && !isOfLaterYear(payment)) {
        store.move(payment.id(), payment.status(), PaymentStatus.LAPSED, null, null);
      }
    }
  }

  private static boolean onItsWay(Payment payment) {
    Payment.Hold hold = payment.hold();
    return switch (payment.status()) {
      case PROPOSED, ORDERED, SENT -> true;
      case HELD -> hold != null && hold.kind() == Payment.HoldKind.CONTRADICTED;
      case DUE, PAID, LAPSED -> false;
    };
  }

  /** Its money came back after the year was over and does not stand in the award's pot. */
  private static boolean isOfLaterYear(Payment payment) {
    Payment.Hold hold = payment.hold();
    return hold != null && hold.kind() == Payment.HoldKind.RETURNED_LATER_YEAR;
  }

  /** The account and the reference that the requisition names; a direct award has neither. */
  private Asked asked(AwardMade made) {
    Award award = made.award();
    Optional<Requisition> answered =
        Optional.ofNullable(award.requisitionId())
            .map(id -> requisitions.requisition(made.by(), id));
    if (answered.isEmpty()) {
      return new Asked(null, "", award.decidedAt(), award.decidedAt());
    }
    Requisition requisition = answered.get();
    Sent sent = requisition.sent();
    String reference =
        sent.invoiceReference().isBlank() ? sent.ownCaseNumber() : sent.invoiceReference();
    return new Asked(
        sent.account(),
        reference,
        requisition.receivedAt(),
        award.kind() == Award.Kind.BASE ? requisition.receivedAt() : award.decidedAt());
  }
}
