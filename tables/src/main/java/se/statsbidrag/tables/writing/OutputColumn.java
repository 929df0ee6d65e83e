package se.statsbidrag.tables.writing;

/**
 * A column that is written.
 *
 * @param key its name in JSON
 * @param header its header in CSV and XLSX
 * @param width in characters, in XLSX
 */
public record OutputColumn(String key, String header, Kind kind, int width) {

  /** What a cell holds, and so how it looks in a workbook. */
  public enum Kind {
    TEXT,
    WHOLE,
    DECIMAL,
    /** An amount in whole kronor. */
    KRONOR,
    /** An amount handed over in öre and written in kronor with two decimals. */
    ORE,
    DATE
  }

  private static final int NARROW = 14;
  private static final int WIDE = 28;

  /** A column of the usual width for what it holds, no narrower than its header. */
  public OutputColumn(String key, String header, Kind kind) {
    this(key, header, kind, Math.max(header.length() + 2, kind == Kind.TEXT ? WIDE : NARROW));
  }

  public static OutputColumn text(String key, String header) {
    return new OutputColumn(key, header, Kind.TEXT);
  }

  public static OutputColumn whole(String key, String header) {
    return new OutputColumn(key, header, Kind.WHOLE);
  }

  public static OutputColumn decimal(String key, String header) {
    return new OutputColumn(key, header, Kind.DECIMAL);
  }

  public static OutputColumn kronor(String key, String header) {
    return new OutputColumn(key, header, Kind.KRONOR);
  }

  public static OutputColumn ore(String key, String header) {
    return new OutputColumn(key, header, Kind.ORE);
  }

  public static OutputColumn date(String key, String header) {
    return new OutputColumn(key, header, Kind.DATE);
  }
}
