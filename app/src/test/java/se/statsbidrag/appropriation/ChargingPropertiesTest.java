package se.statsbidrag.appropriation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Group;
import se.statsbidrag.appropriation.BudgetDocument.Line;
import se.statsbidrag.kernel.Money;

/** The three ways to charge lines to items: whichever is set, both sums are those decided. */
@Shows({"L17", "O10"})
class ChargingPropertiesTest {

  private static final MandateFormat FORMAT = new MandateFormat();

  @Test
  void the_order_is_a_setting() {
    Budget budget = development(ChargingMethod.ORDER, List.of("UO13-3:1-8", "UO9-4:7-8"));
    Map<String, List<Charge>> charges = Charging.of(budget);
    assertThat(charges.get("MUNICIPALITIES"))
        .containsExactly(charge("UO13-3:1-8", 43_500_000), charge("UO9-4:7-8", 31_500_000));
  }

  @Test
  void in_proportion_every_line_is_split_as_71_to_43_5() {
    Budget budget = development(ChargingMethod.PROPORTION, List.of());
    Map<String, List<Charge>> charges = Charging.of(budget);
    // 75 000 000 × 71 000 000 / 114 500 000 = 46 506 550,218…
    assertThat(charges.get("MUNICIPALITIES").getFirst().amount())
        .isEqualTo(new Money(4_650_655_021L));
    charges.values().forEach(own -> assertThat(own).hasSize(2));
    assertThat(Reconciliation.of(budget).holds()).isTrue();
  }

  @Test
  void whatever_the_method_lines_and_items_sum_to_what_is_decided() {
    for (long seed = 1; seed <= 300; seed++) {
      Budget budget = random(new Random(seed));
      Reconciliation held = Reconciliation.of(budget);
      assertThat(held.checks()).as("seed %s", seed).allMatch(Reconciliation.Check::holds);
      Charging.of(budget)
          .values()
          .forEach(own -> assertThat(own).noneMatch(charge -> charge.amount().isNegative()));
    }
  }

  @Test
  @Shows({"R6", "R32"})
  void a_difference_of_one_krona_shows_wherever_it_is() {
    MandateDocument right = FORMAT.read(MandateStoryTest.mandate());
    assertThat(Reconciliation.of(right.budgets().getFirst()).broken()).isEmpty();
    Map<String, Reconciliation.What> faults =
        Map.of(
            "total: 127500000", Reconciliation.What.LINES,
            "{ item: \"UO13-3:1-8\", amount: 43500000 }", Reconciliation.What.ITEMS,
            "amount: 31500000 }]", Reconciliation.What.LINES,
            "amount: 114500000", Reconciliation.What.GROUP);
    faults.forEach((where, what) -> {
      String wrong =
          MandateStoryTest.mandate()
              .replaceFirst(Pattern.quote(where), where.replaceFirst("500000", "500001"));
      List<Reconciliation.Check> broken =
          Reconciliation.of(FORMAT.read(wrong).budgets().getFirst()).broken();
      if (where.endsWith("]")) {
        assertThat(broken).as("an alternative is not in force").isEmpty();
      } else {
        assertThat(broken).as(where).extracting(Reconciliation.Check::what).contains(what);
        assertThat(broken)
            .allMatch(check -> Math.abs(check.difference().ore()) == 100, "to the krona");
      }
    });
  }

  private static Budget development(ChargingMethod method, List<String> order) {
    Budget decided = FORMAT.read(MandateStoryTest.mandate()).budgets().getFirst();
    List<Group> groups = decided.groups().subList(0, 1);
    List<Line> lines =
        decided.lines().stream().filter(line -> line.group().equals("DEVELOPMENT")).toList();
    return new Budget(
        2020,
        "DECIDED",
        Money.ofKronor(114_500_000),
        groups,
        lines,
        new BudgetDocument.Charging(method, null, order, List.of()));
  }

  /** A group of lines and items with the same sum, in whole kronor as in a decision. */
  private static Budget random(Random random) {
    List<Line> lines = new ArrayList<>();
    long sum = 0;
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      long kronor = 1 + random.nextLong(1L << (1 + random.nextInt(36)));
      sum += kronor;
      lines.add(line("L" + i, kronor));
    }
    List<Charge> items = new ArrayList<>();
    long left = sum;
    int wanted = 1 + random.nextInt(4);
    for (int i = 0; i < wanted; i++) {
      long kronor = i == wanted - 1 ? left : random.nextLong(left + 1);
      left -= kronor;
      items.add(charge("UO" + (i + 1) + "-1:1-1", kronor));
    }
    List<String> order = new ArrayList<>(items.stream().map(Charge::item).toList());
    Collections.shuffle(order, random);
    ChargingMethod method = random.nextBoolean() ? ChargingMethod.ORDER : ChargingMethod.PROPORTION;
    return new Budget(
        2020,
        "DECIDED",
        Money.ofKronor(sum),
        List.of(new Group("G", "Grupp", Money.ofKronor(sum), items)),
        lines,
        new BudgetDocument.Charging(method, null, order, List.of()));
  }

  private static Line line(String code, long kronor) {
    return new Line(
        code,
        "G",
        "S",
        code,
        Money.ofKronor(kronor),
        Instrument.DIRECT,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static Charge charge(String item, long kronor) {
    return new Charge(item, Money.ofKronor(kronor));
  }
}
