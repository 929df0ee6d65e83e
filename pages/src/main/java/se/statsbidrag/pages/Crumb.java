package se.statsbidrag.pages;

/**
 * A step on the way to a page, or one of several pages of a thing.
 *
 * @param current whether it is the page being read
 */
public record Crumb(String href, String label, boolean current) {

  /** A step that leads elsewhere. */
  public static Crumb to(String href, String label) {
    return new Crumb(href, label, false);
  }
}
