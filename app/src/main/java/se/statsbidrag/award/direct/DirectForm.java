package se.statsbidrag.award.direct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Typed;
import se.statsbidrag.requisition.accounts.Account;

/**
 * What was typed to propose an allocation.
 *
 * @param organisation the legal person that gets the money
 * @param account number of a bankgiro or plusgiro
 */
public record DirectForm(
    String organisation,
    String amount,
    String purpose,
    String payBy,
    String accountKind,
    String account,
    String reasons,
    boolean noConflict) {

  private static final int LONGEST = 1000;

  /** What it says when all of it can be read. */
  record Read(
      String organisation,
      Money amount,
      String purpose,
      LocalDate payBy,
      Account account,
      String reasons,
      boolean noConflict) {}

  /** Reads it all, or refuses with everything that is wrong. */
  Read read(BudgetLine line, Money left, LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    need(organisation, "organisation", refusals);
    need(purpose, "purpose", refusals);
    need(reasons, "reasons", refusals);
    @Nullable Money sum = value(Typed.kronor(amount), "amount", Money::new, refusals);
    if (sum != null && sum.ore() <= 0) {
      refusals.add(Refusal.of("award.refusal.amount", organisation.strip()).at("amount"));
    } else if (sum != null && sum.compareTo(left) > 0) {
      refusals.add(Refusal.of("direct.refusal.left", left).at("amount"));
    }
    @Nullable LocalDate day = value(Typed.date(payBy), "payBy", Function.identity(), refusals);
    if (day != null && (day.isBefore(today) || day.isAfter(line.year().lastDay()))) {
      refusals.add(Refusal.of("direct.refusal.pay-by", line.year().toString()).at("payBy"));
    }
    Account.Kind kind =
        accountKind.equals("PLUSGIRO") ? Account.Kind.PLUSGIRO : Account.Kind.BANKGIRO;
    @Nullable Account to = Account.read(kind, account).orElse(null);
    if (to == null) {
      refusals.add(Refusal.of("direct.refusal.account").at("account"));
    }
    Refused.ifAny(refusals);
    if (sum == null || day == null || to == null) {
      throw new IllegalStateException("nothing was refused, and something is missing");
    }
    return new Read(
        organisation.strip(), sum, purpose.strip(), day, to, reasons.strip(), noConflict);
  }

  private static void need(String text, String field, List<Refusal> refusals) {
    if (text.isBlank() || text.strip().length() > LONGEST) {
      refusals.add(Refusal.of("direct.refusal." + field, LONGEST).at(field));
    }
  }

  private static <T, R> @Nullable R value(
      Typed<T> typed, String field, Function<T, R> as, List<Refusal> refusals) {
    return switch (typed) {
      case Typed.Read<T>(T value) -> as.apply(value);
      case Typed.Unread<T>(Typed.Problem problem, String text) -> {
        refusals.add(Refusal.of("layout.typed." + problem, text).at(field));
        yield null;
      }
    };
  }
}
