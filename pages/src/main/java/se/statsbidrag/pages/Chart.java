package se.statsbidrag.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished figure. Its caption, which says the finding, and the table with the same numbers are
 * the page's.
 *
 * @param svg the drawing, well-formed, with a title and a description of its own
 * @param legend what the colours and patterns mean; empty where the drawing says it itself
 * @param credit whose data the drawing rests on, or null
 * @param card whether it stands on a white card in both colour modes
 */
public record Chart(String svg, List<Legend> legend, @Nullable String credit, boolean card) {

  /**
   * One entry of a legend.
   *
   * @param svg a small sample of the colour or pattern
   * @param label what it means
   * @param figure how many there are, or null
   */
  public record Legend(String svg, String label, @Nullable String figure) {}

  public Chart {
    legend = List.copyOf(legend);
  }
}
