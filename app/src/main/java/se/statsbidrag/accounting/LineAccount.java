package se.statsbidrag.accounting;

import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.ledger.Pot;

/**
 * A budget line's money: what it was given and where that is now.
 *
 * @param pot the line's own
 * @param funded by the code of the item
 * @param decided what has been awarded, promises included
 * @param unpaid what of it has not been paid
 * @param paid by the bank's day
 * @param returned what has come back after payment
 * @param left what may still be decided
 */
public record LineAccount(
    Pot pot,
    SortedMap<String, Money> funded,
    Money decided,
    Money unpaid,
    Money paid,
    Money returned,
    Money left) {

  public LineAccount {
    funded = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(funded));
  }

  /** All that the line was given. */
  public Money total() {
    return Money.sum(funded.values());
  }

  /** Whether several items pay for it, so that what is used can only be shared out among them. */
  public boolean shared() {
    return funded.size() > 1;
  }

  /** What may still be decided, as the other figures say it. */
  Money leftByFigures() {
    return total().minus(unpaid).minus(paid).plus(returned);
  }

  /** The part of an item; the parts of all items are the line. */
  LineAccount of(String item) {
    Money own = funded.getOrDefault(item, Money.ZERO);
    Money unpaidPart = part(item, unpaid);
    Money paidPart = part(item, paid);
    Money returnedPart = part(item, returned);
    return new LineAccount(
        pot,
        new TreeMap<>(Map.of(item, own)),
        part(item, decided),
        unpaidPart,
        paidPart,
        returnedPart,
        own.minus(unpaidPart).minus(paidPart).plus(returnedPart));
  }

  /** In proportion to what the items gave, to the öre; the öre follow the running sum. */
  private Money part(String item, Money whole) {
    Money before = Money.sum(funded.headMap(item).values());
    Money after = before.plus(funded.getOrDefault(item, Money.ZERO));
    return share(whole, after).minus(share(whole, before));
  }

  private Money share(Money whole, Money until) {
    long total = total().ore();
    return total == 0
        ? Money.ZERO
        : new Money(
            BigInteger.valueOf(whole.ore())
                .multiply(BigInteger.valueOf(until.ore()))
                .divide(BigInteger.valueOf(total))
                .longValueExact());
  }
}
