package se.statsbidrag.tables;

import java.util.Arrays;

/**
 * One row's characters in one array, used again for the next: a million rows make no garbage of
 * their own.
 */
final class RowBuffer implements CharSequence {

  /** What a format knows about a cell. */
  enum Kind {
    /** As somebody typed it. */
    TEXT,
    /** Written by a program: digits, a point as decimal sign, perhaps an exponent. */
    NUMBER,
    /** A formula that was never computed. */
    UNCOMPUTED,
    /** A formula that came to an error: #REF!, #DIV/0!. */
    ERROR
  }

  private final int longestCell;
  private final int mostColumns;
  private char[] chars = new char[1024];
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private Kind[] kinds = new Kind[16];
  private int used;
  private int cells;
  private int row;

  /** The part seen as a character sequence. */
  private int from;

  private int to;

  RowBuffer(ReadOptions.Limits limits) {
    this.longestCell = limits.cellCharacters();
    this.mostColumns = limits.columns();
  }

  void begin(int rowNumber) {
    row = rowNumber;
    used = 0;
    cells = 0;
  }

  void append(char c) {
    if (used == chars.length) {
      chars = Arrays.copyOf(chars, used * 2);
    }
    chars[used++] = c;
    if (used - cellStart() > longestCell) {
      throw tooLong();
    }
  }

  void append(char[] from, int start, int end) {
    int length = end - start;
    if (used + length > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(chars.length * 2, used + length));
    }
    System.arraycopy(from, start, chars, used, length);
    used += length;
    if (used - cellStart() > longestCell) {
      throw tooLong();
    }
  }

  void append(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
  }

  private Unreadable tooLong() {
    return Unreadable.row(row, "tables.cell.long", Complaints.letter(cells), longestCell);
  }

  private int cellStart() {
    return cells == 0 ? 0 : ends[cells - 1];
  }

  /** Ends the cell whose characters were appended. */
  void endCell(Kind kind) {
    if (cells == starts.length) {
      starts = Arrays.copyOf(starts, cells * 2);
      ends = Arrays.copyOf(ends, cells * 2);
      kinds = Arrays.copyOf(kinds, cells * 2);
    }
    starts[cells] = cellStart();
    ends[cells] = used;
    kinds[cells] = kind;
    cells++;
    if (cells > mostColumns) {
      throw Unreadable.row(row, "tables.columns.many", mostColumns);
    }
  }

  void cell(CharSequence text, Kind kind) {
    append(text);
    endCell(kind);
  }

  /** Empty cells up to a column counted from 0, for formats that leave them out. */
  void padTo(int column) {
    if (column >= mostColumns) {
      throw Unreadable.row(row, "tables.columns.many", mostColumns);
    }
    while (cells < column) {
      endCell(Kind.TEXT);
    }
  }

  int row() {
    return row;
  }

  int cells() {
    return cells;
  }

  Kind kind(int cell) {
    return cell < cells ? kinds[cell] : Kind.TEXT;
  }

  char[] array() {
    return chars;
  }

  /** Where the cell's text begins, past spaces of every kind. */
  int from(int cell) {
    if (cell >= cells) {
      return 0;
    }
    int start = starts[cell];
    while (start < ends[cell] && isSpace(chars[start])) {
      start++;
    }
    return start;
  }

  int to(int cell) {
    if (cell >= cells) {
      return 0;
    }
    int end = ends[cell];
    while (end > starts[cell] && isSpace(chars[end - 1])) {
      end--;
    }
    return end;
  }

  boolean isBlank(int cell) {
    return kind(cell) == Kind.TEXT && from(cell) >= to(cell);
  }

  boolean isBlank() {
    for (int cell = 0; cell < cells; cell++) {
      if (!isBlank(cell)) {
        return false;
      }
    }
    return true;
  }

  String text(int cell) {
    int start = from(cell);
    return new String(chars, start, Math.max(0, to(cell) - start));
  }

  /** Spaces that a person cannot tell apart, those of no width and the byte order mark included. */
  static boolean isSpace(char c) {
    return c <= ' '
        || c == '\u00A0'
        || (c >= '\u2000' && c <= '\u200B')
        || c == '\u202F'
        || c == '\u205F'
        || c == '\u3000'
        || c == '\uFEFF'
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }

  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Sees one cell as a character sequence, until the next call. */
  CharSequence view(int cell) {
    from = from(cell);
    to = Math.max(from, to(cell));
    return this;
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return chars[from + index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(chars, from + start, end - start);
  }

  @Override
  public String toString() {
    return new String(chars, from, to - from);
  }
}
