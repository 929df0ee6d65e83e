package se.statsbidrag.decision;

import java.util.List;

/**
 * A table that is decided together with the decision (bilaga), as it will be printed.
 *
 * @param rows the cells of each row, one for each column
 * @param totals the cells of the last row, or empty where nothing is summed
 */
public record Annex(
    String title, List<Column> columns, List<List<String>> rows, List<String> totals) {

  public Annex {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    totals = List.copyOf(totals);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException("an annex row has " + row.size() + " cells");
      }
    }
  }

  /** A column; figures are set to the right. */
  public record Column(String label, boolean figures) {}
}
