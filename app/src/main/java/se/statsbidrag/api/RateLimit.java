package se.statsbidrag.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import se.statsbidrag.identity.AccessTokens;
import se.statsbidrag.identity.Bearer;

/**
 * So many calls a minute from each client: the system that a token proves, else the address that
 * calls. What is left is filled up evenly, so that nobody waits long. Each node counts for itself
 * and in memory: a call costs no write, and a client that several nodes serve gets more.
 */
@Component
class RateLimit implements HandlerInterceptor {

  /** The client has called too often. */
  static final class TooMany extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final Duration pause;

    TooMany(Duration pause) {
      super("too many calls");
      this.pause = pause;
    }

    /** When it is worth calling again, in whole seconds. */
    long seconds() {
      return Math.max(1, pause.plusMillis(999).toSeconds());
    }
  }

  /** How many calls a client has left, at a moment. */
  private record Left(double calls, Instant at) {}

  private static final int MOST_CLIENTS = 10_000;
  private static final double MINUTE = 60_000;

  private final Map<String, Left> clients = new LinkedHashMap<>();
  private final int perMinute;
  private final Clock clock;

  RateLimit(
      @Value("${statsbidrag.api-calls-per-minute:600}") int perMinute,
      @Qualifier("systemClock") Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    take(client(request));
    return true;
  }

  private static String client(HttpServletRequest request) {
    AccessTokens.Proved who = Bearer.proved(request);
    return who == null ? "address " + request.getRemoteAddr() : "system " + who;
  }

  /** Counts a call; refused when there is none left. */
  synchronized void take(String client) {
    Instant now = clock.instant();
    Left before = Objects.requireNonNullElse(clients.remove(client), new Left(perMinute, now));
    double filled = Duration.between(before.at(), now).toMillis() * perMinute / MINUTE;
    double calls = Math.min(perMinute, before.calls() + Math.max(0, filled));
    forgetOldest();
    clients.put(client, new Left(calls < 1 ? calls : calls - 1, now));
    if (calls < 1) {
      throw new TooMany(Duration.ofMillis((long) Math.ceil((1 - calls) * MINUTE / perMinute)));
    }
  }

  /** Whoever has not called for longest; after a minute they are as new anyway. */
  private void forgetOldest() {
    if (clients.size() >= MOST_CLIENTS) {
      clients.remove(clients.keySet().iterator().next());
    }
  }
}
