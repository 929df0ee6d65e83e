package se.statsbidrag.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.requisition.accounts.Account;

/** The payments of an agency (utbetalningar): what is due, what is held and why, what is paid. */
@Service
public class Payments {

  private static final int MOST = 500;

  private final PaymentStore store;
  private final AuditTrail audit;
  private final Clock clock;

  Payments(PaymentStore store, AuditTrail audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a recipient has asked for.
   *
   * @param account null where it was not asked
   * @param at when it asked, or was granted what it did not ask for
   * @param from when the days of the promise began to count
   */
  record Asked(@Nullable Account account, String reference, Instant at, Instant from) {}

  /** How many there are, their sum, and how many of them are late. */
  public record Count(long number, Money sum, long late) {

    /** Nothing. */
    public static final Count NONE = new Count(0, Money.ZERO, 0);
  }

  /**
   * A payment that waits.
   *
   * @param account as it is printed, or null where none has been given
   * @param hindrance why it cannot be put in a batch, or null
   */
  public record Waiting(
      Payment payment,
      @Nullable String account,
      @Nullable UUID accountId,
      @Nullable String hindrance) {}

  /** One payment, to its agency or to its recipient. */
  @Transactional(readOnly = true)
  public Payment payment(Actor actor, UUID id) {
    return store
        .payment(id)
        .filter(found ->
            found.agencyId().equals(actor.agencyId())
                || found.organisationId().equals(actor.agencyId()) && actor.forRecipient())
        .orElseThrow(() -> new NotFound("payment", id));
  }

  /** The payments of an award, in order. For whoever may see the award. */
  @Transactional(readOnly = true)
  public List<Payment> ofAward(UUID award) {
    return store.ofAward(award);
  }

  /** The payments to the actor's organisation, latest first. */
  @Transactional(readOnly = true)
  public List<Payment> own(Actor actor) {
    return actor.forRecipient() ? store.ofOrganisation(actor.agencyId(), MOST) : List.of();
  }

  /** A page of the agency's payments that stand somewhere, those due first first. */
  @Transactional(readOnly = true)
  public List<Payment> list(Actor actor, PaymentStatus status, long offset, int limit) {
    return store.list(actor.agencyId(), status, offset, limit);
  }

  /** How many of the agency's payments stand where. */
  @Transactional(readOnly = true)
  public Map<PaymentStatus, Count> counts(Actor actor) {
    return store.counts(actor.agencyId(), today());
  }

  /** What could be put in a batch of a year, or not: a page of what falls due until a day. */
  @Transactional(readOnly = true)
  public List<Waiting> waiting(
      Actor actor, int year, LocalDate until, boolean hindered, long offset, int limit) {
    return store.waiting(actor.agencyId(), year, until, hindered, offset, limit);
  }

  /** How many they are, and their sum. */
  @Transactional(readOnly = true)
  public Count countWaiting(Actor actor, int year, LocalDate until, boolean hindered) {
    return store.countWaiting(actor.agencyId(), year, until, hindered);
  }

  /** The account that a payment waits to go to, and what hinders it; empty once it is sent. */
  @Transactional(readOnly = true)
  public Optional<Waiting> waiting(Payment payment) {
    return store.waiting(payment.id(), payment.year().year());
  }

  /** Whether money did not reach the account, so that it is to be checked anew or changed. */
  @Transactional(readOnly = true)
  public boolean accountFails(Payment payment) {
    return payment.status() == PaymentStatus.HELD
        && store.accountHindrance(payment.id()).isPresent();
  }

  /** Holds a payment that is due. */
  @Transactional
  public ObjectRef hold(Actor actor, UUID key, UUID id, String reason) {
    return audit.once(
        key,
        actor,
        () -> {
          Role role = actor.as(Role.ECONOMIST);
          Payment payment = payment(actor, id);
          Refused.ifAny(PaymentRules.toHold(payment, reason));
          Payment.Hold hold = new Payment.Hold(Payment.HoldKind.BY_HAND, reason.strip());
          move(payment, PaymentStatus.HELD, hold);
          record(actor, role, "PAYMENT_HELD", payment, PaymentStatus.HELD, hold.reason());
          return payment.ref();
        });
  }

  /** Lets a held payment go on, once its account has been checked. */
  @Transactional
  public ObjectRef release(Actor actor, UUID key, UUID id, String reason) {
    return audit.once(
        key,
        actor,
        () -> {
          Role role = actor.as(Role.ECONOMIST);
          Payment payment = payment(actor, id);
          Refused.ifAny(
              PaymentRules.toRelease(payment, store.accountHindrance(id).orElse(null), reason));
          move(payment, PaymentStatus.DUE, null);
          record(actor, role, "PAYMENT_RELEASED", payment, PaymentStatus.DUE, reason.strip());
          return payment.ref();
        });
  }

  private void move(Payment payment, PaymentStatus to, Payment.@Nullable Hold hold) {
    if (!payment.status().mayBecome(to)) {
      throw new Refused(Refusal.of("payment.refusal.status", payment.caseNumber()));
    }
    if (!store.move(payment.id(), payment.status(), to, hold, null)) {
      throw new Conflict(payment.ref());
    }
  }

  private void record(
      Actor actor, Role role, String act, Payment payment, PaymentStatus to, String reason) {
    audit.record(
        actor,
        role,
        act,
        payment.ref(),
        Map.of("status", payment.status().name()),
        Map.of("status", to.name(), "reason", reason));
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }

  static String written(String kind, String number) {
    return new Account(Account.Kind.valueOf(kind), number).written();
  }
}
