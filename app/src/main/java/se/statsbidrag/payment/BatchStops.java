package se.statsbidrag.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;

/**
 * What happens with an attested batch before it is on its way: it is carried to the bank by hand,
 * or stopped, which frees its money and makes its payments due again, for two to approve anew.
 */
@Service
public class BatchStops {

  private static final int AT_A_TIME = 1000;

  private final BatchStore store;
  private final AttemptStore lines;
  private final PaymentStore payments;
  private final Booking booking;
  private final Attempts attempts;
  private final AuditTrail audit;
  private final Clock clock;

  BatchStops(
      BatchStore store,
      AttemptStore lines,
      PaymentStore payments,
      Booking booking,
      Attempts attempts,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.lines = lines;
    this.payments = payments;
    this.booking = booking;
    this.attempts = attempts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Stops a batch that has not been sent. */
  @Transactional
  public ObjectRef stop(Actor actor, UUID key, UUID id, String reason) {
    return audit.once(
        key,
        actor,
        () -> {
          actor.as(Role.ECONOMIST);
          Batch batch = locked(actor, id);
          if (reason.isBlank()) {
            throw new Refused(Refusal.of("payment.refusal.reason").at("reason"));
          }
          stop(actor, batch, reason.strip());
          return batch.ref();
        });
  }

  /** Says that a person has carried the file to where it is paid. */
  @Transactional
  public ObjectRef carried(Actor actor, UUID key, UUID id) {
    return audit.once(
        key,
        actor,
        () -> {
          actor.as(Role.ECONOMIST);
          Batch batch = locked(actor, id);
          Refused.ifAny(
              PaymentRules.toCarry(
                  batch, lines.changed(id), WorkingCalendar.dayOf(clock.instant())));
          attempts.sent(actor, batch);
          return batch.ref();
        });
  }

  /** Stops it, if it has not begun to be sent. */
  void stop(Actor actor, Batch batch, String reason) {
    if (batch.begunAt() != null
        || !store.move(batch.id(), BatchStatus.ATTESTED, BatchStatus.STOPPED, reason)) {
      throw new Conflict(batch.ref());
    }
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    List<UUID> left;
    do {
      left = lines.standing(batch.id(), AT_A_TIME, AttemptStatus.ORDERED);
      for (UUID line : left) {
        booking.release(actor, line, today);
        lines.move(line, AttemptStatus.ORDERED, AttemptStatus.STOPPED, reason);
      }
    } while (left.size() == AT_A_TIME);
    payments.moveAll(batch.id(), PaymentStatus.ORDERED, PaymentStatus.DUE);
    @Nullable Role role = actor.has(Role.ECONOMIST) ? Role.ECONOMIST : null;
    audit.record(
        actor,
        role,
        "BATCH_STOPPED",
        batch.ref(),
        Map.of("status", batch.status().name()),
        Map.of("status", BatchStatus.STOPPED.name(), "reason", reason));
  }

  private Batch locked(Actor actor, UUID id) {
    return store
        .locked(id)
        .filter(found -> found.agencyId().equals(actor.agencyId()))
        .orElseThrow(() -> new NotFound("batch", id));
  }
}
