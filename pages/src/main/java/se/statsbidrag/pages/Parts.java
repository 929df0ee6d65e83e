package se.statsbidrag.pages;

import org.jspecify.annotations.Nullable;

/** The values that the templates in {@code fields.html} and {@code parts.html} are called with. */
public final class Parts {

  private Parts() {}

  /**
   * A choice in a form.
   *
   * @param value what is sent
   * @param label what is read
   */
  public record Option(String value, String label) {}

  /**
   * A question and its answer, as a page sums up what is known.
   *
   * @param href where the answer is changed, or null where it cannot be
   */
  public record Row(String term, String text, @Nullable String href) {

    /** A row that cannot be changed here. */
    public static Row of(String term, String text) {
      return new Row(term, text, null);
    }
  }

  /**
   * A key figure.
   *
   * @param label what it is
   * @param figure the figure, already written for the reader
   * @param detail what it is to be seen against, or null
   * @param color success, info, warning or danger where it says something; else null
   */
  public record Tile(String label, String figure, @Nullable String detail, @Nullable String color) {

    /** A figure with nothing to warn of. */
    public static Tile of(String label, String figure, @Nullable String detail) {
      return new Tile(label, figure, detail, null);
    }
  }

  /**
   * The same content as a file.
   *
   * @param label its format: CSV, XLSX, JSON, PDF
   * @param detail its size or what else is good to know, or null
   */
  public record Download(String href, String label, @Nullable String detail) {}

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
}
