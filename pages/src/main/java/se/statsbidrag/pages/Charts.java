package se.statsbidrag.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the pages, written on the server in one reader's language. Every drawing has a
 * title and a description; its finding stands in the caption and its numbers in a table, which are
 * the page's. A figure never says anything by colour alone.
 */
public final class Charts {

  private final Formats formats;

  private Charts(Formats formats) {
    this.formats = formats;
  }

  /** Figures for a reader of this language. */
  public static Charts in(Formats formats) {
    return new Charts(formats);
  }

  /** What a drawing is called and what it shows, for those who do not see it. */
  public record Text(String title, String description) {}

  /**
   * What the values are.
   *
   * @param unit written after a value, {@code kr}; empty where there is none
   * @param decimals how many decimals a value is shown with
   */
  public record Measure(String unit, int decimals) {}

  /**
   * A municipality on the map.
   *
   * @param code its four digits
   * @param value null where it is missing
   * @param instead what there is instead of a value, or null; such a place is left blank
   */
  public record Place(String code, String name, @Nullable Double value, @Nullable String instead) {

    public Place(String code, String name, @Nullable Double value) {
      this(code, name, value, null);
    }
  }

  /** A named value: a bar, or the reader's own municipality in a histogram. */
  public record Named(String label, double value) {}

  /** A value before and after, for a dumbbell. */
  public record Change(String label, double before, double after) {}

  /** How far something has come; each has its own colour in both colour modes. */
  public enum Status {
    DONE,
    ACTIVE,
    MAIN,
    WAITING,
    PROBLEM,
    DRAFT,
    NONE
  }

  /** So many that have come so far. */
  public record Share(String label, long count, Status status) {}

  /**
   * A place that an amount flows through.
   *
   * @param id its own among the places
   * @param column from the left, 0 first
   * @param status gives its colour
   */
  public record FlowNode(String id, String label, int column, Status status) {}

  /** So much from a place to a place in a later column. */
  public record Flow(String from, String to, double value) {}

  /** How the values are spread, in columns; the own value is marked where there is one. */
  public Chart histogram(Text text, double[] values, Measure measure, @Nullable Named own) {
    return new Histogram(text, values, new Unit(formats, measure), own).draw();
  }

  /** What a change does to each, in the order given; for the largest winners and losers. */
  public Chart dumbbell(Text text, List<Change> changes, Measure measure, Text beforeAndAfter) {
    return new Dumbbell(text, changes, new Unit(formats, measure), beforeAndAfter).draw();
  }

  /** How far all have come, as one bar of parts. */
  public Chart statusBar(Text text, List<Share> shares) {
    return new StatusBar(text, shares, formats).draw();
  }

  /** How an amount flows from left to right, each band as thick as its flow (Sankey). */
  public Chart sankey(Text text, List<FlowNode> nodes, List<Flow> flows, Measure measure) {
    return new Sankey(text, nodes, flows, new Unit(formats, measure)).draw();
  }

  /** A few named values, as bars with the value written at each. */
  public Chart bars(Text text, List<Named> values, Measure measure) {
    return new Bars(text, values, new Unit(formats, measure)).draw();
  }

  /**
   * Sweden's municipalities by value, in at most five classes; hatched where the value is missing.
   *
   * @param own the code of the municipality to mark, or null
   */
  public Chart map(
      SwedenMap map, Text text, List<Place> places, Measure measure, @Nullable String own) {
    Unit unit = new Unit(formats, measure);
    return map.draw(text, places, unit, own, SwedenMap.missing(unit));
  }

  /** The same, with words of its own for what is missing. */
  public Chart map(
      SwedenMap map,
      Text text,
      List<Place> places,
      Measure measure,
      @Nullable String own,
      String missing) {
    return map.draw(text, places, new Unit(formats, measure), own, missing);
  }
}
