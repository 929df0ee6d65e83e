package se.statsbidrag.identity.oidc;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The provider of sign-in. It is looked up when somebody first wants to sign in, so that one that
 * is down stops neither the start nor what the public reads.
 */
class Provider implements ClientRegistrationRepository {

  /** The provider does not answer, or does not describe itself as one. */
  static final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable(Throwable cause) {
      super("the sign-in provider does not answer", cause);
    }
  }

  static final String ID = "oidc";
  static final String RETURN = "/logga-in/klar";

  private final OidcSettings settings;
  private final RestClient http;
  private volatile @Nullable ClientRegistration found;

  Provider(OidcSettings settings, RestClient http) {
    this.settings = settings;
    this.http = http;
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return ID.equals(id) ? registration() : null;
  }

  /** How we talk to the provider; {@link Unreachable} while that cannot be known. */
  ClientRegistration registration() {
    ClientRegistration known = found;
    if (known == null) {
      known = settings.endpoints().given() ? given() : discovered();
      found = known;
    }
    return known;
  }

  /** Where the provider signs people out, or null where it does not, or does not answer. */
  @Nullable String endSession() {
    if (settings.endpoints().endSession() != null) {
      return settings.endpoints().endSession();
    }
    try {
      Object address =
          registration()
              .getProviderDetails()
              .getConfigurationMetadata()
              .get("end_session_endpoint");
      return address instanceof String text ? text : null;
    } catch (Unreachable e) {
      return null;
    }
  }

  private ClientRegistration given() {
    OidcSettings.Endpoints at = settings.endpoints();
    ClientRegistration.Builder builder =
        ClientRegistration.withRegistrationId(ID)
            .authorizationUri(Objects.requireNonNull(at.authorization()))
            .tokenUri(Objects.requireNonNull(at.token()))
            .jwkSetUri(Objects.requireNonNull(at.keys()))
            .issuerUri(Objects.requireNonNull(settings.issuer()));
    if (at.userInfo() != null) {
      builder.userInfoUri(at.userInfo());
    }
    return ours(builder);
  }

  private ClientRegistration discovered() {
    String issuer = Objects.requireNonNull(settings.issuer());
    URI description =
        URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration");
    try {
      Map<String, Object> facts =
          Objects.requireNonNull(
              http.get()
                  .uri(description)
                  .retrieve()
                  .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
      if (!issuer.equals(facts.get("issuer"))) {
        throw new IllegalArgumentException("it calls itself " + facts.get("issuer"));
      }
      return ours(ClientRegistrations.fromOidcConfiguration(facts));
    } catch (RestClientException | IllegalArgumentException | NullPointerException e) {
      throw new Unreachable(e);
    }
  }

  private ClientRegistration ours(ClientRegistration.Builder builder) {
    return builder
        .registrationId(ID)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .clientAuthenticationMethod(
            settings.clientSecret().isEmpty()
                ? ClientAuthenticationMethod.NONE
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .redirectUri("{baseUrl}" + RETURN)
        .scope(settings.scopes())
        .userNameAttributeName("sub")
        .build();
  }
}
