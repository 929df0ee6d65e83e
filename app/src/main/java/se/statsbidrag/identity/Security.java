package se.statsbidrag.identity;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * The outer wall: one way to sign in, no server-side session, a strict content policy, forms proved
 * to be ours. Who may use a route is the route's own word, checked where it is found.
 */
@Configuration(proxyBeanMethods = false)
class Security {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'%s; frame-ancestors 'none'";
  private static final String DEMONSTRATION = "statsbidrag.demonstration";
  private static final String ISSUER = "statsbidrag.oidc.issuer";
  private static final String END_SESSION = "statsbidrag.oidc.endpoints.end-session";

  private final String policy;

  Security(
      @Value("${" + DEMONSTRATION + ":false}") boolean demonstration,
      @Value("${" + ISSUER + ":}") String issuer,
      @Value("${" + END_SESSION + ":}") String endSession) {
    if (demonstration && !issuer.isBlank()) {
      throw new InvalidConfigurationPropertyValueException(
          DEMONSTRATION,
          true,
          "a demonstration lets anybody in without a sign-in provider, and "
              + ISSUER
              + " names one. Choose one of them.");
    }
    if (!demonstration && issuer.isBlank()) {
      throw new InvalidConfigurationPropertyValueException(
          ISSUER,
          issuer,
          "nobody could sign in. Set "
              + ISSUER
              + " to an OpenID Connect provider, or "
              + DEMONSTRATION
              + "=true to try the system with invented people.");
    }
    this.policy = POLICY.formatted(origins(issuer, endSession));
  }

  /** Signing out goes on, as one form, to the provider. */
  private static String origins(String... addresses) {
    return Stream.of(addresses)
        .filter(address -> !address.isBlank())
        .map(URI::create)
        .map(address -> " " + address.getScheme() + "://" + address.getRawAuthority())
        .distinct()
        .collect(Collectors.joining());
  }

  /** Requests are measured as a whole; to measure each filter costs a tenth of a short request. */
  @Bean
  SecurityObservationSettings unobservedFilters() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  RequestCache wantedPages() {
    return new CookieRequestCache();
  }

  /**
   * Whether it lives is open; its figures are for the port of the operators, where there is one.
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain figures(HttpSecurity http, @Value("${management.server.port:0}") int port) {
    return http.securityMatcher("/actuator/**")
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers(request -> port > 0 && request.getLocalPort() == port)
                .permitAll()
                .anyRequest()
                .denyAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(
            e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
        .build();
  }

  @Bean
  SecurityFilterChain wall(
      HttpSecurity http,
      CookieSecurityContext contexts,
      SignIn signIn,
      LogoutSuccessHandler signOut,
      RequestCache wantedPages,
      AuthenticationEntryPoint asksToSignIn,
      AccessDeniedHandler refuses,
      ObjectProvider<Customizer<OAuth2LoginConfigurer<HttpSecurity>>> oidc) {
    http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .securityContext(context -> context.securityContextRepository(contexts))
        .addFilterAfter(new SignInRenewal(signIn), SecurityContextHolderFilter.class)
        .requestCache(cache -> cache.requestCache(wantedPages))
        .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
        .exceptionHandling(
            e -> e.authenticationEntryPoint(asksToSignIn).accessDeniedHandler(refuses))
        .logout(logout -> logout.logoutUrl("/logga-ut").logoutSuccessHandler(signOut))
        .headers(this::headers)
        .httpBasic(basic -> basic.disable())
        .formLogin(form -> form.disable());
    @Nullable Customizer<OAuth2LoginConfigurer<HttpSecurity>> login = oidc.getIfAvailable();
    if (login != null) {
      http.oauth2Login(login);
    }
    return http.build();
  }

  private void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(content -> content.policyDirectives(policy))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions ->
            permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"));
  }
}
