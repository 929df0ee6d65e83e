package se.statsbidrag.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The rows of a file in one format, as they stand, before anybody asks what they mean. */
interface RawRows extends Closeable {

  /** Fills the buffer with the next row; an empty row may be left out. False at the end. */
  boolean next(RowBuffer row) throws IOException;

  /** Whether a row may end before the last column, as in a workbook, without being torn. */
  default boolean mayEndEarly() {
    return false;
  }

  /**
   * Whether the rows were made out of a statistical cube, so that no header row can be pointed at.
   */
  default boolean isCube() {
    return false;
  }

  /** What the reader should know about how the file was read; complete when the rows are. */
  default List<TableComplaint> notes() {
    return List.of();
  }

  /** What the file says about itself: title, source, updated, unit, period. */
  default Map<String, String> about() {
    return Map.of();
  }
}
