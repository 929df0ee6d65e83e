package se.statsbidrag.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Reads who is signed in from the cookie, once a page asks; the roles, and whether the person has
 * signed out since, are read afresh at each request. Writes nothing: {@link SignIn} does.
 */
@Component
class CookieSecurityContext implements SecurityContextRepository {

  private final SignInCookie cookies;
  private final People people;

  CookieSecurityContext(SignInCookie cookies, People people) {
    this.cookies = cookies;
    this.people = people;
  }

  @Override
  @SuppressWarnings("deprecation") // the interface still asks for it
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    cookies
        .open(holder.getRequest())
        .flatMap(people::signedIn)
        .ifPresent(context::setAuthentication);
    return context;
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // the cookie is set where somebody signs in, and nowhere else
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return Cookies.value(request, Cookies.SIGN_IN) != null;
  }
}
