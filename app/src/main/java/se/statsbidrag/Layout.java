package se.statsbidrag;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;
import se.statsbidrag.identity.SignedIn;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;

/**
 * What the layout shows on every page: the menu, and who is signed in. It is put together when a
 * page is about to be shown, and not for an act that sends whoever did it on.
 */
@Component
class Layout implements HandlerInterceptor {

  /** A menu entry as the page shows it. */
  record MenuItem(String href, String titleKey, boolean current) {}

  /** The organisation for which somebody acts, as the page shows it. */
  record Place(String name, boolean several) {}

  private final List<NavigationEntry> entries;

  Layout(List<NavigationEntry> entries) {
    this.entries =
        entries.stream().sorted(Comparator.comparingInt(NavigationEntry::order)).toList();
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView shown) {
    if (shown == null || !shown.hasView() || isRedirect(shown.getViewName())) {
      return;
    }
    @Nullable SignedIn person = SignedIn.current();
    if (person == null) {
      shown.addObject("navigation", menu(request, Layout::isOpen));
      shown.addObject("openNavigation", List.of());
      return;
    }
    shown.addObject("signedIn", person.actor());
    shown.addObject("navigation", menu(request, entry -> isFor(entry, person.actor())));
    shown.addObject("openNavigation", menu(request, Layout::isOpen));
    if (person.organisation() != null) {
      shown.addObject("place", new Place(person.organisation(), person.several()));
    }
  }

  private static boolean isRedirect(@Nullable String view) {
    return view != null && view.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
  }

  private List<MenuItem> menu(HttpServletRequest request, Predicate<NavigationEntry> shown) {
    String path =
        request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH) instanceof String asked
            ? asked
            : request.getServletPath();
    return entries.stream()
        .filter(shown)
        .map(entry -> new MenuItem(entry.href(), entry.titleKey(), isIn(path, entry.href())))
        .toList();
  }

  private static boolean isOpen(NavigationEntry entry) {
    return entry.roles().isEmpty();
  }

  private static boolean isFor(NavigationEntry entry, Actor actor) {
    return entry.roles().stream().anyMatch(actor::has);
  }

  private static boolean isIn(String path, String href) {
    return path.equals(href) || (href.length() > 1 && path.startsWith(href + "/"));
  }
}
