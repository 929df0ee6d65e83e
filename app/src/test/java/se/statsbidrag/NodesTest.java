package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.identity.SignInFor;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.requisition.FormFixture;

/** Two nodes on one database, and the evening of the last day. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);
  private static final int PEOPLE = 4;
  private static final int FEW = 15;

  private static ConfigurableApplicationContext one;
  private static ConfigurableApplicationContext two;

  @BeforeAll
  static void start() {
    one = node();
    two = node();
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void a_sign_in_at_one_node_is_good_at_the_other() throws Exception {
    try (Visitor visitor = new Visitor(port(one))) {
      visitor.signIn("Hanna");
      visitor.goOnAt(port(two));
      assertThat(visitor.get("/att-gora").body()).contains("Hanna Handläggare");
    }
  }

  @Test
  void a_half_filled_form_goes_on_at_the_other_node_when_one_is_lost() throws Exception {
    Actor agent = agent(recipients(RecipientKind.MUNICIPALITY).getFirst());
    Tab tab = new Tab(cookie(agent));
    String form = "/rekvirera/" + round(RecipientKind.MUNICIPALITY);
    try (ConfigurableApplicationContext third = node()) {
      Tab.Page part = tab.get(port(third), form + "/organisation");
      Tab.Page saved =
          tab.post(
              port(third),
              form + "/organisation",
              Map.of("version", part.field("version"), "ownCaseNumber", "KS 2020/99"));
      assertThat(saved.status()).isEqualTo(302);
    }
    assertThat(tab.get(port(one), form + "/organisation").field("ownCaseNumber"))
        .isEqualTo("KS 2020/99");
  }

  @Test
  void a_page_view_writes_nothing_to_the_database() throws Exception {
    Actor agent = agent(recipients(RecipientKind.MUNICIPALITY).get(1));
    form().fill(agent, round(RecipientKind.MUNICIPALITY), FormFixture.whole());
    Tab tab = new Tab(cookie(agent));
    List<String> pages =
        List.of(
            "/",
            "/fordelning",
            "/rekvirera",
            "/rekvirera/" + round(RecipientKind.MUNICIPALITY),
            "/rekvirera/" + round(RecipientKind.MUNICIPALITY) + "/granska",
            "/meddelanden");
    for (String page : pages) {
      assertThat(tab.get(port(one), page).status()).as(page).isEqualTo(200);
    }
    // The jobs write now and then; what the pages write would be written every time.
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> {
          long before = transactions();
          for (String page : pages) {
            tab.get(port(one), page);
          }
          return transactions() == before;
        });
  }

  @Test
  void on_the_last_evening_some_recipients_with_four_people_each_submit_once() throws Exception {
    List<RecipientRole> some = recipients(RecipientKind.MUNICIPALITY).subList(2, 2 + FEW);
    evening(Map.of(RecipientKind.MUNICIPALITY, some));
    jobs(FEW);
  }

  @Test
  @Tag("deep")
  @Order(Integer.MAX_VALUE) // it leaves nobody who has not submitted
  void on_the_last_evening_311_recipients_with_four_people_each_submit_within_a_minute()
      throws Exception {
    Map<RecipientKind, List<RecipientRole>> all =
        Map.of(
            RecipientKind.MUNICIPALITY, free(RecipientKind.MUNICIPALITY),
            RecipientKind.REGION, free(RecipientKind.REGION));
    assertThat(evening(all)).isLessThan(60_000_000_000L);
    assertThat(active()).isEqualTo(311);
  }

  /** Everybody has the form open and sends it in at the same moment, to either node. */
  private static long evening(Map<RecipientKind, List<RecipientRole>> recipients) throws Exception {
    long before = active();
    List<Callable<String>> people = new ArrayList<>();
    int number = recipients.values().stream().mapToInt(List::size).sum();
    CyclicBarrier start = new CyclicBarrier(number * PEOPLE + 1);
    for (Map.Entry<RecipientKind, List<RecipientRole>> kind : recipients.entrySet()) {
      UUID round = round(kind.getKey());
      for (RecipientRole recipient : kind.getValue()) {
        Actor agent = agent(recipient);
        form().fill(agent, round, FormFixture.whole());
        for (int i = 0; i < PEOPLE; i++) {
          Actor person =
              i == 0 ? agent : form().person(recipient.organisationId(), Role.REPRESENTATIVE, "R");
          people.add(person(person, round, i % 2 == 0 ? port(one) : port(two), start));
        }
      }
    }
    Set<String> receipts = new HashSet<>();
    long began;
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = people.stream().map(all::submit).toList();
      start.await(3, TimeUnit.MINUTES);
      began = System.nanoTime();
      for (int i = 0; i < answers.size(); i++) {
        receipts.add(answers.get(i).get());
        assertThat(receipts).as("one receipt a recipient").hasSize(i / PEOPLE + 1);
      }
    }
    assertThat(active()).isEqualTo(before + number);
    return System.nanoTime() - began;
  }

  private static Callable<String> person(Actor actor, UUID round, int port, CyclicBarrier start) {
    return () -> {
      Tab tab = new Tab(cookie(actor));
      String address = "/rekvirera/" + round + "/granska";
      Tab.Page form = tab.get(port, address);
      Map<String, String> fields = Map.of("key", form.field("key"), "seen", form.field("seen"));
      start.await();
      Tab.Page sent = tab.post(port, address, fields);
      assertThat(sent.status()).as(sent.body()).isEqualTo(302);
      assertThat(sent.location()).contains("/mina-rekvisitioner/");
      String receipt = sent.location().replaceFirst("^https?://[^/]+", "");
      assertThat(tab.get(port, receipt).status()).isEqualTo(200);
      return receipt;
    };
  }

  /** Both nodes have the jobs: each receipt is made, and each person told, once. */
  private static void jobs(int number) {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() ->
            count("select count(*) from requisition.requisition where paper_status = 'DONE'")
                >= number);
    assertThat(
            count(
                """
                select count(*) from (select case_id from casefile.document
                  where case_id in (select case_id from requisition.requisition)
                 group by case_id having count(*) <> 1) as wrong
                """))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from (select 1 from notification.message
                 where object_type = 'requisition.requisition'
                 group by object_id, to_address having count(*) <> 1) as wrong
                """))
        .isZero();
  }

  private static ConfigurableApplicationContext node() {
    return new SpringApplicationBuilder(StatsbidragApp.class)
        .run(
            "--spring.datasource.url=" + TestDatabase.database("nodes"),
            "--spring.datasource.username=postgres",
            "--statsbidrag.demonstration=true",
            "--server.port=0",
            "--spring.main.banner-mode=off");
  }

  private static int port(ConfigurableApplicationContext node) {
    return node.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private static FormFixture form() {
    return one.getBean(FormFixture.class);
  }

  private static Actor agent(RecipientRole recipient) {
    return form().person(recipient.organisationId(), Role.AGENT, "Ove Ombud");
  }

  private static String cookie(Actor actor) {
    return one.getBean(SignInFor.class).cookie(actor);
  }

  private static UUID round(RecipientKind kind) {
    return one.getBean(Rounds.class)
        .find(form().agency(), new BudgetYear(2020), kind.name(), RoundKind.ORDINARY)
        .orElseThrow()
        .id();
  }

  private static List<RecipientRole> recipients(RecipientKind kind) {
    return one.getBean(Recipients.class).roles(kind, DAY);
  }

  /** Those who have not submitted. */
  private static List<RecipientRole> free(RecipientKind kind) {
    Set<UUID> taken =
        new HashSet<>(
            one.getBean(JdbcClient.class)
                .sql(
                    "select organisation_id from requisition.requisition"
                        + " where recipient_kind = :kind")
                .param("kind", kind.name())
                .query(UUID.class)
                .list());
    return recipients(kind).stream()
        .filter(recipient -> !taken.contains(recipient.organisationId()))
        .toList();
  }

  private static long active() {
    return count("select count(*) from requisition.requisition where status = 'SUBMITTED'");
  }

  /** Which transaction that writes comes next; one that only reads is given no number. */
  private static long transactions() {
    return count("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
  }

  private static long count(String query) {
    return one.getBean(JdbcClient.class).sql(query).query(Long.class).single();
  }
}
