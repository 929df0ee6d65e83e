package se.statsbidrag.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.tables.Ambiguity.Points;
import se.statsbidrag.tables.ReadOptions;
import se.statsbidrag.tables.ReadTable;
import se.statsbidrag.tables.TableRow;
import se.statsbidrag.tables.Tables;

/**
 * A published table: amounts by code, and the total that it prints if it does.
 *
 * @param ore in the table's own order
 * @param printedTotalOre empty where the table prints none
 */
record Published(String[] codes, String[] names, long[] ore, OptionalLong printedTotalOre) {

  static Published read(String file, Terminal terminal, Points points) throws IOException {
    byte[] bytes = bytes(file, terminal);
    ReadTable table =
        Tables.read(
            new ByteArrayInputStream(bytes),
            List.of(FigureFile.CODE.optional(), FigureFile.NAME, FigureFile.AMOUNT),
            ReadOptions.standard().points(points));
    if (!table.holds()) {
      throw new TableNotHeld(file, table.complaints(), table.questions(), table.more());
    }
    List<TableRow> rows = table.rows();
    return new Published(
        rows.stream().map(Published::code).toArray(String[]::new),
        rows.stream().map(row -> row.text("name")).toArray(String[]::new),
        rows.stream().mapToLong(Published::ore).toArray(),
        table.totals().stream()
            .filter(row -> row.has("amount"))
            .mapToLong(Published::ore)
            .findFirst());
  }

  private static byte[] bytes(String file, Terminal terminal) throws IOException {
    try {
      return file.equals("-") ? terminal.in().readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new Arguments.Misused("cli.no-such-file", file);
    }
  }

  private static String code(TableRow row) {
    return row.has("code") ? row.text("code") : row.text("name");
  }

  private static long ore(TableRow row) {
    return row.figure("amount").movePointRight(2).longValueExact();
  }

  long sumOre() {
    return Arrays.stream(ore).reduce(0, Math::addExact);
  }

  /** The amounts in the order of some figures; every recipient must be in the table, once. */
  long[] inOrderOf(Figures figures) {
    long[] ordered = new long[figures.size()];
    boolean[] seen = new boolean[figures.size()];
    for (int i = 0; i < codes.length; i++) {
      int row = figures.row(codes[i]).orElse(-1);
      if (row < 0 || seen[row]) {
        throw new Arguments.Misused(
            row < 0 ? "cli.not-among-figures" : "cli.twice", codes[i], names[i]);
      }
      seen[row] = true;
      ordered[row] = ore[i];
    }
    for (int row = 0; row < seen.length; row++) {
      if (!seen[row]) {
        throw new Arguments.Misused("cli.not-published", figures.code(row), figures.name(row));
      }
    }
    return ordered;
  }

  /** Figures that have nothing but the recipients themselves. */
  Figures alone() {
    return Figures.of(codes, names);
  }
}
