package se.statsbidrag.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import se.statsbidrag.kernel.Actor;

/** Signs a proved person in on this browser. */
@Service
public class SignIn {

  private final CookieSecurityContext contexts;

  SignIn(CookieSecurityContext contexts) {
    this.contexts = contexts;
  }

  public void as(Actor actor, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new SignedIn(actor));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
