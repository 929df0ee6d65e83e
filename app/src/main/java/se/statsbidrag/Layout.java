package se.statsbidrag;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import se.statsbidrag.identity.SignedIn;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;

/** What the layout shows on every page: the menu, and who is signed in. */
@ControllerAdvice
class LayoutAdvice {

  /** A menu entry as the page shows it. */
  record MenuItem(String href, String titleKey, boolean current) {}

  /** The organisation for which somebody acts, as the page shows it. */
  record Place(String name, boolean several) {}

  private final List<NavigationEntry> entries;

  LayoutAdvice(List<NavigationEntry> entries) {
    this.entries =
        entries.stream().sorted(Comparator.comparingInt(NavigationEntry::order)).toList();
  }

  /** The person's own pages; to whoever has not signed in, the pages for everybody. */
  @ModelAttribute("navigation")
  List<MenuItem> navigation(HttpServletRequest request) {
    @Nullable Actor actor = person();
    return menu(request, entry -> actor == null ? isOpen(entry) : isFor(entry, actor));
  }

  /** The pages for everybody, beside a person's own. */
  @ModelAttribute("openNavigation")
  List<MenuItem> openNavigation(HttpServletRequest request) {
    return person() == null ? List.of() : menu(request, LayoutAdvice::isOpen);
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

  @ModelAttribute("signedIn")
  @Nullable Actor person() {
    SignedIn person = SignedIn.current();
    return person == null ? null : person.actor();
  }

  /** Where the person acts, and whether they could act elsewhere. */
  @ModelAttribute("place")
  @Nullable Place place() {
    SignedIn person = SignedIn.current();
    return person == null || person.organisation() == null
        ? null
        : new Place(person.organisation(), person.several());
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
