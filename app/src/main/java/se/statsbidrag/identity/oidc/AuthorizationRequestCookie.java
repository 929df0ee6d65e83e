package se.statsbidrag.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import se.statsbidrag.identity.Cookies;
import se.statsbidrag.identity.SealedValue;

/**
 * What we must remember while somebody is away at the provider (state, nonce, proof key), kept
 * sealed in the browser, so that whichever node they come back to knows it. One cookie a sign-in,
 * so that two tabs do not overwrite each other's.
 */
class AuthorizationRequestCookie
    implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final String PURPOSE = "authorization-request";
  private static final String NAME = "pagar-";
  private static final String PATH = "/logga-in";

  private final SealedValue seals;
  private final Clock clock;

  AuthorizationRequestCookie(SealedValue seals, Clock clock) {
    this.seals = seals;
    this.clock = clock;
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest asked,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (asked == null) {
      return;
    }
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .claim("until", clock.instant().plus(PATIENCE).toEpochMilli())
            .claim("authorization", asked.getAuthorizationUri())
            .claim("client", asked.getClientId())
            .claim("redirect", asked.getRedirectUri())
            .claim("scopes", List.copyOf(asked.getScopes()))
            .claim("state", asked.getState())
            .claim("attributes", asked.getAttributes())
            .claim("parameters", asked.getAdditionalParameters());
    Cookies.set(
        request,
        response,
        name(String.valueOf(asked.getState())),
        PATH,
        seals.seal(PURPOSE, claims),
        PATIENCE);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    String state = request.getParameter("state");
    if (state == null) {
      return null;
    }
    return seals
        .open(PURPOSE, Cookies.value(request, name(state)))
        .flatMap(this::read)
        .filter(asked -> state.equals(asked.getState()))
        .orElse(null);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
    if (asked != null) {
      Cookies.remove(request, response, name(String.valueOf(asked.getState())), PATH);
    }
    return asked;
  }

  private Optional<OAuth2AuthorizationRequest> read(JWTClaimsSet claims) {
    try {
      if (clock.instant().isAfter(Instant.ofEpochMilli(claims.getLongClaim("until")))) {
        return Optional.empty();
      }
      Map<String, Object> attributes = new TreeMap<>(claims.getJSONObjectClaim("attributes"));
      Map<String, Object> parameters = new TreeMap<>(claims.getJSONObjectClaim("parameters"));
      return Optional.of(
          OAuth2AuthorizationRequest.authorizationCode()
              .authorizationUri(claims.getStringClaim("authorization"))
              .clientId(claims.getStringClaim("client"))
              .redirectUri(claims.getStringClaim("redirect"))
              .scopes(Set.copyOf(claims.getStringListClaim("scopes")))
              .state(claims.getStringClaim("state"))
              .attributes(attributes)
              .additionalParameters(parameters)
              .build());
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** A cookie's name is a word: of the state, only a trace of its letters is needed. */
  private static String name(String state) {
    return NAME + Integer.toHexString(state.hashCode());
  }
}
