package se.statsbidrag.tables.writing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How a table is written.
 *
 * @param delimiter between the cells of a CSV file
 * @param decimalSign in a CSV file
 * @param mark whether a CSV file begins with a byte order mark, by which Excel knows UTF-8
 * @param sheet the name of a workbook's sheet
 * @param about facts about the table, on a sheet of their own in a workbook where there are any
 * @param aboutSheet the name of that sheet
 */
public record WriteOptions(
    char delimiter,
    char decimalSign,
    boolean mark,
    String sheet,
    SequencedMap<String, String> about,
    String aboutSheet) {

  public WriteOptions {
    about = new LinkedHashMap<>(about);
  }

  /** What a Swedish Excel opens by a double click: semicolon, decimal comma, byte order mark. */
  public static WriteOptions swedish() {
    return new WriteOptions(';', ',', true, "Tabell", new LinkedHashMap<>(), "Om tabellen");
  }

  /** RFC 4180 as programs expect it: comma, decimal point, no byte order mark. */
  public static WriteOptions plain() {
    return new WriteOptions(',', '.', false, "Table", new LinkedHashMap<>(), "About");
  }

  public WriteOptions mark(boolean wanted) {
    return new WriteOptions(delimiter, decimalSign, wanted, sheet, about, aboutSheet);
  }

  public WriteOptions sheet(String name) {
    return new WriteOptions(delimiter, decimalSign, mark, name, about, aboutSheet);
  }

  /** Facts about the table: the key's name, its decision, its source, when it was written. */
  public WriteOptions about(String sheetName, Map<String, String> facts) {
    LinkedHashMap<String, String> ordered = new LinkedHashMap<>(facts);
    return new WriteOptions(delimiter, decimalSign, mark, sheet, ordered, sheetName);
  }
}
