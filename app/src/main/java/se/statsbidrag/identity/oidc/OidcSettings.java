package se.statsbidrag.identity.oidc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provider of sign-in (OpenID Connect), as the operator describes it.
 *
 * @param issuer who the provider says it is; its endpoints are found there unless they are given
 * @param endpoints where its parts answer; needed only where they cannot be found
 * @param claims what the provider calls what we need to know
 * @param audience for whom a system's token must be issued: our interface for systems
 * @param assuranceLevels the provider's levels of assurance (tillitsnivåer), lowest first
 * @param minimumAssurance the lowest of them that is good enough; none means any
 */
@ConfigurationProperties("statsbidrag.oidc")
record OidcSettings(
    @Nullable String issuer,
    @DefaultValue("statsbidrag") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
    @DefaultValue("RS256") String signatureAlgorithm,
    @DefaultValue Endpoints endpoints,
    @DefaultValue Claims claims,
    @DefaultValue("statsbidrag-api") String audience,
    @DefaultValue List<String> assuranceLevels,
    @DefaultValue("") String minimumAssurance) {

  /** Where the provider answers. */
  record Endpoints(
      @Nullable String authorization,
      @Nullable String token,
      @Nullable String keys,
      @Nullable String userInfo,
      @Nullable String endSession) {

    boolean given() {
      return authorization != null && token != null && keys != null;
    }
  }

  /** The provider's names of what we read. */
  record Claims(
      @DefaultValue("sub") String subject,
      @DefaultValue("name") String name,
      @DefaultValue("email") String email,
      @DefaultValue("acr") String assurance,
      @DefaultValue("sub") String client) {}

  boolean configured() {
    return issuer != null && !issuer.isBlank();
  }

  /** The levels that are good enough, lowest first; empty where any is. */
  List<String> goodLevels() {
    int lowest = assuranceLevels.indexOf(minimumAssurance);
    return lowest < 0
        ? minimumAssurance.isBlank() ? List.of() : List.of(minimumAssurance)
        : assuranceLevels.subList(lowest, assuranceLevels.size());
  }

  boolean goodEnough(@Nullable String level) {
    return goodLevels().isEmpty() || goodLevels().contains(level);
  }
}
