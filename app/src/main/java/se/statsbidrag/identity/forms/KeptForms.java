package se.statsbidrag.identity.forms;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import se.statsbidrag.identity.Cookies;
import se.statsbidrag.identity.SealedValue;
import se.statsbidrag.identity.SignIn;

/**
 * Forms that were sent after the sign-in had run out. What was typed is sealed in a cookie of the
 * form's own page and shown there to the same person, and nobody else, once they have signed in.
 */
@Component
class KeptForms {

  static final String COOKIE = "formular";

  private static final String PURPOSE = "form";
  private static final String PERSON = "person";
  private static final String PATH = "path";
  private static final String FIELDS = "fields";
  private static final String FILES = "files";
  private static final String UNTIL = "until";
  private static final Duration AGE = Duration.ofMinutes(30);
  private static final int LONGEST = 3900;
  private static final int LONGEST_OF_ALL = 90_000;
  private static final String PURPOSE_LONG = "long-form";

  private final SealedValue seals;
  private final LongForms longForms;
  private final SignIn signIn;
  private final Clock clock;

  KeptForms(
      SealedValue seals,
      LongForms longForms,
      SignIn signIn,
      @Qualifier("systemClock") Clock clock) {
    this.seals = seals;
    this.longForms = longForms;
    this.signIn = signIn;
    this.clock = clock;
  }

  /**
   * Keeps what was typed, if we know whose it is: in the cookie, or sealed in the database where it
   * is too long for one. Files are not kept: the page says that they must be chosen again.
   */
  void keep(HttpServletRequest request, HttpServletResponse response) {
    String type = request.getContentType();
    Optional<UUID> person = signIn.lastPerson(request);
    boolean files = type != null && type.startsWith("multipart/form-data");
    if (!request.getMethod().equals("POST")
        || type == null
        || !(files || type.startsWith("application/x-www-form-urlencoded"))
        || person.isEmpty()) {
      return;
    }
    Map<String, Object> fields = new HashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (!name.equals("_csrf")) {
            fields.put(name, Arrays.asList(values));
          }
        });
    String sealed =
        seals.sealPacked(
            PURPOSE,
            new JWTClaimsSet.Builder()
                .claim(PERSON, person.get().toString())
                .claim(PATH, request.getServletPath())
                .claim(UNTIL, clock.instant().plus(AGE).toEpochMilli())
                .claim(FILES, files)
                .claim(FIELDS, fields));
    if (sealed.length() < LONGEST) {
      Cookies.set(request, response, COOKIE, "/", sealed, AGE);
    } else if (sealed.length() < LONGEST_OF_ALL) {
      Instant now = clock.instant();
      UUID id = longForms.keep(sealed, now, now.plus(AGE));
      Cookies.set(request, response, COOKIE, "/", number(id), AGE);
    }
  }

  private String number(UUID id) {
    return seals.seal(PURPOSE_LONG, new JWTClaimsSet.Builder().subject(id.toString()));
  }

  /** The number of a form that the cookie does not hold itself. */
  private Optional<UUID> number(@Nullable String cookie) {
    return seals.open(PURPOSE_LONG, cookie).map(claims -> UUID.fromString(claims.getSubject()));
  }

  /** What was typed in a form, and whether files could be chosen in it. */
  record Kept(Map<String, String[]> fields, boolean files) {}

  /** What was typed in the form that stands on this page, to whoever typed it; then forgotten. */
  Optional<Kept> take(HttpServletRequest request, HttpServletResponse response, UUID person) {
    @Nullable String cookie = Cookies.value(request, COOKIE);
    Optional<UUID> number = number(cookie);
    Optional<JWTClaimsSet> kept =
        number.isEmpty()
            ? seals.open(PURPOSE, cookie)
            : number.flatMap(longForms::read).flatMap(sealed -> seals.open(PURPOSE, sealed));
    boolean theirs =
        kept.filter(claims -> person.toString().equals(claims.getClaim(PERSON)))
            .filter(claims ->
                claims.getClaim(UNTIL) instanceof Number until
                    && clock.instant().isBefore(Instant.ofEpochMilli(until.longValue())))
            .isPresent();
    if (!theirs) {
      Cookies.remove(request, response, COOKIE, "/");
      return Optional.empty();
    }
    if (!request.getServletPath().equals(kept.orElseThrow().getClaim(PATH))) {
      return Optional.empty();
    }
    Cookies.remove(request, response, COOKIE, "/");
    number.ifPresent(longForms::forget);
    JWTClaimsSet claims = kept.orElseThrow();
    return Optional.of(new Kept(fields(claims), Boolean.TRUE.equals(claims.getClaim(FILES))));
  }

  private static Map<String, String[]> fields(JWTClaimsSet claims) {
    Map<String, String[]> fields = new HashMap<>();
    if (claims.getClaim(FIELDS) instanceof Map<?, ?> kept) {
      kept.forEach((name, values) -> {
        if (values instanceof List<?> list) {
          fields.put(
              String.valueOf(name), list.stream().map(String::valueOf).toArray(String[]::new));
        }
      });
    }
    return fields;
  }
}
