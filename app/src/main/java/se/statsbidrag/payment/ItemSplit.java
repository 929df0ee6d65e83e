package se.statsbidrag.payment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.statsbidrag.kernel.Money;

/**
 * Which appropriation items the payments of a budget line take, one payment after the other. Exact:
 * the parts of a payment are its amount, and no item gives more than it has given the line.
 */
final class ItemSplit {

  /** An item with what it has given the line, and what payments have taken of that. */
  record Item(String code, Money funded, Money used) {

    Money left() {
      return funded.minus(used);
    }

    Item taking(Money amount) {
      return new Item(code, funded, used.plus(amount));
    }
  }

  private final boolean inProportion;
  private final List<Item> items;

  /**
   * Begins where the payments before stopped.
   *
   * @param inProportion true where every payment is split; else the items are used up in order
   */
  ItemSplit(boolean inProportion, List<Item> items) {
    this.inProportion = inProportion;
    this.items = new ArrayList<>(items);
  }

  /** The parts of the next payment, by item; empty where the items do not have that much left. */
  Map<String, Money> take(Money amount) {
    Money left = Money.sum(items.stream().map(Item::left).toList());
    if (left.compareTo(amount) < 0) {
      return Map.of();
    }
    Map<String, Money> parts = new LinkedHashMap<>();
    Money missing = amount;
    if (inProportion) {
      List<Money> shares = shares(amount);
      for (int i = 0; i < items.size(); i++) {
        missing = missing.minus(take(i, least(shares.get(i), missing), parts));
      }
    }
    for (int i = 0; i < items.size() && !missing.isZero(); i++) {
      missing = missing.minus(take(i, missing, parts));
    }
    return parts;
  }

  /** The items as they stand after what was taken. */
  List<Item> items() {
    return List.copyOf(items);
  }

  private Money take(int index, Money wanted, Map<String, Money> parts) {
    Item item = items.get(index);
    Money taken = least(wanted, item.left());
    if (taken.ore() <= 0) {
      return Money.ZERO;
    }
    items.set(index, item.taking(taken));
    parts.merge(item.code(), taken, Money::plus);
    return taken;
  }

  /** What each item should have given when this is paid, less what it has given. */
  private List<Money> shares(Money amount) {
    BigInteger whole = big(Money.sum(items.stream().map(Item::funded).toList()));
    BigInteger after = big(Money.sum(items.stream().map(Item::used).toList()).plus(amount));
    List<Money> shares = new ArrayList<>();
    Money before = Money.ZERO;
    Money until = Money.ZERO;
    for (Item item : items) {
      Money next = until.plus(item.funded());
      Money mark = new Money(after.multiply(big(next)).divide(whole).longValueExact());
      shares.add(mark.minus(before).minus(item.used()));
      before = mark;
      until = next;
    }
    return shares;
  }

  private static Money least(Money a, Money b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static BigInteger big(Money amount) {
    return BigInteger.valueOf(amount.ore());
  }
}
