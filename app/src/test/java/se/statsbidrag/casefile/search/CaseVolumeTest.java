package se.statsbidrag.casefile.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.SystemTest;

/** Lists and search at volume: by index, never by reading everything. */
@SystemTest
class CaseVolumeTest {

  private static final int MANY = 30_000;
  private static final int MILLION = 1_000_000;
  private static final Duration AT_ONCE = Duration.ofMillis(400);

  @Autowired CaseSearch search;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private final UUID agency = UUID.randomUUID();
  private final UUID municipality = UUID.randomUUID();

  @AfterEach
  void remove() {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("set local session_replication_role = replica").update();
      jdbc.sql(
              """
              delete from casefile.party p using casefile.case_file c
               where c.id = p.case_id and c.agency_id = :agency
              """)
          .param("agency", agency)
          .update();
      jdbc.sql("delete from casefile.case_file where agency_id = :agency")
          .param("agency", agency)
          .update();
    });
    jdbc.sql("vacuum analyze casefile.case_file").update();
  }

  @Test
  void no_list_of_thirty_thousand_cases_reads_them_all() {
    load(MANY);
    for (Asked asked : questions()) {
      assertThat(plan(asked)).as(asked.name()).doesNotContain("Seq Scan on case_file");
    }
  }

  @Test
  @Tag("deep")
  void a_million_cases_answer_like_a_few() {
    load(MILLION);
    List<String> slow = new ArrayList<>();
    for (Asked asked : questions()) {
      assertThat(plan(asked)).as(asked.name()).doesNotContain("Seq Scan on case_file");
      time(asked.name(), slow, () -> search.rows(asked.who(), asked.party(), asked.query(), 51));
      time(
          asked.name() + ", counted",
          slow,
          () -> search.count(asked.who(), asked.party(), asked.query()));
    }
    assertThat(slow).isEmpty();
  }

  private static void time(String name, List<String> slow, Supplier<?> question) {
    question.get();
    long start = System.nanoTime();
    question.get();
    long took = System.nanoTime() - start;
    System.out.printf("%s: %d ms%n", name, TimeUnit.NANOSECONDS.toMillis(took));
    if (took > AT_ONCE.toNanos()) {
      slow.add(name + " " + TimeUnit.NANOSECONDS.toMillis(took) + " ms");
    }
  }

  /** A question to the list, and what it is called. */
  private record Asked(String name, UUID who, boolean party, CaseQuery query) {}

  private List<Asked> questions() {
    String middle =
        jdbc.sql(
                """
                select id from casefile.case_file where agency_id = :agency
                 order by opened_at offset 10000 limit 1
                """)
            .param("agency", agency)
            .query(UUID.class)
            .single()
            .toString();
    return List.of(
        asked("the first page", null, "", "", ""),
        asked("a page in the middle", null, "", "", middle),
        asked("by title", null, "", "title", ""),
        asked("by title from the middle", null, "", "title", middle),
        asked("the oldest", null, "", "opened", ""),
        asked("the open ones", null, "OPEN", "", ""),
        asked("a word in every case", "rekvisition", "", "", ""),
        asked("a word in few", "Sällsynt", "", "", ""),
        asked("a word in none", "enhörning", "", "", ""),
        asked("a word in every case and one in few", "rekvisitionerna sällsyn", "", "", ""),
        asked("a word in old cases only", "uråldrig", "", "", ""),
        asked("a whole number", "N-0007777", "", "", ""),
        asked("a part of a number", "7777", "", "", ""),
        new Asked(
            "a recipient's own",
            municipality,
            true,
            CaseQuery.of("rekvisition", "", null, "", "", "", "")));
  }

  private Asked asked(
      String name, @Nullable String text, String status, String sort, String after) {
    return new Asked(name, agency, false, CaseQuery.of(text, status, null, "", "", sort, after));
  }

  private String plan(Asked asked) {
    String sql = "explain " + CaseSearch.statement(asked.party(), asked.query().order(), false);
    return transaction.execute(status -> {
      jdbc.sql("set local enable_seqscan = off").update();
      return String.join(
          "\n",
          search.bound(jdbc.sql(sql), asked.who(), asked.query(), 51).query(String.class).list());
    });
  }

  private void load(int cases) {
    jdbc.sql(
            """
            insert into casefile.case_file
              (agency_id, case_number, title, party_names, opened_at, opened_by, opened_by_name)
            select :agency, 'N-' || lpad(n::text, 7, '0'),
                   'Rekvisition av utvecklingsmedel ' || n % 290
                     || case when n % 10000 = 7 then ' sällsynt' else '' end
                     || case when n < 2000 then ' uråldrigt' else '' end,
                   'Kommun ' || n % 290, timestamptz '2020-01-01' + n * interval '1 minute',
                   :agency, 'Volym'
              from generate_series(1, :cases) n
            """)
        .param("agency", agency)
        .param("cases", cases)
        .update();
    jdbc.sql(
            """
            insert into casefile.party (case_id, position, name, organisation_id)
            select id, 1, 'Kommun', :municipality from casefile.case_file
             where agency_id = :agency and case_number like '%0001'
            """)
        .param("agency", agency)
        .param("municipality", municipality)
        .update();
    jdbc.sql("vacuum analyze casefile.case_file").update();
    jdbc.sql("analyze casefile.party").update();
  }
}
