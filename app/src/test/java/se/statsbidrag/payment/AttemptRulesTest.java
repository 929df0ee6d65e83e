package se.statsbidrag.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.statsbidrag.payment.AttemptRules.Result;
import se.statsbidrag.payment.bank.Outcome;

/** Every answer at every place, against the table of moves. */
class AttemptRulesTest {

  @ParameterizedTest
  @EnumSource(AttemptStatus.class)
  void what_an_answer_moves_the_table_of_moves_allows(AttemptStatus from) {
    for (Outcome outcome : Outcome.values()) {
      if (AttemptRules.meaning(from, outcome) == Result.APPLIED) {
        assertThat(from.mayBecome(AttemptStatus.valueOf(outcome.name())))
            .as(from + " " + outcome)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AttemptStatus.class)
  void the_same_answer_twice_does_nothing_the_second_time(AttemptStatus from) {
    for (Outcome outcome : Outcome.values()) {
      if (AttemptRules.meaning(from, outcome) == Result.APPLIED) {
        AttemptStatus to = AttemptStatus.valueOf(outcome.name());
        assertThat(AttemptRules.meaning(to, outcome)).isEqualTo(Result.ALREADY);
      }
    }
  }

  @Test
  void money_that_left_against_all_that_is_known_is_never_passed_over() {
    for (AttemptStatus from : AttemptStatus.values()) {
      if (!from.promised() && from != AttemptStatus.EXECUTED && from != AttemptStatus.RETURNED) {
        assertThat(AttemptRules.meaning(from, Outcome.EXECUTED)).isEqualTo(Result.CONTRADICTS);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AttemptStatus.class)
  void what_is_over_goes_nowhere(AttemptStatus from) {
    if (!from.live()) {
      for (AttemptStatus to : AttemptStatus.values()) {
        assertThat(from.mayBecome(to)).isFalse();
      }
    }
  }
}
