package se.statsbidrag.ledger;

import java.util.UUID;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A named place for money (ram, delram) with what has gone in and out of it.
 *
 * @param debitPosted all that has gone out, where the pot holds money
 * @param creditPosted all that has come in, where the pot holds money
 * @param debitPending promised out, not yet gone
 * @param creditPending promised in, not yet come
 * @param available what may still be used: the balance less what is promised away (disponibelt)
 */
public record Pot(
    UUID id,
    BudgetYear year,
    String code,
    String kind,
    String name,
    Side side,
    ObjectRef object,
    Money debitPosted,
    Money creditPosted,
    Money debitPending,
    Money creditPending,
    Money available) {

  /** What stands in the pot on its normal side, promises not counted. */
  public Money balance() {
    return side == Side.CREDIT ? creditPosted.minus(debitPosted) : debitPosted.minus(creditPosted);
  }

  /** What is promised away and still here. */
  public Money promised() {
    return side == Side.CREDIT ? debitPending : creditPending;
  }

  /** All that has come to the pot's normal side. */
  public Money received() {
    return side == Side.CREDIT ? creditPosted : debitPosted;
  }

  /** A credit balance as the pot's normal side shows it. */
  Money onNormalSide(Money credit) {
    return side == Side.CREDIT ? credit : credit.negated();
  }

  boolean says(NewPot other) {
    return year.equals(other.year()) && kind.equals(other.kind()) && side == other.side();
  }
}
