package se.statsbidrag.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.tables.Ambiguity.Points;
import se.statsbidrag.tables.writing.Guard;

/** Reads the wanted cells of a row into figures and texts, and says what is wrong with them. */
final class CellReader {

  private final List<Column> columns;
  private final int[] places;
  private final Headers headers;
  private final Complaints complaints;
  private final NumberParser number = new NumberParser();
  private final Points[] points;
  private final long[] unscaled;
  private final int[] scale;
  private final boolean[] present;
  private final Doubt[] doubts;
  private final int[] firstPadded;
  private final int[] firstNamed;

  CellReader(
      List<Column> columns,
      int[] places,
      Headers headers,
      ReadOptions options,
      Complaints complaints) {
    this.columns = columns;
    this.places = places;
    this.headers = headers;
    this.complaints = complaints;
    int count = columns.size();
    this.points = new Points[count];
    this.unscaled = new long[count];
    this.scale = new int[count];
    this.present = new boolean[count];
    this.doubts = new Doubt[count];
    this.firstPadded = new int[count];
    this.firstNamed = new int[count];
    for (int i = 0; i < count; i++) {
      points[i] = options.pointsOf(headers.header(places[i]));
      doubts[i] = new Doubt();
    }
  }

  /** True when every wanted cell of the row holds. */
  boolean read(RowBuffer row) {
    boolean holds = true;
    for (int i = 0; i < places.length; i++) {
      present[i] = false;
      if (places[i] >= 0) {
        holds &= read(row, i);
      }
    }
    return holds;
  }

  private boolean read(RowBuffer row, int i) {
    int cell = places[i];
    Column column = columns.get(i);
    RowBuffer.Kind kind = row.kind(cell);
    if (kind == RowBuffer.Kind.UNCOMPUTED) {
      return complain(row, i, "tables.formula.uncomputed");
    }
    if (kind == RowBuffer.Kind.ERROR) {
      return complain(row, i, "tables.formula.error", Complaints.quoted(row.view(cell)));
    }
    if (row.isBlank(cell)) {
      return column.blankAllowed() || complain(row, i, "tables.cell.empty");
    }
    present[i] = true;
    return switch (column.kind()) {
      case TEXT -> true;
      case CODE -> isCode(row, i);
      case WHOLE, DECIMAL -> isFigure(row, i);
    };
  }

  private boolean isCode(RowBuffer row, int i) {
    CharSequence code = row.view(places[i]);
    int width = columns.get(i).width();
    int digits = 0;
    while (digits < code.length() && code.charAt(digits) >= '0' && code.charAt(digits) <= '9') {
      digits++;
    }
    boolean named = digits == width && digits < code.length();
    if (named && RowBuffer.isSpace(code.charAt(digits))) {
      firstNamed[i] = firstNamed[i] == 0 ? row.row() : firstNamed[i];
      return true;
    }
    if (digits < code.length() || digits > width) {
      return complain(row, i, "tables.code.not", Complaints.quoted(code), width);
    }
    if (digits < width - 1) {
      return complain(row, i, "tables.code.short", Complaints.quoted(code), width);
    }
    if (digits < width && firstPadded[i] == 0) {
      firstPadded[i] = row.row();
    }
    return true;
  }

  private boolean isFigure(RowBuffer row, int i) {
    int cell = places[i];
    boolean whole = columns.get(i).kind() == Column.Kind.WHOLE;
    NumberParser.Outcome outcome = parse(row, cell, points[i], whole);
    String found = outcome == NumberParser.Outcome.FIGURE ? "" : shown(row, cell);
    return switch (outcome) {
      case FIGURE -> accept(row, i, whole);
      case AMBIGUOUS -> {
        doubts[i].add(row.row(), found, number);
        yield false;
      }
      case BLANK -> complain(row, i, "tables.cell.empty");
      case NOT_A_FIGURE -> complain(row, i, "tables.number.not", found);
      case GROUPING -> complain(row, i, "tables.number.grouping", found);
      case SCIENTIFIC -> complain(row, i, "tables.number.scientific", found);
      case DASH -> complain(row, i, "tables.number.dash", found);
      case TOO_LARGE -> complain(row, i, "tables.number.large", found);
    };
  }

  private NumberParser.Outcome parse(RowBuffer row, int cell, Points meaning, boolean whole) {
    return row.kind(cell) == RowBuffer.Kind.NUMBER
        ? number.written(row.array(), row.from(cell), row.to(cell))
        : number.typed(row.array(), row.from(cell), row.to(cell), meaning, whole);
  }

  private boolean accept(RowBuffer row, int i, boolean whole) {
    if (whole && number.scale() > 0) {
      return complain(row, i, "tables.number.fraction", shown(row, places[i]));
    }
    unscaled[i] = number.unscaled();
    scale[i] = number.scale();
    Long least = columns.get(i).least();
    if (least != null && isLess(number.unscaled(), number.scale(), least)) {
      return complain(row, i, "tables.number.small", shown(row, places[i]), least);
    }
    return true;
  }

  private static boolean isLess(long unscaled, int scale, long least) {
    return BigDecimal.valueOf(unscaled, scale).compareTo(BigDecimal.valueOf(least)) < 0;
  }

  private static String shown(RowBuffer row, int cell) {
    return Complaints.quoted(row.view(cell));
  }

  private boolean complain(RowBuffer row, int i, String key, Object... args) {
    String header = headers.header(places[i]);
    complaints.add(Complaints.of(row.row(), header, places[i], key, args));
    return false;
  }

  /** The cells of a row of sums: what can be read of them, without complaint. */
  @Nullable Object[] total(RowBuffer row) {
    @Nullable Object[] values = new Object[places.length];
    for (int i = 0; i < places.length; i++) {
      int cell = places[i];
      if (cell < 0 || row.isBlank(cell)) {
        continue;
      }
      if (!columns.get(i).isFigure()) {
        values[i] = row.text(cell);
        continue;
      }
      boolean whole = columns.get(i).kind() == Column.Kind.WHOLE;
      NumberParser.Outcome outcome = parse(row, cell, points[i], whole);
      if (outcome == NumberParser.Outcome.FIGURE) {
        values[i] = BigDecimal.valueOf(number.unscaled(), number.scale());
      }
    }
    return values;
  }

  boolean present(int i) {
    return present[i];
  }

  long unscaled(int i) {
    return unscaled[i];
  }

  int scale(int i) {
    return scale[i];
  }

  /** The text, without the apostrophe that guards against being taken for a formula. */
  String text(int i, RowBuffer row) {
    if (!present[i]) {
      return "";
    }
    String text = row.text(places[i]);
    if (columns.get(i).kind() == Column.Kind.CODE) {
      int width = columns.get(i).width();
      int missing = width - text.length();
      return missing > 0 ? "0".repeat(missing) + text : text.substring(0, width);
    }
    String plain = Guard.removed(text);
    return plain.length() == text.length() ? text : RowBuffer.trimmed(plain);
  }

  List<Ambiguity> questions() {
    List<Ambiguity> questions = new ArrayList<>();
    for (int i = 0; i < doubts.length; i++) {
      if (doubts[i].count > 0) {
        questions.add(doubts[i].question(headers.header(places[i]), places[i]));
      }
    }
    return questions;
  }

  List<TableComplaint> notes() {
    List<TableComplaint> notes = new ArrayList<>();
    note(firstPadded, "tables.note.zero", notes);
    note(firstNamed, "tables.note.named", notes);
    return notes;
  }

  private void note(int[] firstRows, String key, List<TableComplaint> notes) {
    for (int i = 0; i < firstRows.length; i++) {
      if (firstRows[i] > 0) {
        notes.add(Complaints.of(firstRows[i], headers.header(places[i]), places[i], key));
      }
    }
  }

  /** What is known of a column whose figures can be read in two ways. */
  private static final class Doubt {

    private static final int EXAMPLES = 5;

    private int count;
    private boolean onlyThousands;
    private boolean onlyDecimal;
    private final List<Ambiguity.Example> examples = new ArrayList<>();

    void add(int row, String text, NumberParser number) {
      count++;
      onlyThousands |= number.fitsThousands() && !number.fitsDecimal();
      onlyDecimal |= number.fitsDecimal() && !number.fitsThousands();
      if (examples.size() < EXAMPLES) {
        examples.add(new Ambiguity.Example(row, text));
      }
    }

    Ambiguity question(String header, int place) {
      Points suggestion = Points.ASK;
      if (onlyThousands != onlyDecimal) {
        suggestion = onlyThousands ? Points.THOUSANDS : Points.DECIMAL;
      }
      return new Ambiguity(header, Complaints.letter(place), count, examples, suggestion);
    }
  }
}
