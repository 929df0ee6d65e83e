package se.statsbidrag.identity.forms;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.stereotype.Component;
import se.statsbidrag.identity.SignedIn;

/**
 * Answers what is refused. Signing out in one tab takes the proof from the forms of the others:
 * whoever sends one of those is asked to sign in, and not told that a role is lacking.
 */
@Component
class SignedOutHandler implements AccessDeniedHandler {

  private final KeepingEntryPoint asksToSignIn;
  private final AccessDeniedHandler refuses = new AccessDeniedHandlerImpl();

  SignedOutHandler(KeepingEntryPoint asksToSignIn) {
    this.asksToSignIn = asksToSignIn;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException, ServletException {
    if (SignedIn.current() == null) {
      asksToSignIn.commence(
          request, response, new InsufficientAuthenticationException("signed out", refused));
    } else {
      refuses.handle(request, response, refused);
    }
  }
}
