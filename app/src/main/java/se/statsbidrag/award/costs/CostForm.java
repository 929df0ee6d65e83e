package se.statsbidrag.award.costs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Typed;

/** What was typed to register a cost. */
record CostForm(String item, String amount, String day, String voucher, String text) {

  private static final int LONGEST_VOUCHER = 60;
  private static final int LONGEST_TEXT = 300;

  /** What it says when all of it can be read. */
  record Read(String item, Money amount, LocalDate day, String voucher, String text) {}

  /** Reads it all, or refuses with everything that is wrong. */
  Read read(OwnCosts.Of of, Money left, LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    Money sum = sum(left, refusals);
    LocalDate when = when(of, today, refusals);
    if (voucher.isBlank() || voucher.strip().length() > LONGEST_VOUCHER) {
      refusals.add(Refusal.of("costs.refusal.voucher", LONGEST_VOUCHER).at("voucher"));
    }
    if (text.isBlank() || text.strip().length() > LONGEST_TEXT) {
      refusals.add(Refusal.of("costs.refusal.text", LONGEST_TEXT).at("text"));
    }
    String charged = of.items().size() == 1 ? of.items().getFirst().code() : item;
    if (of.items().stream().noneMatch(one -> one.code().equals(charged))) {
      refusals.add(Refusal.of("costs.refusal.item").at("item"));
    }
    Refused.ifAny(refusals);
    return new Read(charged, sum, when, voucher.strip(), text.strip());
  }

  private Money sum(Money left, List<Refusal> refusals) {
    @Nullable Refusal wrong = null;
    Money sum = Money.ZERO;
    switch (Typed.kronor(amount)) {
      case Typed.Read<Long>(Long ore) -> {
        sum = new Money(ore);
        if (ore <= 0) {
          wrong = Refusal.of("costs.refusal.amount");
        } else if (sum.compareTo(left) > 0) {
          wrong = Refusal.of("costs.refusal.left", left);
        }
      }
      case Typed.Unread<Long>(Typed.Problem problem, String typed) ->
          wrong = Refusal.of("layout.typed." + problem, typed);
    }
    if (wrong != null) {
      refusals.add(wrong.at("amount"));
    }
    return sum;
  }

  private LocalDate when(OwnCosts.Of of, LocalDate today, List<Refusal> refusals) {
    @Nullable Refusal wrong = null;
    LocalDate when = today;
    switch (Typed.date(day)) {
      case Typed.Read<LocalDate>(LocalDate read) -> {
        when = read;
        BudgetYear year = of.line().year();
        if (when.getYear() != year.year() || when.isBefore(of.from()) || when.isAfter(today)) {
          wrong = Refusal.of("costs.refusal.day", year.toString(), of.from());
        }
      }
      case Typed.Unread<LocalDate>(Typed.Problem problem, String typed) ->
          wrong = Refusal.of("layout.typed." + problem, typed);
    }
    if (wrong != null) {
      refusals.add(wrong.at("day"));
    }
    return when;
  }
}
