package se.statsbidrag.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Reads who is signed in from the cookie; the roles are read afresh at each request. */
@Component
class CookieSecurityContext implements SecurityContextRepository {

  static final String COOKIE = "inloggning";

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
    opened(holder.getRequest())
        .ifPresent(content -> {
          people.actor(content).map(SignedIn::new).ifPresent(context::setAuthentication);
          String renewed = cookies.renewed(content);
          if (renewed != null && holder.getResponse() != null) {
            write(holder.getRequest(), holder.getResponse(), renewed);
          }
        });
    return context;
  }

  private Optional<SignInCookie.Content> opened(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null ? Optional.empty() : cookies.open(cookie.getValue());
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    if (context.getAuthentication() instanceof SignedIn person) {
      var actor = person.actor();
      write(request, response, cookies.seal(actor.personId(), actor.agencyId(), actor.assurance()));
    } else if (containsContext(request)) {
      write(request, response, null);
    }
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return WebUtils.getCookie(request, COOKIE) != null;
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, @Nullable String value) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value == null ? "" : value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(value == null ? java.time.Duration.ZERO : SignInCookie.LONGEST)
            .build()
            .toString());
  }
}
