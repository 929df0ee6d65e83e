package se.statsbidrag.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.servlet.HandlerInterceptor;
import se.statsbidrag.identity.Bearer;

/** A token that proves nobody is refused even where none was needed: its sender should know. */
final class TokenCheck implements HandlerInterceptor {

  /** Nobody can say what the token is worth, since its issuer does not answer. */
  static final class IssuerSilent extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    return switch (Bearer.token(request)) {
      case BAD -> throw new BadCredentialsException("the token is not good");
      case UNKNOWN -> throw new IssuerSilent();
      case NONE, PROVED, CONNECTED -> true;
    };
  }
}
