package se.statsbidrag.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import se.statsbidrag.tables.statistics.Cube;
import se.statsbidrag.tables.statistics.CubeRefused;

/**
 * A statistical cube as rows: a column with labels for each variable, another with codes where
 * there are any ("region", "region (kod)"), and one for each thing measured.
 */
final class CubeRows implements RawRows {

  private final Cube cube;
  private final int[] at;
  private int row;

  private CubeRows(Cube cube) {
    this.cube = cube;
    this.at = new int[cube.variables().size()];
  }

  interface Reading {
    Cube read() throws IOException;
  }

  static RawRows of(Reading reading, Closeable bytes) throws IOException {
    try (bytes) {
      return new CubeRows(reading.read());
    } catch (CubeRefused refused) {
      throw Unreadable.file(refused.key(), refused.args().toArray());
    }
  }

  @Override
  public boolean next(RowBuffer buffer) {
    if (row > 0 && cube.figures().size() == 0) {
      return false;
    }
    if (row > 1 && !turn()) {
      return false;
    }
    row++;
    buffer.begin(row);
    for (int i = 0; i < at.length; i++) {
      if (i != cube.measure()) {
        variable(buffer, cube.variables().get(i), at[i]);
      }
    }
    if (cube.measure() < 0) {
      measured(buffer, cube.measureName(), 0);
    } else {
      Cube.Variable measures = cube.variables().get(cube.measure());
      for (int i = 0; i < measures.size(); i++) {
        measured(buffer, measures.labels().get(i), i);
      }
    }
    return true;
  }

  private void variable(RowBuffer buffer, Cube.Variable variable, int value) {
    boolean header = row == 1;
    String name = variable.name();
    buffer.cell(header ? name : variable.labels().get(value), RowBuffer.Kind.TEXT);
    if (variable.hasCodes()) {
      buffer.cell(header ? name + " (kod)" : variable.codes().get(value), RowBuffer.Kind.TEXT);
    }
  }

  private void measured(RowBuffer buffer, String name, int measure) {
    if (row == 1) {
      buffer.cell(name, RowBuffer.Kind.TEXT);
      return;
    }
    int place = 0;
    for (int i = 0; i < at.length; i++) {
      int value = i == cube.measure() ? measure : at[i];
      place = place * cube.variables().get(i).size() + value;
    }
    if (cube.figures().isMissing(place)) {
      buffer.endCell(RowBuffer.Kind.TEXT);
    } else {
      buffer.cell(cube.figures().text(place), RowBuffer.Kind.NUMBER);
    }
  }

  /** Turns to the next combination of values, the last variable first. */
  private boolean turn() {
    for (int i = at.length - 1; i >= 0; i--) {
      if (i != cube.measure()) {
        at[i]++;
        if (at[i] < cube.variables().get(i).size()) {
          return true;
        }
        at[i] = 0;
      }
    }
    return false;
  }

  @Override
  public boolean isCube() {
    return true;
  }

  @Override
  public Map<String, String> about() {
    return cube.about();
  }

  @Override
  public void close() {
    // All is in memory.
  }
}
