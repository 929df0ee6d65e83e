package se.statsbidrag.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.identity.clients.ConnectedSystem;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.FormFixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A municipality's own system: all that a coordinator can, and submitting where it is allowed. */
@SystemTest
class SystemFillsInTest {

  @LocalServerPort int port;
  @Autowired FormFixture form;
  @Autowired ConnectedSystem systems;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private String round = "";
  private Actor agent;

  @BeforeEach
  void open() {
    round = "/api/v1/rounds/" + form.round().id();
    agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
  }

  @AfterEach
  void close() {
    systemsMaySubmit(false);
  }

  @Test
  @Shows("R60")
  void the_own_ceiling_is_told_and_nobody_elses() throws Exception {
    try (Caller system = systems.of(agent, false, port)) {
      JsonNode ceiling = system.get(round + "/ceiling").json();
      assertThat(ceiling.path("amount").asLong()).isPositive();
      assertThat(ceiling.path("opening").asString()).isEqualTo("OPEN");
      String regions = other("REGION");
      assertThat(system.get("/api/v1/rounds/" + regions + "/ceiling").problem())
          .isEqualTo("not-found");
    }
  }

  @Test
  @Shows("R87")
  void a_system_fills_in_all_and_a_person_submits_it() throws Exception {
    try (Caller system = systems.of(agent, true, port)) {
      JsonNode draft = system.send("PUT", round + "/draft", whole(0)).json();
      assertThat(draft.path("remaining").isEmpty()).isTrue();
      assertThat(draft.at("/fields/ownCaseNumber").asString()).isEqualTo("KS 2020/17");
      Caller.Answer refused = submit(system, UUID.randomUUID(), draft);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.problem()).isEqualTo("person-submits");
      assertThat(form.seen(agent, form.round().id())).isEqualTo(draft.path("sha256").asString());
      String number = form.submit(agent).label();
      JsonNode own = system.get("/api/v1/requisitions").json().path(0);
      assertThat(own.path("caseNumber").asString()).isEqualTo(number);
      assertThat(own.path("status").asString()).isEqualTo("SUBMITTED");
    }
  }

  @Test
  void all_that_is_wrong_is_said_at_once_and_nothing_of_it_is_saved() throws Exception {
    try (Caller system = systems.of(agent, false, port)) {
      Caller.Answer refused =
          system.send(
              "PUT",
              round + "/draft",
              """
              {"version": 0, "fields": {"choice": "PART", "amount": "-1", "share": "true",
               "contactName": "", "contactEmail": "nobody", "contactPhone": ""}}
              """);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("errors").findValuesAsString("field"))
          .contains("contactName", "contactEmail");
      assertThat(system.get(round + "/draft").json().path("version").asInt()).isZero();
      assertThat(
              system
                  .send("PUT", round + "/draft", "{\"version\":0,\"fields\":{\"x\":\"1\"}}")
                  .json()
                  .at("/errors/0/field")
                  .asString())
          .isEqualTo("x");
      assertThat(system.send("PUT", round + "/draft", "{not json").problem())
          .isEqualTo("unreadable");
    }
  }

  @Test
  @Shows("R52")
  void where_the_round_allows_it_a_system_submits_once_for_each_key() throws Exception {
    systemsMaySubmit(true);
    try (Caller system = systems.of(agent, true, port)) {
      JsonNode draft = system.send("PUT", round + "/draft", whole(0)).json();
      assertThat(system.send("POST", round + "/requisition", "{\"sha256\":\"x\"}").problem())
          .isEqualTo("idempotency-key");
      UUID key = UUID.randomUUID();
      Caller.Answer first = submit(system, key, draft);
      assertThat(first.status()).isEqualTo(201);
      assertThat(submit(system, key, draft).json()).isEqualTo(first.json());
      String id = first.json().path("id").asString();
      assertThat(system.get("/api/v1/requisitions/" + id).json()).isEqualTo(first.json());
      Awaitility.await()
          .untilAsserted(() ->
              assertThat(system.get("/api/v1/events").json().findValuesAsString("act"))
                  .containsExactly("REQUISITION_RECEIVED"));
      long cursor = system.get("/api/v1/events").json().path(0).path("cursor").asLong();
      assertThat(system.get("/api/v1/events?after=" + cursor).json().isEmpty()).isTrue();
      try (Caller other =
          systems.of(form.person(form.municipality(), Role.AGENT, "Olle Al"), true, port)) {
        assertThat(other.get("/api/v1/requisitions/" + id).problem()).isEqualTo("not-found");
        assertThat(other.get("/api/v1/events").json().isEmpty()).isTrue();
        JsonNode theirs = other.send("PUT", round + "/draft", whole(0)).json();
        Caller.Answer taken = submit(other, key, theirs);
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).doesNotContain(id);
      }
    }
  }

  @Test
  void where_the_round_allows_it_a_system_corrects_and_withdraws() throws Exception {
    systemsMaySubmit(true);
    try (Caller system = systems.of(agent, true, port);
        Caller other =
            systems.of(form.person(form.municipality(), Role.AGENT, "Olle Al"), true, port)) {
      JsonNode draft = system.send("PUT", round + "/draft", whole(0)).json();
      JsonNode sent = submit(system, UUID.randomUUID(), draft).json();
      String path = "/api/v1/requisitions/" + sent.path("id").asString();
      for (String act : new String[] {"/correction", "/withdrawal"}) {
        assertThat(post(other, path + act, UUID.randomUUID()).problem()).isEqualTo("not-found");
      }
      assertThat(system.send("POST", path + "/withdrawal", "").problem())
          .isEqualTo("idempotency-key");

      assertThat(post(system, path + "/correction", UUID.randomUUID()).status()).isEqualTo(201);
      JsonNode begun = system.get(round + "/draft").json();
      assertThat(begun.at("/fields/ownCaseNumber").asString()).isEqualTo("KS 2020/17");
      String changed =
          "{\"version\":%d,\"fields\":{\"ownCaseNumber\":\"KS 2020/18\"}}"
              .formatted(begun.path("version").asInt());
      JsonNode again = system.send("PUT", round + "/draft", changed).json();
      JsonNode second = submit(system, UUID.randomUUID(), again).json();
      assertThat(second.path("version").asInt()).isEqualTo(2);
      assertThat(second.path("caseNumber")).isEqualTo(sent.path("caseNumber"));
      assertThat(system.get(path).json().path("status").asString()).isEqualTo("REPLACED");

      String latest = "/api/v1/requisitions/" + second.path("id").asString();
      UUID key = UUID.randomUUID();
      Caller.Answer withdrawn = post(system, latest + "/withdrawal", key);
      assertThat(withdrawn.json().path("status").asString()).isEqualTo("WITHDRAWN");
      assertThat(post(system, latest + "/withdrawal", key).json()).isEqualTo(withdrawn.json());
    }
  }

  @Test
  void where_a_person_submits_a_system_withdraws_nothing() throws Exception {
    try (Caller system = systems.of(agent, true, port)) {
      system.send("PUT", round + "/draft", whole(0));
      String path = "/api/v1/requisitions/" + form.submit(agent).id();
      assertThat(post(system, path + "/withdrawal", UUID.randomUUID()).problem())
          .isEqualTo("person-submits");
      assertThat(system.get(path).json().path("status").asString()).isEqualTo("SUBMITTED");
    }
  }

  private static Caller.Answer post(Caller system, String path, UUID key) throws Exception {
    return system.send("POST", path, "", "Idempotency-Key", key.toString());
  }

  @Test
  void a_system_that_may_only_fill_in_does_not_submit_though_the_round_allows_it()
      throws Exception {
    systemsMaySubmit(true);
    try (Caller system = systems.of(agent, false, port)) {
      JsonNode draft = system.send("PUT", round + "/draft", whole(0)).json();
      assertThat(submit(system, UUID.randomUUID(), draft).problem()).isEqualTo("person-submits");
    }
  }

  private Caller.Answer submit(Caller system, UUID key, JsonNode draft) throws Exception {
    return system.send(
        "POST",
        round + "/requisition",
        "{\"sha256\":\"" + draft.path("sha256").asString() + "\"}",
        "Idempotency-Key",
        key.toString());
  }

  private static String whole(int version) {
    Map<String, String> fields = new TreeMap<>();
    FormFixture.whole().values().forEach(fields::putAll);
    return new JsonMapper().writeValueAsString(Map.of("version", version, "fields", fields));
  }

  private String other(String kind) {
    return jdbc.sql("select id::text from programme.round where recipient_kind = :kind limit 1")
        .param("kind", kind)
        .query(String.class)
        .single();
  }

  /** As if the round had been opened with other instructions; published ones do not change. */
  private void systemsMaySubmit(boolean may) {
    transactions.executeWithoutResult(status -> {
      jdbc.sql("set local session_replication_role = replica").update();
      jdbc.sql(
              """
              update programme.terms
                 set id = uuidv7(), document = jsonb_set(document, '{systemMaySubmit}', to_jsonb(:may))
               where round_id = :round
              """)
          .param("may", may)
          .param("round", form.round().id())
          .update();
    });
  }
}
