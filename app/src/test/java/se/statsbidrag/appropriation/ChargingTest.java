package se.statsbidrag.appropriation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.statsbidrag.Shows;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Group;
import se.statsbidrag.appropriation.BudgetDocument.Line;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refused;

/** The mandate of 2020 charged in each way that the decision leaves open. */
class ChargingTest {

  private final MandateFormat format = new MandateFormat();

  @ParameterizedTest
  @EnumSource(ChargingMethod.class)
  @Shows({"L17", "R17", "R18", "R29", "O10"})
  void whichever_setting_each_line_and_each_item_keeps_its_sum(ChargingMethod method)
      throws IOException {
    Budget budget = budget("method: CATEGORY", "method: " + method);
    Map<String, List<Charge>> charges = Charging.of(budget);
    assertThat(budget.method()).isEqualTo(method);
    for (Line line : budget.lines()) {
      assertThat(Money.sum(charges.get(line.code()).stream().map(Charge::amount).toList()))
          .as(line.code())
          .isEqualTo(line.amount());
    }
    for (Group group : budget.groups()) {
      Map<String, Money> byItem = new TreeMap<>();
      budget.lines().stream()
          .filter(line -> line.group().equals(group.code()))
          .flatMap(line -> charges.get(line.code()).stream())
          .forEach(charge -> byItem.merge(charge.item(), charge.amount(), Money::plus));
      group
          .charges()
          .forEach(stated ->
              assertThat(byItem).as(group.code()).containsEntry(stated.item(), stated.amount()));
    }
  }

  @Test
  @Shows("L17")
  void in_order_the_first_item_is_used_up_before_the_next() throws IOException {
    Budget budget = budget("method: CATEGORY", "method: ORDER");
    assertThat(Charging.of(budget).get("MUNICIPALITIES"))
        .containsExactly(
            new Charge("UO9-4:7-8", Money.ofKronor(71_000_000)),
            new Charge("UO13-3:1-8", Money.ofKronor(4_000_000)));
  }

  @Test
  @Shows("R5")
  void a_line_in_a_strand_that_the_mandate_does_not_have_is_refused() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> budget("strand: DEVELOPMENT_FUNDS", "strand: SOMETHING_ELSE"));
  }

  private Budget budget(String written, String instead) throws IOException {
    String changed = text().replace(written, instead);
    return format.read(changed).budgets().getFirst();
  }

  private static String text() throws IOException {
    try (InputStream in = ChargingTest.class.getResourceAsStream("/demo/2020/mandate.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
