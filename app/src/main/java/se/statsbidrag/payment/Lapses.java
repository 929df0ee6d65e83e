package se.statsbidrag.payment;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.award.Awards;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;

/** Payments that cannot be made any more: the money goes back to the budget line. */
@Service
public class Lapses {

  private final PaymentStore store;
  private final Awards awards;
  private final AuditTrail audit;

  Lapses(PaymentStore store, Awards awards, AuditTrail audit) {
    this.store = store;
    this.awards = awards;
    this.audit = audit;
  }

  /** Ends one that waits, after the last bank day of its year. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lapse(Actor actor, UUID id) {
    Payment payment = store.locked(id).orElseThrow(() -> new NotFound("payment", id));
    if (!payment.status().mayBecome(PaymentStatus.LAPSED)
        || !store.move(id, payment.status(), PaymentStatus.LAPSED, null, null)) {
      throw new Conflict(payment.ref());
    }
    awards.lapse(actor, payment.awardId(), payment.amount(), "payment-" + id);
    audit.record(
        actor,
        actor.has(Role.ECONOMIST) ? Role.ECONOMIST : null,
        "PAYMENT_LAPSED",
        payment.ref(),
        Map.of("status", payment.status().name()),
        Map.of("amount", payment.amount().toString()));
  }
}
