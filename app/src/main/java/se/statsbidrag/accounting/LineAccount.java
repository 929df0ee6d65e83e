package se.statsbidrag.accounting;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.ledger.Pot;

/**
 * A budget line's money: what it was given and where that is now.
 *
 * @param pot the line's own
 * @param funded by the code of the item that gave it
 * @param unpaid what has been awarded and is not paid
 * @param paidBy by the bank's day, by the item that was charged
 * @param costBy the agency's own, by its books and the item that they charge
 * @param returnedBy what has come back after payment, likewise
 * @param left what may still be decided
 * @param order in which the items are used; empty where it is in proportion to what they gave
 */
public record LineAccount(
    Pot pot,
    SortedMap<String, Money> funded,
    Money unpaid,
    SortedMap<String, Money> paidBy,
    SortedMap<String, Money> costBy,
    SortedMap<String, Money> returnedBy,
    Money left,
    List<String> order) {

  public LineAccount {
    funded = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(funded));
    paidBy = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(paidBy));
    costBy = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(costBy));
    returnedBy = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(returnedBy));
    order = List.copyOf(order);
  }

  /** All that the line was given. */
  public Money total() {
    return Money.sum(funded.values());
  }

  /** What has been paid, whatever item was charged. */
  public Money paid() {
    return Money.sum(paidBy.values());
  }

  /** What the agency itself has used, whatever item its books charge. */
  public Money cost() {
    return Money.sum(costBy.values());
  }

  /** What has come back, whatever item it is credited to. */
  public Money returned() {
    return Money.sum(returnedBy.values());
  }

  /** Whether several items pay for it, so that what is not paid can only be shared out. */
  public boolean shared() {
    return funded.size() > 1;
  }

  /** Whether the items' parts of what is not paid are worked out and not read. */
  boolean estimated() {
    return shared() && !unpaid.isZero();
  }

  /** What may still be decided, as the other figures say it. */
  Money leftByFigures() {
    return total().minus(unpaid).minus(paid()).minus(cost()).plus(returned());
  }

  /** The part of an item; the parts of all items are the line. */
  LineAccount of(String item) {
    Money own = funded.getOrDefault(item, Money.ZERO);
    Money unpaidPart = order.isEmpty() ? inProportion(item) : inOrder(item);
    Money paidPart = paidBy.getOrDefault(item, Money.ZERO);
    Money costPart = costBy.getOrDefault(item, Money.ZERO);
    Money returnedPart = returnedBy.getOrDefault(item, Money.ZERO);
    return new LineAccount(
        pot,
        new TreeMap<>(Map.of(item, own)),
        unpaidPart,
        new TreeMap<>(Map.of(item, paidPart)),
        new TreeMap<>(Map.of(item, costPart)),
        new TreeMap<>(Map.of(item, returnedPart)),
        own.minus(unpaidPart).minus(paidPart).minus(costPart).plus(returnedPart),
        order);
  }

  /** What is not paid takes what is left of the first item, then of the next. */
  private Money inOrder(String item) {
    Money rest = unpaid;
    for (String code : inTurn()) {
      Money room = room(code);
      Money taken = rest.compareTo(room) < 0 ? rest : room;
      if (code.equals(item)) {
        return taken;
      }
      rest = rest.minus(taken);
    }
    return Money.ZERO;
  }

  private List<String> inTurn() {
    return funded.keySet().stream()
        .sorted(Comparator.comparingInt((String code) -> place(code)).thenComparing(code -> code))
        .toList();
  }

  private int place(String code) {
    int place = order.indexOf(code);
    return place < 0 ? order.size() : place;
  }

  /** What the item gave and has not been charged. */
  private Money room(String item) {
    Money room =
        funded
            .getOrDefault(item, Money.ZERO)
            .minus(paidBy.getOrDefault(item, Money.ZERO))
            .minus(costBy.getOrDefault(item, Money.ZERO))
            .plus(returnedBy.getOrDefault(item, Money.ZERO));
    return room.isNegative() ? Money.ZERO : room;
  }

  /** In proportion to what the items gave, to the öre; the öre follow the running sum. */
  private Money inProportion(String item) {
    Money before = Money.sum(funded.headMap(item).values());
    Money after = before.plus(funded.getOrDefault(item, Money.ZERO));
    return share(after).minus(share(before));
  }

  private Money share(Money until) {
    long total = total().ore();
    return total == 0
        ? Money.ZERO
        : new Money(
            BigInteger.valueOf(unpaid.ore())
                .multiply(BigInteger.valueOf(until.ore()))
                .divide(BigInteger.valueOf(total))
                .longValueExact());
  }
}
