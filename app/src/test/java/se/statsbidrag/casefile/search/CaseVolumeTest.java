package se.statsbidrag.casefile.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.SearchWords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists and search at volume: by index, never by reading everything. */
@SystemTest
class CaseVolumeTest {

  private static final int MANY = 50_000;
  private static final int MILLION = 1_000_000;

  /** No question reads more rows than are sorted at most, and a few beside them. */
  private static final long READ = 12_000;

  private static final Duration AT_ONCE = Duration.ofMillis(400);

  @Autowired CaseSearch search;
  @Autowired DocumentSearch documents;
  @Autowired JsonMapper json;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private final UUID agency = UUID.randomUUID();

  @AfterEach
  void remove() {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("set local session_replication_role = replica").update();
      List.of(
              "delete from casefile.document_text where agency_id = :agency",
              "delete from casefile.document where agency_id = :agency",
              """
              delete from casefile.party p using casefile.case_file c
               where c.id = p.case_id and c.agency_id = :agency
              """,
              "delete from casefile.case_file where agency_id = :agency")
          .forEach(sql -> jdbc.sql(sql).param("agency", agency).update());
    });
    tidy();
  }

  @Test
  void no_list_or_search_of_fifty_thousand_cases_reads_them_all() {
    load(MANY);
    assertThat(tooMuch(MANY)).isEmpty();
  }

  @Test
  @Tag("deep")
  void a_million_cases_answer_like_a_few() {
    load(MILLION);
    List<String> slow = new ArrayList<>();
    for (Asked asked : questions(MILLION)) {
      time(asked.name(), slow, () -> search.rows(asked.who(), asked.party(), asked.query(), 51));
      time(
          asked.name() + ", counted",
          slow,
          () -> search.count(asked.who(), asked.party(), asked.query()));
    }
    for (String words : WORDS) {
      SearchWords sought = SearchWords.of(words);
      time("documents, " + words, slow, () -> documents.find(officer(), sought, null, 21));
      time("own documents, " + words, slow, () -> documents.find(agent(), sought, null, 21));
    }
    assertThat(slow).isEmpty();
    assertThat(tooMuch(MILLION)).isEmpty();
  }

  private static final List<String> WORDS =
      List.of("rekvisition", "Sällsynt", "enhörning", "rekvisitionerna sällsyn", "uråldrig");

  private Actor officer() {
    return new Actor(agency, "Volym", agency, Set.of(Role.CASE_OFFICER), "test");
  }

  private Actor agent() {
    return new Actor(agency, "Volym", municipality(7), Set.of(Role.AGENT), "test");
  }

  /** What reads more rows than it may, each with how the database went about it. */
  private List<String> tooMuch(int cases) {
    List<String> found = new ArrayList<>();
    for (Asked asked : questions(cases)) {
      boolean few =
          !asked.query().words().isEmpty()
              && counted(() -> search.atMost(10_000, asked.who(), asked.party(), asked.query()))
                  <= 10_000;
      read(
          found,
          asked.name(),
          CaseSearch.statement(asked.party(), asked.query().order(), few),
          sql -> search.bound(sql, asked.who(), asked.query(), 51));
      read(
          found,
          asked.name() + ", counted",
          CaseSearch.counting(asked.party()),
          sql -> search.bound(sql, asked.who(), asked.query().whole(), 10_001));
    }
    for (String words : WORDS) {
      for (Actor actor : List.of(officer(), agent())) {
        SearchWords sought = SearchWords.of(words);
        boolean few = !sought.text().equals("rekvisition") || actor.forRecipient();
        read(
            found,
            "documents " + words + (actor.forRecipient() ? " of a recipient" : ""),
            DocumentSearch.statement(actor.forRecipient(), few),
            sql ->
                DocumentSearch.bound(sql, actor, sought, 21)
                    .param("after", null)
                    .param("at", null));
      }
    }
    return found;
  }

  private int counted(IntSupplier question) {
    return transaction.execute(status -> question.getAsInt());
  }

  private void read(
      List<String> found,
      String name,
      String sql,
      UnaryOperator<JdbcClient.StatementSpec> parameters) {
    String plan =
        transaction.execute(status -> {
          jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
          return parameters
              .apply(jdbc.sql("explain (analyze, timing off, format json) " + sql))
              .query(String.class)
              .single();
        });
    long rows =
        json.readTree(plan).findValues("Plan").stream()
            .mapToLong(CaseVolumeTest::rows)
            .max()
            .orElse(0);
    if (rows > READ) {
      found.add(name + " reads " + rows + " rows:\n" + plan);
    }
  }

  /** The most rows that any step of a plan reads, those included that it leaves out. */
  private static long rows(JsonNode step) {
    double own =
        (step.path("Actual Rows").asDouble()
                + step.path("Rows Removed by Filter").asDouble()
                + step.path("Rows Removed by Index Recheck").asDouble())
            * step.path("Actual Loops").asDouble();
    long below = 0;
    for (JsonNode one : step.path("Plans")) {
      below = Math.max(below, rows(one));
    }
    return Math.max(Math.round(own), below);
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

  private List<Asked> questions(int cases) {
    String middle =
        jdbc.sql(
                """
                select id from casefile.case_file where agency_id = :agency
                 order by opened_at offset :middle limit 1
                """)
            .param("agency", agency)
            .param("middle", cases / 2)
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
            municipality(7),
            true,
            CaseQuery.of("rekvisition", "", null, "", "", "", "")),
        new Asked(
            "all a recipient's own",
            municipality(7),
            true,
            CaseQuery.of("", "", null, "", "", "", "")));
  }

  private Asked asked(
      String name, @Nullable String text, String status, String sort, String after) {
    return new Asked(name, agency, false, CaseQuery.of(text, status, null, "", "", sort, after));
  }

  /** The volume's recipients, each with its share of the cases. */
  private UUID municipality(int number) {
    return new UUID(agency.getMostSignificantBits(), number);
  }

  private void load(int cases) {
    jdbc.sql(
            """
            insert into casefile.case_file
              (agency_id, case_number, title, party_names, opened_at, opened_by, opened_by_name,
               last_document)
            select :agency, 'N-' || lpad(n::text, 7, '0'),
                   'Rekvisition av utvecklingsmedel ' || n % 290
                     || case when n % 10000 = 7 then ' sällsynt' else '' end
                     || case when n < 2000 then ' uråldrigt' else '' end,
                   'Kommun ' || n % 290, timestamptz '2020-01-01' + n * interval '1 minute',
                   :agency, 'Volym', 1
              from generate_series(1, :cases) n
            """)
        .param("agency", agency)
        .param("cases", cases)
        .update();
    jdbc.sql(
            """
            insert into casefile.party (case_id, position, name, organisation_id)
            select id, 1, party_names,
                   (left(:agency, 18) || '-0000-'
                     || lpad(to_hex(substring(party_names from 8)::integer), 12, '0'))::uuid
              from casefile.case_file where agency_id = :agency::uuid
            """)
        .param("agency", agency.toString())
        .update();
    jdbc.sql(
            """
            insert into casefile.document
              (agency_id, case_id, number, direction, document_date, registered_at, registered_by,
               registered_by_name, title, kind, file_name, media_type, size, sha256, content, body)
            select agency_id, id, 1, 'INTERNAL', '2020-01-01', opened_at, agency_id, 'Volym',
                   'Tjänsteanteckning', 'NOTE', 'note.txt', 'text/plain',
                   octet_length(title), encode(sha256(convert_to(title, 'UTF8')), 'hex'),
                   convert_to(title, 'UTF8'), title
              from casefile.case_file where agency_id = :agency
            """)
        .param("agency", agency)
        .update();
    tidy();
  }

  private void tidy() {
    jdbc.sql("vacuum analyze casefile.case_file, casefile.party, casefile.document_text").update();
  }
}
