package se.statsbidrag.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.tables.Ambiguity.Points;

/**
 * How a table is read: the answers that somebody has given about it, and the limits.
 *
 * @param sheet the name of the workbook's sheet; the first visible one where nothing is said
 * @param points what a point in a figure means, where the column has no answer of its own
 * @param pointsByHeader the answer for each column that had a question, by its header
 * @param headers the header, or the letter, chosen for a wanted column, by the column's key
 * @param totalLabels the first words of a row that holds sums and no recipient
 */
public record ReadOptions(
    @Nullable String sheet,
    Points points,
    Map<String, Points> pointsByHeader,
    Map<String, String> headers,
    List<String> totalLabels,
    Limits limits) {

  private static final List<String> TOTAL_LABELS =
      List.of(
          "totalt",
          "total",
          "totalsumma",
          "summa",
          "summa totalt",
          "sum",
          "hela riket",
          "riket",
          "samtliga",
          "samtliga kommuner",
          "samtliga regioner",
          "alla kommuner",
          "alla regioner",
          "grand total");

  public ReadOptions {
    pointsByHeader = Map.copyOf(pointsByHeader);
    headers = Map.copyOf(headers);
    totalLabels = List.copyOf(totalLabels);
  }

  /** Swedish figures, the first sheet, the usual names of a totals row, the standard limits. */
  public static ReadOptions standard() {
    return new ReadOptions(null, Points.ASK, Map.of(), Map.of(), TOTAL_LABELS, Limits.standard());
  }

  public ReadOptions sheet(@Nullable String name) {
    return new ReadOptions(name, points, pointsByHeader, headers, totalLabels, limits);
  }

  /** The answer for every column of the table. */
  public ReadOptions points(Points answer) {
    return new ReadOptions(sheet, answer, pointsByHeader, headers, totalLabels, limits);
  }

  /** The answer for one column. */
  public ReadOptions points(String header, Points answer) {
    Map<String, Points> answers = new HashMap<>(pointsByHeader);
    answers.put(header, answer);
    return new ReadOptions(sheet, points, answers, headers, totalLabels, limits);
  }

  /** The header, or the letter, of a wanted column, where the aliases do not find it. */
  public ReadOptions header(String columnKey, String header) {
    Map<String, String> chosen = new HashMap<>(headers);
    chosen.put(columnKey, header);
    return new ReadOptions(sheet, points, pointsByHeader, chosen, totalLabels, limits);
  }

  public ReadOptions totalLabels(List<String> labels) {
    return new ReadOptions(sheet, points, pointsByHeader, headers, labels, limits);
  }

  public ReadOptions limits(Limits other) {
    return new ReadOptions(sheet, points, pointsByHeader, headers, totalLabels, other);
  }

  Points pointsOf(String header) {
    return pointsByHeader.getOrDefault(header, points);
  }

  /**
   * What a table may cost.
   *
   * @param bytes the file's size
   * @param unpackedBytes the size of a workbook's parts together, unpacked
   * @param ratio how many times larger a workbook's part may be unpacked than packed, beyond the
   *     first ten megabytes
   * @param rows rows with content
   * @param cellCharacters the length of one cell
   * @param columns the number of columns
   * @param complaints how many complaints are listed in full
   */
  public record Limits(
      long bytes,
      long unpackedBytes,
      int ratio,
      int rows,
      int cellCharacters,
      int columns,
      int complaints) {

    private static final long MEGABYTE = 1_000_000;

    /** 100 MB as a file, 600 MB unpacked, five million rows. */
    public static Limits standard() {
      return new Limits(100 * MEGABYTE, 600 * MEGABYTE, 300, 5_000_000, 32_767, 1_000, 50);
    }

    public Limits bytes(long most) {
      return new Limits(most, unpackedBytes, ratio, rows, cellCharacters, columns, complaints);
    }

    public Limits unpackedBytes(long most) {
      return new Limits(bytes, most, ratio, rows, cellCharacters, columns, complaints);
    }

    public Limits rows(int most) {
      return new Limits(bytes, unpackedBytes, ratio, most, cellCharacters, columns, complaints);
    }

    public Limits complaints(int most) {
      return new Limits(bytes, unpackedBytes, ratio, rows, cellCharacters, columns, most);
    }
  }
}
