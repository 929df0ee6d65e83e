package se.statsbidrag.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** How our cookies are set: unseen by scripts, sent by no other site's form, over TLS only. */
public final class Cookies {

  /** Who is signed in. */
  static final String SIGN_IN = "inloggning";

  /** Who signed in last: whose a form is that comes after they have been signed out. */
  static final String LAST = "senast";

  /** The provider's proof, sent only where one signs out. */
  static final String PROOF = "intyg";

  private Cookies() {}

  /** What the browser sent, or null. */
  public static @Nullable String value(HttpServletRequest request, String name) {
    Cookie cookie = WebUtils.getCookie(request, name);
    return cookie == null ? null : cookie.getValue();
  }

  /** Sets a cookie; its path is also where it is sent. */
  public static void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String path,
      String value,
      Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path(path)
            .maxAge(age)
            .build()
            .toString());
  }

  public static void remove(
      HttpServletRequest request, HttpServletResponse response, String name, String path) {
    set(request, response, name, path, "", Duration.ZERO);
  }
}
