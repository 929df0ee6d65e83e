package se.statsbidrag.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The sealed cookie that carries a sign-in. Any node can open it, none has to remember it, and a
 * page view writes nothing: who has been idle too long, or signed in too long ago, signs in again.
 */
@Component
class SignInCookie {

  /**
   * What the cookie says.
   *
   * @param person our identity of the person
   * @param agency the agency for which they act
   * @param assurance level of assurance at sign-in
   * @param signedIn when they signed in
   * @param seen when the cookie was last renewed
   */
  record Content(UUID person, UUID agency, String assurance, Instant signedIn, Instant seen) {}

  static final Duration IDLE = Duration.ofMinutes(60);
  static final Duration LONGEST = Duration.ofHours(10);
  static final Duration REMEMBERED = Duration.ofDays(1);
  private static final Duration RENEW = Duration.ofMinutes(5);
  private static final String PURPOSE = "sign-in";
  private static final String LAST = "last-person";
  private static final String OPENED = SignInCookie.class.getName();

  /** What was found in a request. */
  private record Opened(Optional<Content> content) {}

  private final SealedValue seals;
  private final Clock clock;

  SignInCookie(SealedValue seals, @Qualifier("systemClock") Clock clock) {
    this.seals = seals;
    this.clock = clock;
  }

  String seal(UUID person, UUID agency, String assurance) {
    Instant now = clock.instant();
    return seal(new Content(person, agency, assurance, now, now));
  }

  /** The same sign-in at another agency. */
  String seal(Content content, UUID agency) {
    return seal(
        new Content(
            content.person(), agency, content.assurance(), content.signedIn(), clock.instant()));
  }

  private String seal(Content content) {
    return seals.seal(
        PURPOSE,
        new JWTClaimsSet.Builder()
            .subject(content.person().toString())
            .claim("agency", content.agency().toString())
            .claim("assurance", content.assurance())
            .claim("since", content.signedIn().toEpochMilli())
            .claim("seen", content.seen().toEpochMilli()));
  }

  /**
   * The content of a request's cookie, if it is ours and still good; it is opened once a request.
   */
  Optional<Content> open(HttpServletRequest request) {
    if (request.getAttribute(OPENED) instanceof Opened opened) {
      return opened.content();
    }
    Optional<Content> content = open(Cookies.value(request, Cookies.SIGN_IN));
    request.setAttribute(OPENED, new Opened(content));
    return content;
  }

  /** The content of a cookie of ours that is still good; empty for anything else. */
  Optional<Content> open(@Nullable String cookie) {
    return seals.open(PURPOSE, cookie).flatMap(SignInCookie::read).filter(this::stillGood);
  }

  /** Of whom a cookie of ours speaks, whether it is still good or not. */
  Optional<UUID> person(@Nullable String cookie) {
    return seals.open(PURPOSE, cookie).flatMap(SignInCookie::read).map(Content::person);
  }

  /** Says who signed in, and gives nobody a way in. */
  String sealLast(UUID person) {
    return seals.seal(LAST, new JWTClaimsSet.Builder().subject(person.toString()));
  }

  /** The person whom {@link #sealLast} sealed. */
  Optional<UUID> lastPerson(@Nullable String cookie) {
    return seals.open(LAST, cookie).map(claims -> UUID.fromString(claims.getSubject()));
  }

  private static Optional<Content> read(JWTClaimsSet claims) {
    try {
      return Optional.of(
          new Content(
              UUID.fromString(claims.getSubject()),
              UUID.fromString(claims.getStringClaim("agency")),
              claims.getStringClaim("assurance"),
              Instant.ofEpochMilli(claims.getLongClaim("since")),
              Instant.ofEpochMilli(claims.getLongClaim("seen"))));
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean stillGood(Content content) {
    Instant now = clock.instant();
    return now.isBefore(content.seen().plus(IDLE))
        && now.isBefore(content.signedIn().plus(LONGEST));
  }

  /** Seconds until it is idle too long, just renewed or not. */
  long idleLeft(Content content, boolean renewed) {
    Instant seen = renewed ? clock.instant() : content.seen();
    return Duration.between(clock.instant(), seen.plus(IDLE)).toSeconds();
  }

  /** Seconds until it ends however active the person is. */
  long lastLeft(Content content) {
    return Duration.between(clock.instant(), content.signedIn().plus(LONGEST)).toSeconds();
  }

  /** A cookie with a later last sight, or null while the present one is fresh enough. */
  @Nullable String renewed(Content content) {
    return clock.instant().isBefore(content.seen().plus(RENEW))
        ? null
        : seal(content, content.agency());
  }
}
