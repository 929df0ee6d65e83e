package se.statsbidrag.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.kernel.Money;

/** Which items a payment takes, to the öre. */
class ItemSplitTest {

  private static final Money U9 = Money.ofKronor(71_000_000);
  private static final Money U13 = Money.ofKronor(4_000_000);

  @Test
  @Shows({"L17", "R17", "R18"})
  void in_order_the_first_item_is_used_up_and_one_payment_is_split() {
    ItemSplit split = new ItemSplit(false, items(U9.minus(Money.ofKronor(100))));
    assertThat(split.take(Money.ofKronor(40))).isEqualTo(Map.of("U9", Money.ofKronor(40)));
    assertThat(split.take(Money.ofKronor(100)))
        .isEqualTo(Map.of("U9", Money.ofKronor(60), "U13", Money.ofKronor(40)));
    assertThat(split.take(Money.ofKronor(1))).isEqualTo(Map.of("U13", Money.ofKronor(1)));
  }

  @Test
  @Shows("L17")
  void in_proportion_every_payment_is_split_and_the_whole_comes_out_exact() {
    ItemSplit split = new ItemSplit(true, items(Money.ZERO));
    Map<String, Money> parts = split.take(Money.ofKronor(75));
    assertThat(parts).isEqualTo(Map.of("U9", Money.ofKronor(71), "U13", Money.ofKronor(4)));
  }

  @Test
  void what_is_not_there_is_not_taken() {
    ItemSplit split = new ItemSplit(false, items(Money.ZERO));
    assertThat(split.take(U9.plus(U13).plus(new Money(1)))).isEmpty();
    assertThat(split.items()).allMatch(item -> item.used().isZero());
  }

  @Test
  @Shows("L17")
  void whatever_is_paid_and_given_back_parts_make_amounts_and_no_item_gives_too_much() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      boolean inProportion = random.nextBoolean();
      List<ItemSplit.Item> items = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(4); i++) {
        items.add(new ItemSplit.Item("I" + i, new Money(1 + random.nextLong(100_000)), Money.ZERO));
      }
      Money whole = Money.sum(items.stream().map(ItemSplit.Item::funded).toList());
      Money taken = Money.ZERO;
      for (int i = 0; i < 40; i++) {
        ItemSplit split = new ItemSplit(inProportion, items);
        Money amount = new Money(1 + random.nextLong(whole.ore()));
        Map<String, Money> parts = split.take(amount);
        boolean fits = taken.plus(amount).compareTo(whole) <= 0;
        assertThat(parts.isEmpty()).as("seed " + seed).isEqualTo(!fits);
        if (fits) {
          assertThat(Money.sum(parts.values())).as("seed " + seed).isEqualTo(amount);
          items = new ArrayList<>(split.items());
          taken = taken.plus(amount);
          if (random.nextInt(3) == 0) {
            items = givenBack(items, parts);
            taken = taken.minus(amount);
          }
        }
        assertThat(items).allMatch(item -> !item.used().isNegative() && !item.left().isNegative());
      }
    }
  }

  private static List<ItemSplit.Item> givenBack(
      List<ItemSplit.Item> items, Map<String, Money> parts) {
    return items.stream()
        .map(item -> item.taking(parts.getOrDefault(item.code(), Money.ZERO).negated()))
        .toList();
  }

  private static List<ItemSplit.Item> items(Money used) {
    return List.of(new ItemSplit.Item("U9", U9, used), new ItemSplit.Item("U13", U13, Money.ZERO));
  }
}
