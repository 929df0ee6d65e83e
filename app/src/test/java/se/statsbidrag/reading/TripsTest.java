package se.statsbidrag.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.SystemTest;

/** Questions asked in one trip are answered as if they had been asked one at a time. */
@SystemTest
class TripsTest {

  @Autowired Trips trips;
  @Autowired TransactionTemplate transactions;

  private static Question<List<Integer>> numbers(int most) {
    return Question.sql("select * from generate_series(1, :most) where :most::int > 0")
        .param("most", most)
        .list((row, n) -> row.getInt(1));
  }

  @Test
  void each_question_gets_its_own_answer() {
    Question<Integer> count = numbers(3).then(List::size);
    Question<List<Integer>> none = numbers(0);
    Question<Optional<Integer>> first =
        Question.sql("select n from generate_series(7, 8) n").optional((row, n) -> row.getInt(1));
    Answered answered = trips.ask(Question.together(count, none, first));
    assertThat(answered.to(first)).contains(7);
    assertThat(answered.to(count)).isEqualTo(3);
    assertThat(answered.to(none)).isEmpty();
  }

  @Test
  void a_later_question_sees_what_an_earlier_one_did() {
    Question<String> says =
        Question.sql("select set_config('test.word', :word, true)")
            .param("word", "said")
            .list((row, n) -> row.getString(1))
            .then(List::getFirst);
    Question<String> hears =
        Question.sql("select current_setting('test.word')")
            .list((row, n) -> row.getString(1))
            .then(List::getFirst);
    String heard =
        transactions.execute(status -> trips.ask(Question.together(says, hears)).to(hears));
    assertThat(heard).isEqualTo("said");
  }

  @Test
  void what_was_not_asked_has_no_answer_and_what_is_wrong_fails_the_whole_trip() {
    Answered answered = trips.ask(Question.together(numbers(1)));
    assertThatThrownBy(() -> answered.to(numbers(1))).isInstanceOf(IllegalArgumentException.class);
    Question<List<Integer>> wrong = Question.sql("select nothing").list((row, n) -> 0);
    assertThatThrownBy(() -> trips.ask(Question.together(numbers(1), wrong)))
        .isInstanceOf(BadSqlGrammarException.class);
  }
}
