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
import org.springframework.stereotype.Component;

/**
 * Asks, all that belongs together in one trip. The database answered statement by statement, each
 * seeing what was committed when its turn came, just as if they had been sent one at a time.
 */
@Component
public class Trips {

  private final JdbcTemplate jdbc;

  /** As many as there are statements in the source, for they are constants. */
  private final Map<String, ParsedSql> parsed = new ConcurrentHashMap<>();

  Trips(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public <T> T ask(Question<T> question) {
    List<Question.Statement> statements = question.statements();
    List<@Nullable Object> values = new ArrayList<>();
    String sql =
        statements.stream()
            .map(statement -> withValues(statement, values))
            .collect(Collectors.joining(";\n"));
    Answered answered =
        jdbc.execute(
            connection -> connection.prepareStatement(sql),
            (PreparedStatement trip) -> sent(trip, values, statements));
    return Objects.requireNonNull(answered).to(question);
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

  /** The statement with a question mark for each named value; the values go where they belong. */
  private String withValues(Question.Statement statement, List<@Nullable Object> values) {
    ParsedSql text =
        parsed.computeIfAbsent(statement.text(), NamedParameterUtils::parseSqlStatement);
    MapSqlParameterSource given = new MapSqlParameterSource(statement.values());
    Collections.addAll(values, NamedParameterUtils.buildValueArray(text, given, null));
    return NamedParameterUtils.substituteNamedParameters(text, given);
  }

  private static List<?> read(PreparedStatement trip, Question.Statement statement)
      throws SQLException {
    return new RowMapperResultSetExtractor<>(statement.row()).extractData(trip.getResultSet());
  }
}
