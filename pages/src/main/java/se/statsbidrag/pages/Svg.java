package se.statsbidrag.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes a drawing as well-formed XML. Colours come by class alone, since the content policy allows
 * no inline style; shapes are never focusable, the table beside the figure is the accessible way.
 */
final class Svg {

  private static final int DECIMALS = 2;

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** A drawing with a title and a description for those who do not see it. */
  static Svg drawing(double width, double height, String shape, Charts.Text text) {
    Svg svg = new Svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "sb-svg",
        "data-shape",
        shape,
        "role",
        "img",
        "focusable",
        "false",
        "preserveAspectRatio",
        shape.equals("strip") ? "none" : "xMidYMid meet",
        "viewBox",
        "0 0 " + figure(width) + " " + figure(height));
    svg.leaf("title", text.title());
    svg.leaf("desc", text.description());
    return svg;
  }

  /** A small sample for a legend; it says nothing by itself. */
  static Svg sample() {
    Svg svg = new Svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "aria-hidden",
        "true",
        "focusable",
        "false",
        "viewBox",
        "0 0 16 16");
    return svg;
  }

  /** Opens an element with attributes given as name and value by turns. */
  Svg open(String element, String... attributes) {
    start(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  Svg close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element without content. */
  Svg empty(String element, String... attributes) {
    start(element, attributes);
    out.append("/>");
    return this;
  }

  /** An element with nothing but text. */
  Svg leaf(String element, String text, String... attributes) {
    open(element, attributes);
    out.append(escaped(text));
    return close();
  }

  Svg rect(String classes, double x, double y, double width, double height) {
    return empty(
        "rect",
        "class",
        classes,
        "x",
        figure(x),
        "y",
        figure(y),
        "width",
        figure(width),
        "height",
        figure(height));
  }

  Svg line(String classes, double x1, double y1, double x2, double y2) {
    return empty(
        "line",
        "class",
        classes,
        "x1",
        figure(x1),
        "y1",
        figure(y1),
        "x2",
        figure(x2),
        "y2",
        figure(y2));
  }

  /** Text; classes say how it is anchored: t-start, t-middle, t-end. */
  Svg text(String classes, double x, double y, String text) {
    return leaf("text", text, "class", classes, "x", figure(x), "y", figure(y));
  }

  /** The finished drawing; closes what is open. */
  String done() {
    while (!open.isEmpty()) {
      close();
    }
    return out.toString();
  }

  /** A coordinate, short and never in scientific notation. */
  static String figure(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Text as XML allows it: marked characters escaped, forbidden ones left out. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .filter(Svg::allowed)
        .forEach(point -> {
          switch (point) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            default -> safe.appendCodePoint(point);
          }
        });
    return safe.toString();
  }

  private static boolean allowed(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }

  private void start(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      String value = escaped(attributes[i + 1]);
      out.append(' ').append(attributes[i]).append("=\"").append(value).append('"');
    }
  }
}
