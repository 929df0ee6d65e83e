package se.statsbidrag.tables.writing;

import java.util.List;

/** Keeps count of the cells of a row, so that no row is written askew. */
final class Cells {

  private final List<OutputColumn> columns;
  private final OutputColumn.Kind[] kinds;
  private int cell;

  Cells(List<OutputColumn> columns) {
    this.columns = List.copyOf(columns);
    this.kinds = columns.stream().map(OutputColumn::kind).toArray(OutputColumn.Kind[]::new);
  }

  List<OutputColumn> columns() {
    return columns;
  }

  /** The place of the cell that is written now; the next call is about the next. */
  int next() {
    if (cell >= kinds.length) {
      throw new IllegalStateException("The row already has its " + kinds.length + " cells");
    }
    return cell++;
  }

  OutputColumn.Kind kind(int column) {
    return kinds[column];
  }

  void endRow() {
    if (cell != kinds.length) {
      throw new IllegalStateException("The row has " + cell + " cells of " + kinds.length);
    }
    cell = 0;
  }
}
