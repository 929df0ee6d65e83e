package se.statsbidrag.tables.statistics;

import java.util.List;
import java.util.Map;

/**
 * A statistical table: a figure for each combination of its variables' values, the last variable
 * turning fastest.
 *
 * @param measure the place of the variable that says what is measured; -1 where there is none
 * @param measureName what is measured, where no variable says it
 * @param about title, source, updated, unit, period, as far as the file says
 */
public record Cube(
    List<Variable> variables,
    int measure,
    String measureName,
    Figures figures,
    Map<String, String> about) {

  public Cube {
    variables = List.copyOf(variables);
    about = Map.copyOf(about);
  }

  /**
   * A variable: region, year, sex.
   *
   * @param codes the values' codes; the labels themselves where the file has no others
   */
  public record Variable(String name, List<String> codes, List<String> labels) {

    public Variable {
      codes = List.copyOf(codes);
      labels = List.copyOf(labels);
    }

    public int size() {
      return labels.size();
    }

    /** Whether the codes say more than the labels. */
    public boolean hasCodes() {
      return !codes.equals(labels);
    }
  }

  /** Checks that there is a figure for each combination. */
  static Cube checked(Cube cube, long most) {
    long combinations = 1;
    for (Variable variable : cube.variables()) {
      combinations *= variable.size();
      if (combinations > most) {
        throw new CubeRefused("tables.cube.large", Long.toString(combinations), most);
      }
    }
    if (combinations != cube.figures().size()) {
      throw new CubeRefused("tables.cube.size", cube.figures().size(), combinations);
    }
    return cube;
  }
}
