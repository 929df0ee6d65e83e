package se.statsbidrag.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the token of a request from another system. It says nothing itself: who the request comes
 * from, and what the token was worth, the interface finds in the request.
 */
public final class Bearer extends OncePerRequestFilter {

  /** What a request's token is worth. */
  public enum Token {
    /** There is none. */
    NONE,
    /** It proves nobody. */
    BAD,
    /** Nobody can say at the moment. */
    UNKNOWN,
    /** It proves a system that is not connected. */
    PROVED,
    /** It proves a system that may act. */
    CONNECTED
  }

  private static final String ATTRIBUTE = Bearer.class.getName();
  private static final String SUBJECT = ATTRIBUTE + ".subject";
  private static final String PREFIX = "Bearer ";

  private final ObjectProvider<AccessTokens> tokens;
  private final ConnectedSystems systems;

  Bearer(ObjectProvider<AccessTokens> tokens, ConnectedSystems systems) {
    this.tokens = tokens;
    this.systems = systems;
  }

  /** What the token of a request is worth. */
  public static Token token(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Token token ? token : Token.NONE;
  }

  /** Whom the token of a request proves, connected or not; null where it proves nobody. */
  public static AccessTokens.@Nullable Proved proved(HttpServletRequest request) {
    return request.getAttribute(SUBJECT) instanceof AccessTokens.Proved who ? who : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.setAttribute(ATTRIBUTE, read(request));
    chain.doFilter(request, response);
  }

  private Token read(HttpServletRequest request) {
    @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return Token.NONE;
    }
    @Nullable AccessTokens reader = tokens.getIfAvailable();
    if (reader == null || !header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      return Token.BAD;
    }
    try {
      Optional<AccessTokens.Proved> who = reader.read(header.substring(PREFIX.length()).strip());
      who.ifPresent(proved -> request.setAttribute(SUBJECT, proved));
      return who.map(this::signIn).orElse(Token.BAD);
    } catch (AccessTokens.Unavailable e) {
      return Token.UNKNOWN;
    }
  }

  private Token signIn(AccessTokens.Proved who) {
    return systems
        .actor(who)
        .map(actor -> {
          SecurityContext context = SecurityContextHolder.createEmptyContext();
          context.setAuthentication(SignedIn.system(actor));
          SecurityContextHolder.setContext(context);
          return Token.CONNECTED;
        })
        .orElse(Token.PROVED);
  }
}
