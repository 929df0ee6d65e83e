package se.statsbidrag.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.programme.Terms.Promise.Part;

/** In which parts an award is paid. */
class InstalmentsTest {

  private static final LocalDate DUE = LocalDate.of(2020, 4, 27);
  private static final LocalDate OCTOBER = LocalDate.of(2020, 10, 1);

  @Test
  @Shows("R91")
  void where_the_terms_say_nothing_it_is_one_sum_on_the_promised_day() {
    assertThat(AwardRules.instalments(Money.ofKronor(4_528_687), DUE, List.of()))
        .containsExactly(new Instalment(1, Money.ofKronor(4_528_687), DUE));
  }

  @Test
  void each_part_has_its_day_and_none_is_before_the_promise() {
    List<Part> parts =
        List.of(new Part(60, null), new Part(20, LocalDate.of(2020, 4, 1)), new Part(20, OCTOBER));
    assertThat(AwardRules.instalments(Money.ofKronor(101), DUE, parts))
        .containsExactly(
            new Instalment(1, Money.ofKronor(60), DUE),
            new Instalment(2, Money.ofKronor(20), DUE),
            new Instalment(3, Money.ofKronor(21), OCTOBER));
  }

  @Test
  void parts_are_whole_kronor_and_sum_to_the_award() {
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      List<Part> parts = new ArrayList<>();
      int left = 100;
      while (left > 0) {
        int percent = 1 + random.nextInt(left);
        parts.add(new Part(percent, null));
        left -= percent;
      }
      Money amount = Money.ofKronor(1 + random.nextLong(random.nextBoolean() ? 9 : 75_000_000));
      List<Instalment> instalments = AwardRules.instalments(amount, DUE, parts);
      assertThat(Money.sum(instalments.stream().map(Instalment::amount).toList()))
          .as("seed %d", seed)
          .isEqualTo(amount);
      for (int i = 0; i < instalments.size(); i++) {
        assertThat(instalments.get(i).position()).isEqualTo(i + 1);
        assertThat(instalments.get(i).amount().ore()).as("seed %d", seed).isPositive();
        assertThat(instalments.get(i).amount().isWholeKronor()).isTrue();
      }
    }
  }
}
