package se.statsbidrag.allocation.figures;

import java.util.List;

/**
 * Whether each region is the sum of its municipalities.
 *
 * @param compared whether there was a series of each to compare
 * @param differences the regions that are not, by code
 */
public record FigureAgreement(boolean compared, List<Difference> differences) {

  static final FigureAgreement NOTHING = new FigureAgreement(false, List.of());

  public FigureAgreement {
    differences = List.copyOf(differences);
  }

  /** True where there was something to compare and all of it agrees. */
  public boolean agrees() {
    return compared && differences.isEmpty();
  }

  /**
   * A region that is not the sum of its municipalities.
   *
   * @param region its own figure
   * @param municipalities the sum of theirs
   */
  public record Difference(String code, long region, long municipalities) {}
}
