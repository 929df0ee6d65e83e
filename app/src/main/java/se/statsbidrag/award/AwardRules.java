package se.statsbidrag.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Instrument;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.programme.Terms;

/** What may be awarded, and why not. */
final class AwardRules {

  /** A hundredth of an amount in öre, in kronor. */
  private static final long ORE_IN_A_HUNDRED = 100 * 100;

  private AwardRules() {}

  /**
   * Why an award may not be made; empty when it may.
   *
   * @param left what may still be decided of the line
   */
  static List<Refusal> toMake(NewAward asked, BudgetLine line, Money left, LocalDate day) {
    List<Refusal> refusals = new ArrayList<>();
    if (line.instrument() != instrument(asked.kind())) {
      refusals.add(Refusal.of("award.refusal.instrument." + line.instrument(), line.name()));
    }
    if (asked.amount().ore() <= 0) {
      refusals.add(Refusal.of("award.refusal.amount", asked.recipientName()));
    }
    if (day.isAfter(line.year().lastDay())) {
      refusals.add(Refusal.of("award.refusal.year", line.year().toString()));
    }
    if (asked.amount().compareTo(left) > 0) {
      refusals.add(
          Refusal.of(
              "award.refusal.short", asked.recipientName(), asked.amount(), line.name(), left));
    }
    return refusals;
  }

  private static Instrument instrument(Award.Kind kind) {
    return switch (kind) {
      case BASE, REDISTRIBUTION -> Instrument.REQUISITION;
      case DIRECT -> Instrument.DIRECT;
    };
  }

  /** The last day that keeps the promise; where nothing is promised it is at once, in the year. */
  static LocalDate due(NewAward asked, BudgetYear year, @Nullable Terms terms) {
    if (terms != null) {
      return terms.promise().due(asked.counted());
    }
    return asked.counted().isAfter(year.lastDay()) ? year.lastDay() : asked.counted();
  }

  /** In which parts it is paid, in whole kronor; the last one takes what the others leave. */
  static List<Instalment> instalments(Money amount, LocalDate due, List<Terms.Promise.Part> parts) {
    List<Instalment> instalments = new ArrayList<>();
    Money rest = amount;
    for (Terms.Promise.Part part : parts.subList(0, Math.max(0, parts.size() - 1))) {
      Money own =
          Money.ofKronor(Math.multiplyExact(amount.ore(), part.percent()) / ORE_IN_A_HUNDRED);
      if (!own.isZero()) {
        instalments.add(new Instalment(instalments.size() + 1, own, part.due(due)));
        rest = rest.minus(own);
      }
    }
    LocalDate last = parts.isEmpty() ? due : parts.getLast().due(due);
    instalments.add(new Instalment(instalments.size() + 1, rest, last));
    return instalments;
  }

  static ObjectRef ref(UUID id, NewAward asked) {
    return new ObjectRef(
        Award.TYPE, id.toString(), asked.caseNumber() + ", " + asked.recipientName());
  }
}
