package se.statsbidrag.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.statsbidrag.Browser;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Recipients;

/** The outer wall: cookies, headers, figures, and every route with an object, as everybody. */
@SystemTest
class WallTest {

  private static final int VIEWS = 25;

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired People people;
  @Autowired TestPeople cast;
  @Autowired Recipients recipients;
  @Autowired SignInCookie cookies;
  @Autowired CookieKeys keys;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private UUID agency;
  private Browser browser;

  @BeforeEach
  void open() {
    agency = recipients.add("Murmyndigheten " + UUID.randomUUID(), false);
    browser = new Browser(port);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void each_role_is_refused_at_every_object_and_every_form_that_is_not_for_it() {
    List<String> wrong = new ArrayList<>();
    for (Role role : Role.values()) {
      try (Browser person = as(role)) {
        person.get("/att-gora");
        mapping
            .getHandlerMethods()
            .forEach((info, handler) -> {
              if (isForbidden(handler, role)) {
                for (String path : ownPages(info)) {
                  String address =
                      path.replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1")
                          .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
                  boolean form =
                      info.getMethodsCondition().getMethods().contains(RequestMethod.POST);
                  int status =
                      form
                          ? person.send(address, Map.of()).status()
                          : person.look(address).status();
                  if (status != 403) {
                    wrong.add(role + " " + info + " " + status);
                  }
                }
              }
            });
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The interface for systems has a wall of its own, which no cookie opens. */
  private static List<String> ownPages(RequestMappingInfo info) {
    return info.getPatternValues().stream().filter(path -> !path.startsWith("/api/")).toList();
  }

  private static boolean isForbidden(HandlerMethod handler, Role role) {
    Access own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Access.class);
    Access access =
        own != null
            ? own
            : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class);
    return access != null
        && !access.open()
        && access.value().length > 0
        && !Arrays.asList(access.value()).contains(role);
  }

  @Test
  void whether_it_lives_is_open_and_its_figures_are_not() {
    assertThat(browser.look("/actuator/health").body())
        .contains("\"status\":\"UP\"")
        .doesNotContain("components", "details");
    assertThat(browser.look("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(browser.look("/actuator/health/readiness").status()).isEqualTo(200);
    for (String figures :
        List.of("/actuator", "/actuator/metrics", "/actuator/prometheus", "/actuator/env")) {
      assertThat(browser.look(figures).status()).as(figures).isEqualTo(404);
      try (Browser administrator = as(Role.USER_ADMINISTRATOR)) {
        assertThat(administrator.look(figures).status()).as(figures).isIn(403, 404);
      }
    }
  }

  @Test
  void behind_a_proxy_with_tls_cookies_are_secure_and_stay_so() {
    browser.header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "bidrag.test");
    Browser.Page page = browser.look("/logga-in");
    assertThat(page.response().headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allMatch(cookie -> cookie.contains("Secure"));
    assertThat(page.response().headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void our_cookies_are_out_of_reach_of_scripts_and_of_other_sites_forms() {
    browser.get("/logga-in");
    UUID person = person(Role.AUDITOR);
    List<String> set =
        browser
            .send("/logga-in", Map.of("person", person.toString()))
            .response()
            .headers()
            .allValues("Set-Cookie");
    assertThat(set)
        .allMatch(cookie -> cookie.contains("HttpOnly") || cookie.startsWith("REDIRECT_URI"));
  }

  @Test
  @Shows("L18")
  void a_role_that_is_withdrawn_is_gone_at_the_next_page() {
    UUID person = person(Role.AUDITOR);
    browser.plant("inloggning", cookies.seal(person, agency, "loa3"));
    assertThat(browser.look("/behandlingshistorik").status()).isEqualTo(200);
    jdbc.sql("delete from identity.role_assignment where person_id = :p")
        .param("p", person)
        .update();
    assertThat(browser.look("/behandlingshistorik").status()).isEqualTo(403);
  }

  @Test
  void a_page_view_writes_nothing_to_the_database() {
    try (Browser person = as(Role.USER_ADMINISTRATOR)) {
      for (String page : List.of("/att-gora", "/behorigheter", "/behandlingshistorik", "/")) {
        assertThat(person.look(page).status()).isEqualTo(200);
        long before = transactionsBegun();
        for (int i = 0; i < VIEWS; i++) {
          person.look(page);
        }
        // a view that wrote would begin one each; a background job of the server may begin a few
        assertThat(transactionsBegun() - before).as(page).isLessThan(VIEWS / 2);
      }
    }
  }

  @Test
  void a_write_does_show_in_that_count() {
    long before = transactionsBegun();
    recipients.add("Räknemyndigheten " + UUID.randomUUID(), false);
    assertThat(transactionsBegun()).isGreaterThan(before);
  }

  private long transactionsBegun() {
    return jdbc.sql("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        .query(Long.class)
        .single();
  }

  @Test
  void another_node_opens_what_this_node_sealed() {
    String cookie = cookies.seal(UUID.randomUUID(), agency, "loa3");
    Clock clock = Clock.systemUTC();
    CookieKeys another = new CookieKeys(jdbc, clock, Duration.ofDays(30));
    assertThat(new SignInCookie(new SealedValue(another), clock).open(cookie)).isPresent();
  }

  @Test
  void an_older_key_opens_what_it_sealed_while_a_newer_seals() {
    keys.current();
    CookieKeys shortLived = new CookieKeys(jdbc, Clock.systemUTC(), Duration.ZERO);
    String old = new SealedValue(keys).seal("x", new com.nimbusds.jwt.JWTClaimsSet.Builder());
    shortLived.rotate();
    CookieKeys fresh = new CookieKeys(jdbc, Clock.systemUTC(), Duration.ofDays(30));
    assertThat(fresh.current().id()).isGreaterThan(keyOf(old));
    assertThat(new SealedValue(fresh).open("x", old)).isPresent();
  }

  private static int keyOf(String sealed) {
    try {
      return Integer.parseInt(com.nimbusds.jwt.EncryptedJWT.parse(sealed).getHeader().getKeyID());
    } catch (java.text.ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_sign_in_ends_after_an_idle_hour_and_after_ten_hours_in_all() {
    UUID person = person(Role.AUDITOR);
    Instant start = Instant.parse("2030-01-01T08:00:00Z");
    SealedValue seals = new SealedValue(keys);
    String cookie = at(seals, start).seal(person, agency, "loa3");
    assertThat(at(seals, start.plusSeconds(3599)).open(cookie)).isPresent();
    assertThat(at(seals, start.plusSeconds(3601)).open(cookie)).isEmpty();
    Instant now = start;
    for (int i = 0; i < 11; i++) {
      now = now.plusSeconds(3500);
      SignInCookie clock = at(seals, now);
      cookie = clock.open(cookie).map(clock::renewed).orElse(cookie);
    }
    assertThat(at(seals, now).open(cookie)).isEmpty();
  }

  private static SignInCookie at(SealedValue seals, Instant now) {
    return new SignInCookie(seals, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void a_form_that_is_too_large_says_so() {
    browser.get("/logga-in");
    assertThat(browser.send("/logga-in", Map.of("x", "y".repeat(3_000_000))).status())
        .isEqualTo(413);
  }

  @Test
  void one_way_to_sign_in_is_needed_and_two_are_too_many() {
    assertThatThrownBy(() -> new Security(false, "", ""))
        .isInstanceOfSatisfying(
            InvalidConfigurationPropertyValueException.class,
            refused -> assertThat(refused.getReason()).contains("nobody could sign in"));
    assertThatThrownBy(() -> new Security(true, "https://provider.test", ""))
        .isInstanceOfSatisfying(
            InvalidConfigurationPropertyValueException.class,
            refused -> assertThat(refused.getReason()).contains("Choose one of them"));
  }

  private Browser as(Role role) {
    return new Browser(port).plant("inloggning", cookies.seal(person(role), agency, "loa3"));
  }

  private UUID person(Role role) {
    return cast.at(agency, role).personId();
  }
}
