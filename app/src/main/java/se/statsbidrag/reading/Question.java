package se.statsbidrag.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A reading of the database that has not been made yet. The module that owns the tables writes it,
 * {@link Trips} asks it.
 *
 * @param <T> the answer
 */
public final class Question<T> {

  /** A statement with its values, and what its rows are. */
  record Statement(String text, Map<String, @Nullable Object> values, RowMapper<?> row) {}

  private final List<Statement> statements;
  private final Function<Answered, T> answer;

  private Question(List<Statement> statements, Function<Answered, T> answer) {
    this.statements = statements;
    this.answer = answer;
  }

  /** A statement with named values, as for a {@code JdbcClient}. */
  public static Text sql(String sql) {
    return new Text(sql);
  }

  /** Several that are asked in one trip, in this order. */
  public static Question<Answered> together(Question<?>... questions) {
    return new Question<>(
        Stream.of(questions).flatMap(question -> question.statements.stream()).toList(),
        answered -> answered);
  }

  /** What is made of the answer; it may ask further, where that is not enough. */
  public <R> Question<R> then(Function<? super T, ? extends R> next) {
    return new Question<>(statements, answered -> next.apply(answer.apply(answered)));
  }

  List<Statement> statements() {
    return statements;
  }

  T answer(Answered answered) {
    return answer.apply(answered);
  }

  /** A statement whose values are being given. */
  public static final class Text {

    private final String sql;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    private Text(String sql) {
      this.sql = sql;
    }

    /** Gives a value; several for one name as an array, for {@code any(:name)}. */
    public Text param(String name, @Nullable Object value) {
      values.put(name, value);
      return this;
    }

    /** Asks for all rows. */
    public <R> Question<List<R>> list(RowMapper<R> row) {
      Statement statement = new Statement(sql, values, row);
      return new Question<>(List.of(statement), answered -> answered.rows(statement));
    }

    /** Asks for the row, where there is one. */
    public <R> Question<Optional<R>> optional(RowMapper<R> row) {
      return list(row).then(rows -> rows.stream().findFirst());
    }
  }
}
