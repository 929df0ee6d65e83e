package se.statsbidrag.demo;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.statsbidrag.identity.AccessTokens;
import se.statsbidrag.identity.SealedValue;
import se.statsbidrag.kernel.Access;

/**
 * Stands in for the provider that would issue tokens to systems: whoever asks under a name gets one
 * in that name, as anybody may be anybody in the demonstration.
 */
@DemonstrationOnly
@RestController
@Access(open = true)
class DemoTokens implements AccessTokens {

  private static final String PURPOSE = "demonstration-token";
  private static final Duration LASTS = Duration.ofMinutes(10);

  private final SealedValue seals;
  private final Clock clock;

  DemoTokens(SealedValue seals, @Qualifier("systemClock") Clock clock) {
    this.seals = seals;
    this.clock = clock;
  }

  @PostMapping("/api/demo/token")
  Map<String, Object> issue(@RequestParam("client_id") String client) {
    String token =
        seals.seal(
            PURPOSE,
            new JWTClaimsSet.Builder()
                .subject(client)
                .expirationTime(Date.from(clock.instant().plus(LASTS))));
    return Map.of("access_token", token, "token_type", "Bearer", "expires_in", LASTS.toSeconds());
  }

  @Override
  public Optional<Proved> read(String token) {
    return seals
        .open(PURPOSE, token)
        .filter(claims ->
            claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(clock.instant()))
        .flatMap(DemoTokens::subject);
  }

  private static Optional<Proved> subject(JWTClaimsSet claims) {
    return Optional.ofNullable(claims.getSubject())
        .map(subject -> new Proved(DemoPeople.ISSUER, subject));
  }
}
