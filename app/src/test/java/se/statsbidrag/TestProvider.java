package se.statsbidrag;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real provider of sign-in (OpenID Connect) on a port of its own. Whom the header {@code X-User}
 * names has proved who they are; what it then says of them, and whether it lies, the test decides.
 */
public final class TestProvider {

  static final String CLIENT = "statsbidrag";
  static final String SECRET = "test-secret";

  /** A recipient's own system at the provider, with a secret of the same words. */
  public static final String SYSTEM = "tierps-system";

  private static final RSAKey TRUE_KEY = key("k1");
  private static final RSAKey FALSE_KEY = key("k1");

  /** What it says in the identity token besides what it must; null takes a claim away. */
  private static final Map<String, Object> CLAIMS = new HashMap<>();

  private static volatile boolean forges;
  private static volatile int appPort;
  private static volatile String audience = "statsbidrag-api";

  private final ConfigurableApplicationContext context;

  private TestProvider(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static TestProvider start() {
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Server.class)
            .properties(
                "server.port=0",
                "server.servlet.session.cookie.name=provider",
                "spring.config.location=optional:classpath:/none/",
                "logging.level.root=warn")
            .run();
    return new TestProvider(context);
  }

  public String issuer() {
    return "http://localhost:"
        + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  /** Honest again, towards the system on a port. */
  public void serve(int port) {
    appPort = port;
    forges = false;
    audience = "statsbidrag-api";
    CLAIMS.clear();
    says("acr", "loa3");
    says("email_verified", true);
  }

  public void says(String claim, Object value) {
    CLAIMS.put(claim, value);
  }

  /** Issues a system's tokens for somebody else. */
  public void issuesFor(String other) {
    audience = other;
  }

  /** A token of a system's own (client credentials). */
  public String systemToken() throws java.io.IOException, InterruptedException {
    String credentials =
        java.util.Base64.getEncoder().encodeToString((SYSTEM + ":" + SECRET).getBytes());
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      String answer =
          http.send(
                  java.net.http.HttpRequest.newBuilder(
                          java.net.URI.create(issuer() + "/oauth2/token"))
                      .header("Authorization", "Basic " + credentials)
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(
                          java.net.http.HttpRequest.BodyPublishers.ofString(
                              "grant_type=client_credentials"))
                      .build(),
                  java.net.http.HttpResponse.BodyHandlers.ofString())
              .body();
      return answer.replaceFirst("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }
  }

  /** Signs with a key that it does not publish, under the published one's name. */
  public void forges() {
    forges = true;
  }

  private static RSAKey key(String id) {
    try {
      var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
      return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
          .privateKey((RSAPrivateKey) pair.getPrivate())
          .keyID(id)
          .build();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The provider's own configuration; no component of the system under test. */
  @EnableAutoConfiguration(
      exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  static class Server {

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
      Filter proved =
          (request, response, next) -> {
            String user = ((jakarta.servlet.http.HttpServletRequest) request).getHeader("X-User");
            if (user != null) {
              SecurityContextHolder.getContext()
                  .setAuthentication(
                      UsernamePasswordAuthenticationToken.authenticated(
                          user,
                          null,
                          java.util.List.of(
                              FactorGrantedAuthority.fromAuthority(
                                  FactorGrantedAuthority.PASSWORD_AUTHORITY))));
            }
            next.doFilter(request, response);
          };
      return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
          .oauth2ResourceServer(resources -> resources.jwt(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .addFilterAfter(proved, org.springframework.security.web.csrf.CsrfFilter.class)
          .build();
    }

    @Bean
    RegisteredClientRepository clients() {
      return new RegisteredClientRepository() {
        @Override
        public void save(RegisteredClient client) {
          // it would only store the secret in a better form
        }

        @Override
        public RegisteredClient findById(String id) {
          return client();
        }

        @Override
        public RegisteredClient findByClientId(String id) {
          return CLIENT.equals(id) ? client() : SYSTEM.equals(id) ? system() : null;
        }
      };
    }

    private static RegisteredClient system() {
      return RegisteredClient.withId("2")
          .clientId(SYSTEM)
          .clientSecret("{noop}" + SECRET)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
          .build();
    }

    private static RegisteredClient client() {
      return RegisteredClient.withId("1")
          .clientId(CLIENT)
          .clientSecret("{noop}" + SECRET)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .redirectUri("http://localhost:" + appPort + "/logga-in/klar")
          .postLogoutRedirectUri("http://localhost:" + appPort + "/")
          .scopes(scopes -> scopes.addAll(Set.of("openid", "profile", "email")))
          .clientSettings(ClientSettings.builder().requireProofKey(true).build())
          .build();
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> keys() {
      return new ImmutableJWKSet<>(new JWKSet(TRUE_KEY));
    }

    @Bean
    JwtEncoder encoder(JWKSource<SecurityContext> keys) {
      NimbusJwtEncoder honest = new NimbusJwtEncoder(keys);
      NimbusJwtEncoder forger = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(FALSE_KEY)));
      return parameters -> forges ? forger.encode(parameters) : honest.encode(parameters);
    }

    @Bean
    JwtDecoder decoder() throws com.nimbusds.jose.JOSEException {
      return NimbusJwtDecoder.withPublicKey(TRUE_KEY.toRSAPublicKey()).build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> words() {
      return token -> {
        if (SYSTEM.equals(token.getRegisteredClient().getClientId())) {
          token.getClaims().audience(java.util.List.of(audience));
        }
        if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
          String user = token.getPrincipal().getName();
          token.getClaims().claim("name", user.toUpperCase(java.util.Locale.ROOT) + " Prov");
          token.getClaims().claim("email", user + "@provmyndigheten.test");
          CLAIMS.forEach((claim, value) -> {
            if (value == null) {
              token.getClaims().claims(all -> all.remove(claim));
            } else {
              token.getClaims().claim(claim, value);
            }
          });
        }
      };
    }
  }
}
