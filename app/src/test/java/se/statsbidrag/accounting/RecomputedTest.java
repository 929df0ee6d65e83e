package se.statsbidrag.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.SystemTest;
import se.statsbidrag.payment.Payment;
import se.statsbidrag.payment.PaymentFixture;
import se.statsbidrag.payment.bank.Outcome;

/** The queries that a stranger is given, as they stand in the document. */
@SystemTest
class RecomputedTest {

  private static final Pattern QUERY = Pattern.compile("(?s)```sql\n(.*?);\n```");

  @Autowired JdbcClient jdbc;
  @Autowired PaymentFixture paying;

  @Test
  void each_query_of_the_document_runs_and_says_what_the_document_says() throws IOException {
    Payment payment = paying.due();
    paying.attested(payment);
    paying.say(payment, Outcome.EXECUTED, PaymentFixture.DAY);
    List<String> queries = new ArrayList<>();
    Matcher query = QUERY.matcher(Files.readString(Path.of("../docs/reconcile.md")));
    while (query.find()) {
      queries.add(query.group(1));
    }
    assertThat(queries).hasSize(5);
    assertThat(rows(queries.get(0))).isEmpty();
    assertThat(rows(queries.get(1))).isEmpty();
    assertThat(rows(queries.get(2)))
        .isNotEmpty()
        .allMatch(row -> number(row, "charged") <= number(row, "assigned"))
        .anyMatch(row -> number(row, "paid") >= payment.amount().ore());
    assertThat(rows(queries.get(3)))
        .isNotEmpty()
        .allMatch(row -> number(row, "left") >= 0)
        .allMatch(row -> number(row, "left") == number(row, "awarded") - number(row, "paid"));
    assertThat(rows(queries.get(4)).size())
        .isEqualTo(jdbc.sql("select count(*) from ledger.pot").query(Integer.class).single());
  }

  private List<Map<String, Object>> rows(String sql) {
    return jdbc.sql(sql).query().listOfRows();
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }
}
