package se.statsbidrag.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** The page that somebody wanted when we asked them to sign in; never another site's. */
public final class WantedPage {

  /** Where one begins who wanted nothing in particular. */
  static final String FIRST = "/att-gora";

  private final RequestCache cache;

  public WantedPage(RequestCache cache) {
    this.cache = cache;
  }

  /** The page, which is then forgotten. */
  public String take(HttpServletRequest request, HttpServletResponse response) {
    SavedRequest saved = cache.getRequest(request, response);
    cache.removeRequest(request, response);
    return local(saved == null ? null : pathOf(saved.getRedirectUrl()));
  }

  private static @Nullable String pathOf(String address) {
    try {
      URI uri = new URI(address);
      return uri.getRawQuery() == null
          ? uri.getRawPath()
          : uri.getRawPath() + "?" + uri.getRawQuery();
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** The address if it is a page of ours, else the first page. */
  public static String local(@Nullable String address) {
    return address != null && isOurs(address) ? address : FIRST;
  }

  private static boolean isOurs(String address) {
    return address.startsWith("/")
        && !address.startsWith("//")
        && address.chars().noneMatch(c -> c == '\\' || c < 0x20 || c == 0x7f)
        && !address.startsWith("/logga-");
  }
}
