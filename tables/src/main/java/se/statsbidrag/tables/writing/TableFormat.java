package se.statsbidrag.tables.writing;

/** The formats a table is handed out in. */
public enum TableFormat {
  CSV("csv", "text/csv; charset=UTF-8", Long.MAX_VALUE),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1_048_575),
  /** An array of objects, one for each row. */
  JSON("json", "application/json", Long.MAX_VALUE);

  private final String extension;
  private final String mediaType;
  private final long mostRows;

  TableFormat(String extension, String mediaType, long mostRows) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.mostRows = mostRows;
  }

  /** Without a dot: {@code csv}. */
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** How many rows the format holds below its header. */
  public long mostRows() {
    return mostRows;
  }
}
