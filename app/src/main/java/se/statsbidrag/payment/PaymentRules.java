package se.statsbidrag.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.ledger.Stop;

/** What may be done with payments and batches, and why not. */
final class PaymentRules {

  private static final LegalBasis CASH = new LegalBasis("anslagsförordningen (2011:223)", "12 §");

  /** How ISO 20022 begins its codes of what is wrong with an account: AC01, AC04. */
  private static final Pattern ACCOUNT = Pattern.compile("AC[0-9]{2}\\b.*");

  private PaymentRules() {}

  /** Whether the bank says that it is the account that cannot be paid to. */
  static boolean blamesAccount(String reason) {
    return ACCOUNT.matcher(reason).matches();
  }

  /** A day on which the bank can execute, still to come, and in its own year. */
  static List<Refusal> toExecute(LocalDate day, LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    if (day.isBefore(today)) {
      refusals.add(Refusal.of("payment.refusal.past").at("day"));
    }
    if (!WorkingCalendar.isWorkingDay(day)) {
      refusals.add(Refusal.of("payment.refusal.bank-day").at("day"));
    }
    if (day.getYear() != today.getYear()) {
      refusals.add(Refusal.of("payment.refusal.year", "" + today.getYear()).at("day").by(CASH));
    }
    return refusals;
  }

  static List<Refusal> toPropose(
      LocalDate day, LocalDate today, boolean complete, Optional<Stop> stop) {
    List<Refusal> refusals = new ArrayList<>(toExecute(day, today));
    if (!complete) {
      refusals.add(Refusal.of("payment.refusal.settings"));
    }
    stop.ifPresent(standing -> refusals.add(Refusal.of("payment.refusal.stop", standing.reason())));
    return refusals;
  }

  static List<Refusal> toAttest(
      Actor actor,
      Batch batch,
      String sha256,
      List<Batches.Hand> hands,
      List<String> changed,
      Optional<Stop> stop,
      LocalDate today) {
    if (batch.status() != BatchStatus.PROPOSED) {
      return List.of(Refusal.of("payment.refusal.batch-status", batch.messageId()));
    }
    List<Refusal> refusals = new ArrayList<>(toExecute(batch.executionDay(), today));
    if (!batch.sha256().equals(sha256)) {
      refusals.add(Refusal.of("payment.refusal.hash"));
    }
    if (batch.proposedBy().equals(actor.personId())) {
      refusals.add(Refusal.of("payment.refusal.own"));
    }
    hands.forEach(hand -> refusals.add(refused(hand)));
    if (!changed.isEmpty()) {
      refusals.add(Refusal.of("payment.refusal.changed", String.join(", ", changed)));
    }
    stop.ifPresent(standing -> refusals.add(Refusal.of("payment.refusal.stop", standing.reason())));
    return refusals;
  }

  /** Which part it is that keeps somebody from attesting, and in which payments. */
  private static Refusal refused(Batches.Hand hand) {
    String key =
        switch (hand.part()) {
          case DECIDED -> "payment.refusal.hand.decided";
          case GAVE -> "payment.refusal.hand.gave";
          case CHECKED -> "payment.refusal.hand.checked";
        };
    return Refusal.of(key, hand.recipients(), hand.number());
  }

  /** A person carries what is attested, while its accounts are as they were checked. */
  static List<Refusal> toCarry(Batch batch, List<String> changed, LocalDate today) {
    if (batch.status() != BatchStatus.ATTESTED || batch.way() == Batch.Way.BANK) {
      return List.of(Refusal.of("payment.refusal.batch-status", batch.messageId()));
    }
    List<Refusal> refusals = new ArrayList<>();
    if (!changed.isEmpty()) {
      refusals.add(Refusal.of("payment.refusal.changed", String.join(", ", changed)));
    }
    if (batch.executionDay().getYear() != today.getYear()) {
      refusals.add(Refusal.of("payment.refusal.year", "" + today.getYear()).by(CASH));
    }
    return refusals;
  }

  /** Only what waits is held: what stands in a batch is withdrawn or stopped with its batch. */
  static List<Refusal> toHold(Payment payment, String reason) {
    List<Refusal> refusals = new ArrayList<>();
    if (payment.status() != PaymentStatus.DUE) {
      refusals.add(Refusal.of("payment.refusal.status", payment.caseNumber()));
    }
    if (reason.isBlank()) {
      refusals.add(Refusal.of("payment.refusal.reason").at("reason"));
    }
    return refusals;
  }

  static List<Refusal> toRelease(Payment payment, @Nullable String hindrance, String reason) {
    List<Refusal> refusals = new ArrayList<>();
    if (payment.status() != PaymentStatus.HELD) {
      refusals.add(Refusal.of("payment.refusal.status", payment.caseNumber()));
    }
    Payment.Hold hold = payment.hold();
    if (hold != null && hold.kind() == Payment.HoldKind.RETURNED_LATER_YEAR) {
      refusals.add(Refusal.of("payment.refusal.later-year", payment.year().toString()));
    }
    if (hindrance != null) {
      refusals.add(Refusal.of("payment.refusal.account", payment.recipientName()));
    }
    if (reason.isBlank()) {
      refusals.add(Refusal.of("payment.refusal.reason").at("reason"));
    }
    return refusals;
  }
}
