package se.statsbidrag.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * The outer wall of the interface for other systems: a token and nothing else. No cookie is read,
 * so there is nothing that another site's form could use.
 */
@Configuration(proxyBeanMethods = false)
class SystemWall {

  @Bean
  @Order(1)
  SecurityFilterChain systems(
      HttpSecurity http, ObjectProvider<AccessTokens> tokens, ConnectedSystems connected) {
    return http.securityMatcher("/api/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
        .addFilterAfter(new Bearer(tokens, connected), SecurityContextHolderFilter.class)
        .requestCache(cache -> cache.disable())
        .csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable())
        .httpBasic(basic -> basic.disable())
        .formLogin(form -> form.disable())
        .headers(headers ->
            headers.contentSecurityPolicy(
                content -> content.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
        .exceptionHandling(
            e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
        .build();
  }
}
