package se.statsbidrag;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
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

  @ModelAttribute("navigation")
  List<MenuItem> navigation(HttpServletRequest request) {
    String path = request.getServletPath();
    @Nullable Actor actor = person();
    return entries.stream()
        .filter(entry -> seenBy(entry, actor))
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

  private static boolean seenBy(NavigationEntry entry, @Nullable Actor actor) {
    return entry.roles().isEmpty()
        || (actor != null && entry.roles().stream().anyMatch(actor::has));
  }

  private static boolean isIn(String path, String href) {
    return path.equals(href) || (href.length() > 1 && path.startsWith(href + "/"));
  }
}
