package se.statsbidrag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import se.statsbidrag.SystemTest;
import tools.jackson.databind.JsonNode;

/** A client that calls too often is told when to call again, and others are not held up. */
@SystemTest
class RateLimitTest {

  private static final int PER_MINUTE = 60;

  @LocalServerPort int port;
  @Autowired ProblemAdvice words;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final RateLimit limit =
      new RateLimit(PER_MINUTE, ((InstantSource) now::get).withZone(ZoneOffset.UTC));

  @Test
  void one_call_too_many_is_refused_until_the_pause_is_over_and_others_are_not_held_up() {
    for (int i = 0; i < PER_MINUTE; i++) {
      limit.take("one");
    }
    assertThatThrownBy(() -> limit.take("one"))
        .asInstanceOf(type(RateLimit.TooMany.class))
        .extracting(RateLimit.TooMany::seconds)
        .isEqualTo(1L);
    assertThatCode(() -> limit.take("another")).doesNotThrowAnyException();
    now.updateAndGet(at -> at.plus(Duration.ofMillis(999)));
    assertThatThrownBy(() -> limit.take("one")).isInstanceOf(RateLimit.TooMany.class);
    now.updateAndGet(at -> at.plus(Duration.ofSeconds(1)));
    assertThatCode(() -> limit.take("one")).doesNotThrowAnyException();
  }

  @Test
  void nobody_saves_calls_for_more_than_a_minute() {
    limit.take("one");
    now.updateAndGet(at -> at.plus(Duration.ofDays(1)));
    for (int i = 0; i < PER_MINUTE; i++) {
      limit.take("one");
    }
    assertThatThrownBy(() -> limit.take("one")).isInstanceOf(RateLimit.TooMany.class);
  }

  @Test
  void the_answer_is_429_with_a_pause_and_every_operation_says_so() throws Exception {
    var answer = words.tooMany(new RateLimit.TooMany(Duration.ofMillis(1500)), Locale.of("sv"));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
    try (Caller caller = new Caller(port)) {
      JsonNode paths = caller.get("/api/v1/openapi.json").json().path("paths");
      for (JsonNode path : paths) {
        for (JsonNode operation : path) {
          assertThat(operation.at("/responses/429/headers/Retry-After").isMissingNode()).isFalse();
        }
      }
      assertThat(caller.get("/granssnitt").text()).contains("Retry-After");
    }
  }
}
