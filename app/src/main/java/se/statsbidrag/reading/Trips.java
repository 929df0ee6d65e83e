package se.statsbidrag.reading;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * Asks, all that belongs together in one trip. The database answered statement by statement, each
 * seeing what was committed when its turn came, just as if they had been sent one at a time.
 */
@Component
public class Trips {

  private final JdbcTemplate jdbc;

  /** As many as there are trips in the source, for their statements are constants. */
  private final Map<List<String>, Text> texts = new ConcurrentHashMap<>();

  Trips(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Several statements as one text, with a question mark for each named value.
   *
   * @param whole for the database
   * @param parsed each, with the names of its values
   */
  private record Text(String whole, List<ParsedSql> parsed) {

    static Text of(List<String> statements) {
      List<ParsedSql> parsed =
          statements.stream().map(NamedParameterUtils::parseSqlStatement).toList();
      return new Text(
          parsed.stream()
              .map(text -> NamedParameterUtils.substituteNamedParameters(text, null))
              .collect(Collectors.joining(";\n")),
          parsed);
    }
  }

  public <T> T ask(Question<T> question) {
    List<Question.Statement> statements = question.statements();
    Text text =
        texts.computeIfAbsent(statements.stream().map(Question.Statement::text).toList(), Text::of);
    String sql = text.whole();
    Answered answered =
        jdbc.execute(
            connection -> connection.prepareStatement(sql),
            (PreparedStatement trip) -> sent(trip, values(text, statements), statements));
    return Objects.requireNonNull(answered).to(question);
  }

  private static List<@Nullable Object> values(Text text, List<Question.Statement> statements) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      SqlParameterSource given = new MapSqlParameterSource(statements.get(i).values());
      Collections.addAll(
          values, NamedParameterUtils.buildValueArray(text.parsed().get(i), given, null));
    }
    return values;
  }

  private static Answered sent(
      PreparedStatement trip, List<@Nullable Object> values, List<Question.Statement> statements)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      StatementCreatorUtils.setParameterValue(
          trip, i + 1, SqlTypeValue.TYPE_UNKNOWN, values.get(i));
    }
    trip.execute();
    Answered answered = new Answered();
    for (Question.Statement statement : statements) {
      answered.keep(statement, read(trip, statement));
      trip.getMoreResults();
    }
    return answered;
  }

  private static List<?> read(PreparedStatement trip, Question.Statement statement)
      throws SQLException {
    return new RowMapperResultSetExtractor<>(statement.row()).extractData(trip.getResultSet());
  }
}
