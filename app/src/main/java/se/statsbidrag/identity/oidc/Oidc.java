package se.statsbidrag.identity.oidc;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.SealedValue;
import se.statsbidrag.identity.SignIn;
import se.statsbidrag.identity.WantedPage;

/** Sign-in by OpenID Connect, where a provider is configured: stateless, and never for long. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${statsbidrag.oidc.issuer:}'.isBlank()")
@EnableConfigurationProperties(OidcSettings.class)
class Oidc {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final String TO_PROVIDER = "/logga-in/hos";

  /** Where one is sent on to the provider. */
  static final String START = TO_PROVIDER + "/" + Provider.ID;

  private final ClientHttpRequestFactory requests = requests();

  @Bean
  Provider provider(OidcSettings settings) {
    return new Provider(settings, RestClient.builder().requestFactory(requests).build());
  }

  /** The keys of the provider are fetched as patiently as everything else: not for long. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens(OidcSettings settings) {
    SignatureAlgorithm algorithm =
        Objects.requireNonNull(SignatureAlgorithm.from(settings.signatureAlgorithm()));
    return registration -> {
      NimbusJwtDecoder decoder =
          NimbusJwtDecoder.withJwkSetUri(
                  Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
              .jwsAlgorithm(algorithm)
              .restOperations(new RestTemplate(requests))
              .build();
      decoder.setJwtValidator(
          new DelegatingOAuth2TokenValidator<>(
              new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
      decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
      return decoder;
    };
  }

  @Bean
  ProviderTokens providerTokens(OidcSettings settings, Provider provider) {
    return new ProviderTokens(settings, provider, requests);
  }

  @Bean
  ProviderAnswer providerAnswer(
      OidcSettings settings, People people, SignIn signIn, RequestCache cache) {
    return new ProviderAnswer(settings, people, signIn, new WantedPage(cache));
  }

  @Bean
  Customizer<
          OAuth2LoginConfigurer<
              org.springframework.security.config.annotation.web.builders.HttpSecurity>>
      oidcLogin(
          OidcSettings settings,
          Provider provider,
          ProviderAnswer answer,
          SealedValue seals,
          @Qualifier("systemClock") Clock clock) {
    return login ->
        login
            .clientRegistrationRepository(provider)
            .authorizedClientRepository(new NothingKept())
            .loginPage("/logga-in")
            .loginProcessingUrl(Provider.RETURN)
            .authorizationEndpoint(start ->
                start
                    .authorizationRequestRepository(new AuthorizationRequestCookie(seals, clock))
                    .authorizationRequestResolver(resolver(provider, settings)))
            .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
            .userInfoEndpoint(info -> info.oidcUserService(facts()))
            .securityContextRepository(new NullSecurityContextRepository())
            .successHandler(answer)
            .failureHandler(answer);
  }

  private static DefaultOAuth2AuthorizationRequestResolver resolver(
      Provider provider, OidcSettings settings) {
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(provider, TO_PROVIDER);
    Consumer<OAuth2AuthorizationRequest.Builder> wish =
        settings.goodLevels().isEmpty()
            ? request -> {}
            : request ->
                request.additionalParameters(
                    Map.of("acr_values", String.join(" ", settings.goodLevels())));
    resolver.setAuthorizationRequestCustomizer(wish);
    return resolver;
  }

  private RestClientAuthorizationCodeTokenResponseClient tokens() {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  private OidcUserService facts() {
    RestTemplate http = new RestTemplate(requests);
    http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    DefaultOAuth2UserService plain = new DefaultOAuth2UserService();
    plain.setRestOperations(http);
    OidcUserService facts = new OidcUserService();
    facts.setOauth2UserService(plain);
    return facts;
  }

  private static ClientHttpRequestFactory requests() {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
    requests.setReadTimeout(ANSWER);
    return requests;
  }
}
