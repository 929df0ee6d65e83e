package se.statsbidrag.tables;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a table row by row and hands out the wanted columns, without keeping the rows.
 *
 * <p>A row that has something wrong is passed over and complained of; so are sums, page breaks and
 * repeated headers, which are kept aside or noted. When the rows are at an end, ask {@link
 * #holds()} before anything is done with them.
 */
public final class TableReader implements Closeable {

  private static final int HEADER_SOUGHT_IN = 30;
  private static final int MOST_TOTALS = 1_000;

  private final RawRows raw;
  private final List<Column> columns;
  private final ReadOptions options;
  private final RowBuffer buffer;
  private final Complaints complaints;
  private final Complaints notes;
  private final List<TableRow> totals = new ArrayList<>();
  private final Map<String, Integer> keys = new HashMap<>();
  private final TotalLabels totalLabels;
  private Headers headers = new Headers(List.of());
  private int headerRow;
  private int[] places;
  private CellReader cells;
  private int rowsRead;
  private boolean stopped;

  TableReader(RawRows raw, List<Column> columns, ReadOptions options) throws IOException {
    this.raw = raw;
    this.columns = List.copyOf(columns);
    this.options = options;
    this.buffer = new RowBuffer(options.limits());
    this.complaints = new Complaints(options.limits().complaints());
    this.notes = new Complaints(options.limits().complaints());
    this.totalLabels = new TotalLabels(options.totalLabels());
    this.places = new int[columns.size()];
    this.cells = new CellReader(this.columns, places, headers, options, complaints);
    for (int i = 0; i < columns.size(); i++) {
      keys.put(columns.get(i).key(), i);
    }
    try {
      findHeader();
    } catch (Unreadable unreadable) {
      stop(unreadable.complaint());
    }
  }

  /** A reader of a file that cannot be read at all: one complaint and no rows. */
  static TableReader unreadable(TableComplaint complaint, List<Column> columns, ReadOptions options)
      throws IOException {
    return new TableReader(new NoRows(complaint), columns, options);
  }

  private void stop(TableComplaint complaint) {
    complaints.add(complaint);
    stopped = true;
  }

  /** The header is the first row that has every required column, else the first with content. */
  private void findHeader() throws IOException {
    List<RowSeen> seen = new ArrayList<>();
    while (seen.size() < HEADER_SOUGHT_IN && raw.next(buffer)) {
      if (buffer.isBlank()) {
        continue;
      }
      RowSeen row = new RowSeen(buffer.row(), texts());
      seen.add(row);
      if (new Headers(row.cells()).found(columns, options.headers()) == columns.size()) {
        take(row);
        return;
      }
      if (hasRequired(row)) {
        break;
      }
    }
    if (seen.isEmpty()) {
      throw Unreadable.file("tables.file.empty");
    }
    settle(seen);
  }

  private boolean hasRequired(RowSeen row) {
    List<Column> required = columns.stream().filter(Column::required).toList();
    return new Headers(row.cells()).found(required, options.headers()) == required.size();
  }

  private void settle(List<RowSeen> seen) {
    RowSeen last = seen.getLast();
    if (hasRequired(last)) {
      take(last);
      return;
    }
    RowSeen best = seen.getFirst();
    int most = 0;
    for (RowSeen row : seen) {
      int found = new Headers(row.cells()).found(columns, options.headers());
      if (found > most) {
        most = found;
        best = row;
      }
    }
    stopped = true;
    if (most == 0 && best.looksLikeData()) {
      headerRow = best.row();
      complaints.add(Complaints.ofRow(best.row(), "tables.header.none", wanted()));
    } else {
      take(best);
    }
  }

  private String wanted() {
    return String.join(", ", columns.stream().filter(Column::required).map(Headers::name).toList());
  }

  private void take(RowSeen row) {
    headerRow = row.row();
    headers = new Headers(row.cells());
    if (columns.isEmpty()) {
      headers.complainOfDoubles(headerRow, complaints);
    }
    places = headers.pick(columns, options.headers(), headerRow, raw.isCube(), complaints);
    cells = new CellReader(columns, places, headers, options, complaints);
    stopped = !complaints.none();
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>(buffer.cells());
    for (int i = 0; i < buffer.cells(); i++) {
      texts.add(buffer.text(i));
    }
    while (!texts.isEmpty() && texts.getLast().isEmpty()) {
      texts.removeLast();
    }
    return texts;
  }

  /** The headers as they stand. */
  public List<String> headers() {
    return headers.list();
  }

  /** The row that the headers stand in. */
  public int headerRow() {
    return headerRow;
  }

  /** Whether the table has the wanted column, by its place among the wanted. */
  public boolean has(int column) {
    return places[column] >= 0;
  }

  /** Goes to the next row that holds; false when there are no more. */
  public boolean next() throws IOException {
    try {
      while (!stopped && raw.next(buffer)) {
        if (wantsReading() && cells.read(buffer)) {
          return true;
        }
      }
      if (!stopped && rowsRead == 0) {
        complaints.add(Complaints.ofFile("tables.rows.none"));
      }
    } catch (Unreadable unreadable) {
      complaints.add(unreadable.complaint());
    }
    stopped = true;
    return false;
  }

  /** Sets aside what is no row of the table; counts and checks what is. */
  private boolean wantsReading() {
    if (buffer.isBlank() || isHeaderAgain()) {
      return false;
    }
    if (totalLabels.matches(buffer)) {
      if (totals.size() == MOST_TOTALS) {
        throw Unreadable.row(buffer.row(), "tables.totals.many", MOST_TOTALS);
      }
      totals.add(new TableRow(buffer.row(), Map.copyOf(keys), cells.total(buffer)));
      return false;
    }
    rowsRead++;
    if (rowsRead > options.limits().rows()) {
      throw Unreadable.row(buffer.row(), "tables.rows.many", options.limits().rows());
    }
    return hasItsCells();
  }

  private boolean isHeaderAgain() {
    int width = headers.list().size();
    for (int i = 0; i < width; i++) {
      if (!headers.header(i).contentEquals(buffer.view(i))) {
        return false;
      }
    }
    notes.add(Complaints.ofRow(buffer.row(), "tables.note.header.again"));
    return true;
  }

  private boolean hasItsCells() {
    int width = headers.list().size();
    if (buffer.cells() == width || (buffer.cells() < width && raw.mayEndEarly())) {
      return true;
    }
    if (buffer.cells() < width) {
      complaints.add(Complaints.ofRow(buffer.row(), "tables.cells.few", buffer.cells(), width));
      return false;
    }
    for (int i = width; i < buffer.cells(); i++) {
      if (!buffer.isBlank(i) && !raw.mayEndEarly()) {
        complaints.add(Complaints.ofRow(buffer.row(), "tables.cells.many", buffer.cells(), width));
        return false;
      }
    }
    return true;
  }

  /** The current row as a person sees it, from 1. */
  public int row() {
    return buffer.row();
  }

  /** Whether the current row's cell holds anything. */
  public boolean present(int column) {
    return cells.present(column);
  }

  /** The text or code in the current row; empty where the cell is. */
  public String text(int column) {
    return cells.text(column, buffer);
  }

  /** The figure in the current row, of a column read as {@link Column.Kind#WHOLE}. */
  public long whole(int column) {
    return cells.unscaled(column);
  }

  /** The figure in the current row without its decimal sign; see {@link #scale(int)}. */
  public long unscaled(int column) {
    return cells.unscaled(column);
  }

  /** How many of the figure's digits are decimals. */
  public int scale(int column) {
    return cells.scale(column);
  }

  public BigDecimal figure(int column) {
    return BigDecimal.valueOf(cells.unscaled(column), cells.scale(column));
  }

  /** A complaint of the caller's own about a cell of the current row. */
  public void complain(int column, String key, List<Object> args, String sv, String en) {
    int place = places[column];
    complaints.add(
        new TableComplaint(
            buffer.row(),
            headers.header(place),
            place < 0 ? null : Complaints.letter(place),
            key,
            args,
            sv,
            en));
  }

  /** The current row, to keep. */
  TableRow keep(Map<String, Integer> shared) {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      if (cells.present(i)) {
        values[i] = columns.get(i).isFigure() ? figure(i) : text(i);
      }
    }
    return new TableRow(buffer.row(), shared, values);
  }

  Map<String, Integer> keys() {
    return Map.copyOf(keys);
  }

  int[] places() {
    return places;
  }

  /** Rows of sums met so far. */
  public List<TableRow> totals() {
    return List.copyOf(totals);
  }

  /** What is wrong, as far as the rows have been read. */
  public List<TableComplaint> complaints() {
    return complaints.list();
  }

  /** How many complaints there are beyond those listed. */
  public int more() {
    return complaints.more();
  }

  /** Columns whose figures can be read in two ways, as far as the rows have been read. */
  public List<Ambiguity> questions() {
    return cells.questions();
  }

  /** What was taken care of on the way. */
  public List<TableComplaint> notes() {
    List<TableComplaint> all = new ArrayList<>(raw.notes());
    all.addAll(cells.notes());
    all.addAll(notes.list());
    return all;
  }

  /** What the file says about itself: title, source, updated, unit, period. */
  public Map<String, String> about() {
    return raw.about();
  }

  /** Whether all that was read can be used: no complaint and no open question. */
  public boolean holds() {
    return complaints.none() && questions().isEmpty();
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  /** The rows of a file that is no table. */
  private record NoRows(TableComplaint complaint) implements RawRows {

    @Override
    public boolean next(RowBuffer row) {
      throw new Unreadable(complaint);
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }

  /** A row met before the header was found. */
  private record RowSeen(int row, List<String> cells) {

    /** Whether a cell is a figure that no header would be: longer than a year. */
    boolean looksLikeData() {
      return cells.stream().anyMatch(cell -> cell.matches("0[0-9]+|[0-9][0-9  .,]{4,}"));
    }
  }
}
