package se.statsbidrag.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.ledger.Stops;
import se.statsbidrag.payment.AttemptRules.Result;
import se.statsbidrag.payment.bank.Outcome;
import se.statsbidrag.requisition.accounts.Accounts;

/** What becomes of each try to pay, as the bank or two people say, in the ledger and for people. */
@Service
public class Attempts {

  private final AttemptStore store;
  private final PaymentStore payments;
  private final BatchStore batches;
  private final Booking booking;
  private final PaymentNotices notices;
  private final Accounts accounts;
  private final Stops stops;
  private final AuditTrail audit;
  private final Clock clock;

  Attempts(
      AttemptStore store,
      PaymentStore payments,
      BatchStore batches,
      Booking booking,
      PaymentNotices notices,
      Accounts accounts,
      Stops stops,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.payments = payments;
    this.batches = batches;
    this.booking = booking;
    this.notices = notices;
    this.accounts = accounts;
    this.stops = stops;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is said of a try.
   *
   * @param amount null where it is not said
   * @param day when money moved; the day on which it was said where no money did
   * @param whole true where it is said of the whole order
   */
  public record Said(
      Outcome outcome,
      @Nullable Money amount,
      LocalDate day,
      String reason,
      @Nullable String reference,
      boolean whole) {}

  /** The try with the bank's name of it. */
  @Transactional(readOnly = true)
  public Optional<UUID> named(UUID agency, String endToEnd) {
    return store.named(agency, endToEnd);
  }

  /**
   * Takes in what the bank says of a whole order, where it names no payment.
   *
   * @param named the payments of the order that have a line of their own
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String answerAll(Actor actor, Batch batch, Said said, Set<String> named) {
    arrived(actor, batch.id());
    int moved = 0;
    if (said.outcome() == Outcome.ACCEPTED) {
      moved += store.moveAll(batch.id(), AttemptStatus.SENT, AttemptStatus.ACCEPTED, null);
      moved += store.moveAll(batch.id(), AttemptStatus.UNKNOWN, AttemptStatus.ACCEPTED, null);
    } else if (said.outcome() == Outcome.REJECTED || said.outcome() == Outcome.EXECUTED) {
      List<UUID> lines = store.promised(batch.id(), named);
      if (!lines.isEmpty() && said.amount() != null && !said.amount().equals(sum(lines))) {
        stops.raise(actor, "Bankens summa stämmer inte: " + batch.messageId());
        return Result.CONTRADICTS.name();
      }
      Said each = new Said(said.outcome(), null, said.day(), said.reason(), said.reference(), true);
      lines.forEach(line -> answer(actor, line, each));
      moved = lines.size();
    }
    return (moved > 0 ? Result.APPLIED : Result.LATE).name();
  }

  private Money sum(List<UUID> lines) {
    return Money.sum(lines.stream().map(line -> attempt(line).amount()).toList());
  }

  /**
   * Takes in what is said, once: what was known, or was overtaken, does nothing; what cannot be
   * true together with what is known stops the agency's payments until a person has looked.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String answer(Actor actor, UUID id, Said said) {
    arrived(actor, attempt(id).batchId());
    Attempt attempt = store.locked(id).orElseThrow(() -> new NotFound("attempt", id));
    Payment payment = payments.payment(attempt.paymentId()).orElseThrow();
    Result result = AttemptRules.meaning(attempt.status(), said.outcome());
    if (said.amount() != null && !said.amount().equals(attempt.amount())) {
      result = Result.CONTRADICTS;
    }
    switch (result) {
      case APPLIED -> apply(actor, payment, attempt, said);
      case CONTRADICTS -> contradict(actor, payment, attempt, said);
      case ALREADY, LATE, NOT_OURS -> {}
    }
    return result.name();
  }

  /** Two have found out that the bank never got it: its money is free, and it is due again. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void missed(Actor actor, UUID id, String basis) {
    Attempt attempt = store.locked(id).orElseThrow(() -> new NotFound("attempt", id));
    if (!attempt.status().mayBecome(AttemptStatus.MISSED)) {
      return;
    }
    Payment payment = payments.payment(attempt.paymentId()).orElseThrow();
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    Said said = new Said(Outcome.UNKNOWN, null, today, basis, null, false);
    move(attempt, AttemptStatus.MISSED, said);
    booking.release(actor, id, today);
    become(payment, PaymentStatus.DUE, null, null);
    record(actor, "PAYMENT_MISSED", payment, PaymentStatus.DUE, attempt, said);
    close(attempt.batchId());
  }

  /** An answer shows that the bank has the batch, whatever we knew of that. */
  private void arrived(Actor actor, UUID batch) {
    Batch found = batches.locked(batch).orElseThrow();
    if (found.status() == BatchStatus.ATTESTED || found.status() == BatchStatus.UNKNOWN) {
      sent(actor, found);
    }
  }

  /** The bank has it. */
  void sent(Actor actor, Batch batch) {
    if (batch.begunAt() == null) {
      batches.begin(batch.id(), Duration.ZERO);
    }
    if (batches.move(batch.id(), batch.status(), BatchStatus.SENT, null)) {
      store.moveAll(batch.id(), AttemptStatus.ORDERED, AttemptStatus.SENT, null);
      store.moveAll(batch.id(), AttemptStatus.UNKNOWN, AttemptStatus.SENT, null);
      payments.moveAll(batch.id(), PaymentStatus.ORDERED, PaymentStatus.SENT);
      audit.record(
          actor, null, "BATCH_SENT", batch.ref(), Map.of(), Map.of("tries", batch.tries()));
    }
  }

  /** Nobody knows whether the bank has it. */
  void lost(Batch batch) {
    store.moveAll(batch.id(), AttemptStatus.ORDERED, AttemptStatus.UNKNOWN, null);
    payments.moveAll(batch.id(), PaymentStatus.ORDERED, PaymentStatus.SENT);
    audit.record(
        Actor.system(batch.agencyId()), null, "BATCH_UNKNOWN", batch.ref(), Map.of(), Map.of());
  }

  private void apply(Actor actor, Payment payment, Attempt attempt, Said said) {
    switch (said.outcome()) {
      case ACCEPTED -> move(attempt, AttemptStatus.ACCEPTED, said);
      case UNKNOWN -> move(attempt, AttemptStatus.UNKNOWN, said);
      case EXECUTED -> execute(actor, payment, attempt, said);
      case REJECTED -> reject(actor, payment, attempt, said);
      case RETURNED -> giveBack(actor, payment, attempt, said);
    }
    close(attempt.batchId());
  }

  private void execute(Actor actor, Payment payment, Attempt attempt, Said said) {
    move(attempt, AttemptStatus.EXECUTED, said);
    booking.execute(actor, attempt.id(), said.day());
    become(payment, PaymentStatus.PAID, null, said.day());
    record(actor, "PAYMENT_EXECUTED", payment, PaymentStatus.PAID, attempt, said);
    if (said.day().getYear() != payment.year().year()) {
      stops.raise(actor, "Utbetalning på fel år: " + payment.caseNumber() + ", " + said.day());
    }
    notices.paid(payment, said.day());
  }

  private void reject(Actor actor, Payment payment, Attempt attempt, Said said) {
    move(attempt, AttemptStatus.REJECTED, said);
    booking.release(actor, attempt.id(), said.day());
    PaymentStatus to = said.whole() ? PaymentStatus.DUE : PaymentStatus.HELD;
    become(payment, to, said.whole() ? null : hold(Payment.HoldKind.REJECTED, said), null);
    if (!said.whole() && PaymentRules.blamesAccount(said.reason())) {
      payments.checkAgain(payment.id());
      accounts.doubt(actor, attempt.accountId());
    }
    record(actor, "PAYMENT_REJECTED", payment, to, attempt, said);
  }

  /** It went out and came back, also where we hear of the first only by the second. */
  private void giveBack(Actor actor, Payment known, Attempt asked, Said said) {
    Payment payment = known;
    Attempt attempt = asked;
    if (attempt.status() != AttemptStatus.EXECUTED) {
      execute(actor, payment, attempt, said);
      payment = payments.payment(payment.id()).orElseThrow();
      attempt = attempt(attempt.id());
    }
    move(attempt, AttemptStatus.RETURNED, said);
    boolean sameYear = said.day().getYear() == payment.year().year();
    if (sameYear) {
      booking.giveBack(actor, payment, attempt.id(), said.day());
    }
    Payment.HoldKind why =
        sameYear ? Payment.HoldKind.RETURNED : Payment.HoldKind.RETURNED_LATER_YEAR;
    become(payment, PaymentStatus.HELD, hold(why, said), null);
    payments.checkAgain(payment.id());
    accounts.doubt(actor, attempt.accountId());
    record(actor, "PAYMENT_RETURNED", payment, PaymentStatus.HELD, attempt, said);
  }

  private void contradict(Actor actor, Payment payment, Attempt attempt, Said said) {
    PaymentStatus to = payment.status();
    if (to == PaymentStatus.DUE) {
      to = PaymentStatus.HELD;
      become(payment, to, hold(Payment.HoldKind.CONTRADICTED, said), null);
    }
    record(actor, "PAYMENT_CONTRADICTED", payment, to, attempt, said);
    stops.raise(
        actor, "Bankens besked stämmer inte: " + payment.caseNumber() + ", " + attempt.endToEnd());
  }

  /** When the bank has said the last word of every payment in it. */
  private void close(UUID batch) {
    if (batches.open(batch) == 0) {
      batches.move(batch, BatchStatus.SENT, BatchStatus.CLOSED, null);
      batches.move(batch, BatchStatus.UNKNOWN, BatchStatus.CLOSED, null);
    }
  }

  private Attempt attempt(UUID id) {
    return store.attempt(id).orElseThrow(() -> new NotFound("attempt", id));
  }

  private void move(Attempt attempt, AttemptStatus to, Said said) {
    if (!attempt.status().mayBecome(to) || !store.move(attempt, to, said)) {
      throw new IllegalStateException(attempt.status() + " cannot become " + to);
    }
  }

  private void become(
      Payment payment, PaymentStatus to, Payment.@Nullable Hold hold, @Nullable LocalDate paid) {
    if (!payment.status().mayBecome(to)
        || !payments.move(payment.id(), payment.status(), to, hold, paid)) {
      throw new Conflict(payment.ref());
    }
  }

  private static Payment.Hold hold(Payment.HoldKind kind, Said said) {
    return new Payment.Hold(kind, said.reason().isBlank() ? said.outcome().name() : said.reason());
  }

  private void record(
      Actor actor, String act, Payment payment, PaymentStatus to, Attempt attempt, Said said) {
    Map<String, Object> after = new HashMap<>();
    after.put("status", to.name());
    after.put("attempt", attempt.endToEnd());
    after.put("day", said.day().toString());
    if (!said.reason().isBlank()) {
      after.put("reason", said.reason());
    }
    if (said.reference() != null) {
      after.put("reference", said.reference());
    }
    audit.record(actor, null, act, payment.ref(), Map.of("status", payment.status().name()), after);
  }

  /** What each item gave for a try, for those who look at it. */
  @Transactional(readOnly = true)
  public List<Part> parts(Attempt attempt) {
    return booking.parts(attempt.id()).stream()
        .map(part -> new Part(part.item(), part.amount(), part.paidPot(), part.promise()))
        .toList();
  }

  /** A part of a payment: how much, of which item, and where that stands. */
  public record Part(String item, Money amount, UUID pot, UUID transfer) {}
}
