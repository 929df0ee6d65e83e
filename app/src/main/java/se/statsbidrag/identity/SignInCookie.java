package se.statsbidrag.identity;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
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
  private static final Duration RENEW = Duration.ofMinutes(5);

  private final CookieKeys keys;
  private final Clock clock;

  SignInCookie(CookieKeys keys, @Qualifier("systemClock") Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  String seal(UUID person, UUID agency, String assurance) {
    Instant now = clock.instant();
    return seal(new Content(person, agency, assurance, now, now));
  }

  private String seal(Content content) {
    try {
      EncryptedJWT token =
          new EncryptedJWT(
              new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM),
              new JWTClaimsSet.Builder()
                  .subject(content.person().toString())
                  .claim("agency", content.agency().toString())
                  .claim("assurance", content.assurance())
                  .claim("since", content.signedIn().getEpochSecond())
                  .issueTime(Date.from(content.seen()))
                  .build());
      token.encrypt(new DirectEncrypter(keys.current()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The content of a cookie of ours that is still good; empty for anything else. */
  Optional<Content> open(String cookie) {
    try {
      EncryptedJWT token = EncryptedJWT.parse(cookie);
      token.decrypt(new DirectDecrypter(keys.current()));
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Content content =
          new Content(
              UUID.fromString(claims.getSubject()),
              UUID.fromString(claims.getStringClaim("agency")),
              claims.getStringClaim("assurance"),
              Instant.ofEpochSecond(claims.getLongClaim("since")),
              claims.getIssueTime().toInstant());
      return Optional.of(content).filter(this::stillGood);
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean stillGood(Content content) {
    Instant now = clock.instant();
    return now.isBefore(content.seen().plus(IDLE))
        && now.isBefore(content.signedIn().plus(LONGEST));
  }

  /** A cookie with a later last sight, or null while the present one is fresh enough. */
  @Nullable String renewed(Content content) {
    Instant now = clock.instant();
    return now.isBefore(content.seen().plus(RENEW))
        ? null
        : seal(
            new Content(
                content.person(), content.agency(), content.assurance(), content.signedIn(), now));
  }
}
