package se.statsbidrag.identity.oidc;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;
import se.statsbidrag.identity.AccessTokens;

/**
 * Access tokens of the provider, issued to a system for its own account (client credentials): its
 * signature, its time, its issuer, and that it is meant for our interface. A person's proof of
 * sign-in is not one, since it is meant for our pages.
 */
class ProviderTokens implements AccessTokens {

  private final OidcSettings settings;
  private final Provider provider;
  private final ClientHttpRequestFactory requests;
  private volatile @Nullable NimbusJwtDecoder decoder;

  ProviderTokens(OidcSettings settings, Provider provider, ClientHttpRequestFactory requests) {
    this.settings = settings;
    this.provider = provider;
    this.requests = requests;
  }

  @Override
  public Optional<Proved> read(String token) {
    try {
      Jwt jwt = decoder().decode(token);
      @Nullable String subject = jwt.getClaimAsString(settings.claims().client());
      boolean isSignIn = jwt.hasClaim("nonce");
      return subject == null || subject.isBlank() || isSignIn
          ? Optional.empty()
          : Optional.of(new Proved(Objects.requireNonNull(settings.issuer()), subject));
    } catch (BadJwtException e) {
      return Optional.empty();
    } catch (JwtException | Provider.Unreachable e) {
      throw new Unavailable(e);
    }
  }

  private NimbusJwtDecoder decoder() {
    NimbusJwtDecoder known = decoder;
    if (known == null) {
      known = made();
      decoder = known;
    }
    return known;
  }

  private NimbusJwtDecoder made() {
    NimbusJwtDecoder made =
        NimbusJwtDecoder.withJwkSetUri(
                Objects.requireNonNull(provider.registration().getProviderDetails().getJwkSetUri()))
            .jwsAlgorithm(
                Objects.requireNonNull(SignatureAlgorithm.from(settings.signatureAlgorithm())))
            .restOperations(new RestTemplate(requests))
            .build();
    made.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            List.of(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(Objects.requireNonNull(settings.issuer())),
                new JwtAudienceValidator(settings.audience()))));
    return made;
  }
}
