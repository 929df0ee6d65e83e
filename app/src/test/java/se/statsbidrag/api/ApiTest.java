package se.statsbidrag.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.SystemTest;
import tools.jackson.databind.JsonNode;

/** What every system can read, how the interface describes itself, and how it says no. */
@SystemTest
class ApiTest {

  @LocalServerPort int port;

  private Caller caller;

  @BeforeEach
  void open() {
    caller = new Caller(port);
  }

  @AfterEach
  void close() {
    caller.close();
  }

  @Test
  void the_amount_of_stockholm_in_2020_is_read_by_anybody() throws Exception {
    JsonNode key = find(caller.get("/api/v1/keys").json(), 2020, "MUNICIPALITY");
    assertThat(key.path("sum").asLong()).isEqualTo(75_000_000);
    String address = "/api/v1/keys/" + key.path("id").asString();
    assertThat(caller.get(address + "/rows").json().size()).isEqualTo(290);
    assertThat(caller.get(address + "/rows/0180").json().path("amount").asLong())
        .isEqualTo(4_528_687);
  }

  @Test
  void a_round_says_its_grant_year_frame_and_decision() throws Exception {
    JsonNode round = find(caller.get("/api/v1/rounds").json(), 2020, "REGION");
    assertThat(round.path("frame").asLong()).isEqualTo(31_500_000);
    assertThat(round.path("basis").asString()).contains("S2020/01591/SOF");
    String grant = round.path("grant").asString();
    assertThat(caller.get("/api/v1/grants/" + grant).json().path("slug").asString())
        .isEqualTo(grant);
    assertThat(caller.get("/api/v1/rounds/" + round.path("id").asString()).json()).isEqualTo(round);
  }

  @Test
  void texts_are_swedish_unless_english_is_asked_for() throws Exception {
    String swedish = caller.get("/api/v1/grants").json().path(0).path("name").asString();
    String english =
        caller
            .with("Accept-Language", "en-GB")
            .get("/api/v1/grants")
            .json()
            .path(0)
            .path("name")
            .asString();
    assertThat(english).isNotEqualTo(swedish);
  }

  @Test
  void what_does_not_exist_is_a_problem_in_the_language_asked_for() throws Exception {
    for (String path : new String[] {"/api/v1/keys/1", "/api/v1/rounds/" + unknown(), "/api/v2"}) {
      Caller.Answer answer = caller.get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.type()).startsWith("application/problem+json");
      assertThat(answer.problem()).isEqualTo("not-found");
      assertThat(answer.json().path("title").asString()).isEqualTo("Det finns inte");
    }
    try (Caller english = new Caller(port).with("Accept-Language", "en")) {
      assertThat(english.get("/api/v1/grants/none").json().path("title").asString())
          .isEqualTo("It does not exist");
    }
  }

  @Test
  void without_a_token_what_is_a_recipients_own_is_refused_and_with_a_bad_one_everything_is()
      throws Exception {
    assertThat(caller.get("/api/v1/connection").problem()).isEqualTo("no-token");
    assertThat(caller.send("POST", "/api/v1/connection", "{\"code\":\"x\"}").status())
        .isEqualTo(401);
    Caller.Answer bad = caller.token("eyJhbGciOiJub25lIn0.e30.").get("/api/v1/grants");
    assertThat(bad.status()).isEqualTo(401);
    assertThat(bad.problem()).isEqualTo("bad-token");
  }

  @Test
  void the_description_is_openapi_3_1_made_from_the_code() throws Exception {
    JsonNode description = caller.get("/api/v1/openapi.json").json();
    assertThat(description.path("openapi").asString()).startsWith("3.1");
    assertThat(description.path("paths").propertyNames())
        .contains("/api/v1/grants", "/api/v1/rounds/{id}", "/api/v1/keys/{id}/rows")
        .allMatch(path -> path.startsWith("/api/v1/"));
    assertThat(description.at("/paths/~1api~1v1~1connection/get/security").isEmpty()).isFalse();
    assertThat(description.at("/paths/~1api~1v1~1grants/get/security").isMissingNode()).isTrue();
    assertThat(caller.get("/granssnitt").text())
        .contains("GET /api/v1/rounds/{id}", "Vem systemet handlar för")
        .doesNotContain("api.does", "All announced rounds");
  }

  private static JsonNode find(JsonNode list, int year, String kind) {
    for (JsonNode one : list) {
      if (one.path("budgetYear").asInt() == year
          && one.path("recipientKind").asString().equals(kind)) {
        return one;
      }
    }
    throw new AssertionError(year + " " + kind + " is not in " + list);
  }

  private static String unknown() {
    return "00000000-0000-7000-8000-000000000000";
  }
}
