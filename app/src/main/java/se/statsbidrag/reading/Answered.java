package se.statsbidrag.reading;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was answered to questions that were asked in one trip. */
public final class Answered {

  private final Map<Question.Statement, List<?>> rows = new IdentityHashMap<>();

  Answered() {}

  /** The answer to one of them. */
  public <T> T to(Question<T> question) {
    return question.answer(this);
  }

  void keep(Question.Statement statement, List<?> found) {
    rows.put(statement, found);
  }

  @SuppressWarnings("unchecked") // the rows are what the statement's own mapper has made of them
  <R> List<R> rows(Question.Statement statement) {
    @Nullable List<?> found = rows.get(statement);
    if (found == null) {
      throw new IllegalArgumentException("this was not asked: " + statement.text());
    }
    return (List<R>) found;
  }
}
