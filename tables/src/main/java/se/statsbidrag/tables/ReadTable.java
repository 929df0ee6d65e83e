package se.statsbidrag.tables;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table in memory, with all that is wrong in it. Rows with a complaint are not among the rows:
 * nothing may be done with a table that does not hold.
 *
 * @param headers the headers as they stand
 * @param headerRow the row they stand in
 * @param totals rows of sums, kept aside for comparison
 * @param more how many complaints there are beyond those listed
 * @param questions columns whose figures can be read in two ways
 * @param notes what was taken care of on the way
 * @param about what the file says about itself: title, source, updated, unit, period
 */
public record ReadTable(
    List<String> headers,
    int headerRow,
    Map<String, Integer> places,
    List<TableRow> rows,
    List<TableRow> totals,
    List<TableComplaint> complaints,
    int more,
    List<Ambiguity> questions,
    List<TableComplaint> notes,
    Map<String, String> about) {

  public ReadTable {
    headers = List.copyOf(headers);
    places = Map.copyOf(places);
    rows = List.copyOf(rows);
    totals = List.copyOf(totals);
    complaints = List.copyOf(complaints);
    questions = List.copyOf(questions);
    notes = List.copyOf(notes);
    about = Map.copyOf(about);
  }

  /** Whether the table can be used: no complaint and no open question. */
  public boolean holds() {
    return complaints.isEmpty() && questions.isEmpty();
  }

  /** Whether the table has the wanted column. */
  public boolean has(String key) {
    return places.getOrDefault(key, -1) >= 0;
  }

  /** The header that a wanted column was found under; null where the table lacks it. */
  public @Nullable String header(String key) {
    int place = places.getOrDefault(key, -1);
    return place < 0 ? null : headers.get(place);
  }

  /** A complaint of the caller's own about a cell, with the place filled in. */
  public TableComplaint at(
      TableRow row, String key, String messageKey, List<Object> args, String sv, String en) {
    int place = places.getOrDefault(key, -1);
    return new TableComplaint(
        row.number(),
        header(key),
        place < 0 ? null : Complaints.letter(place),
        messageKey,
        args,
        sv,
        en);
  }
}
