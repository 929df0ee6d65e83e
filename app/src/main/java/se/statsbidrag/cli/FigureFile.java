package se.statsbidrag.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.tables.Ambiguity.Points;
import se.statsbidrag.tables.Column;
import se.statsbidrag.tables.ReadOptions;
import se.statsbidrag.tables.TableColumns;
import se.statsbidrag.tables.TableReader;
import se.statsbidrag.tables.Tables;

/**
 * Figures from a table: codes, names, and the columns of figures that are wanted.
 *
 * @param figures by code
 * @param columns the table itself, for the names
 * @param rows how many recipients
 */
record FigureFile(Figures figures, TableColumns columns, int rows) {

  static final Column CODE =
      Column.text("code", "kod", "kommunkod", "regionkod", "länskod", "id", "nr");
  static final Column NAME =
      Column.text("name", "namn", "kommun", "kommuner", "region", "regioner", "mottagare")
          .optional();
  static final Column AMOUNT =
      Column.decimal("amount", "belopp", "belopp*", "kronor", "fördelning*", "amount_sek");
  private static final int LARGE = 2_000_000_000;

  /** Reads the code, the name and the named columns. */
  static FigureFile read(String file, Terminal terminal, Collection<String> wanted, Points points)
      throws IOException {
    List<Column> columns = new ArrayList<>(List.of(CODE, NAME));
    wanted.forEach(name -> columns.add(figure(name)));
    try (TableReader reader = Tables.open(open(file, terminal), columns, options(points))) {
      TableColumns read = TableColumns.read(reader, columns);
      if (!reader.holds()) {
        throw new TableNotHeld(file, reader.complaints(), reader.questions(), reader.more());
      }
      return new FigureFile(figures(read, wanted), read, read.rows());
    }
  }

  /** Reads every column that holds nothing but whole figures, to search among them. */
  static FigureFile readAll(String file, Terminal terminal, Points points) throws IOException {
    byte[] bytes = open(file, terminal).readAllBytes();
    List<String> headers = Tables.headers(bytes, options(points));
    List<String> figures = new ArrayList<>();
    for (String header : headers) {
      Column column = figure(header);
      boolean known = isKnown(header);
      if (!known && Tables.read(bytes, List.of(column), options(points)).holds()) {
        figures.add(header);
      }
    }
    Terminal again = new Terminal(new ByteArrayInputStream(bytes), terminal.out(), terminal.err());
    return read("-", again, figures, points);
  }

  private static boolean isKnown(String header) {
    String plain = header.strip().toLowerCase(java.util.Locale.ROOT);
    return plain.isEmpty()
        || List.of(CODE, NAME, AMOUNT).stream()
            .anyMatch(column -> column.key().equals(plain) || column.aliases().contains(plain));
  }

  private static Column figure(String name) {
    return name.equals("population")
        ? Column.whole(name, "befolkning*", "folkmängd*", "invånare*").atLeast(0)
        : Column.whole(name).atLeast(0);
  }

  private static ReadOptions options(Points points) {
    return ReadOptions.standard()
        .points(points)
        .limits(ReadOptions.Limits.standard().bytes(LARGE).rows(20_000_000));
  }

  private static InputStream open(String file, Terminal terminal) throws IOException {
    if (file.equals("-")) {
      return terminal.in();
    }
    try {
      return Files.newInputStream(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new Arguments.Misused("cli.no-such-file", file);
    }
  }

  private static Figures figures(TableColumns table, Collection<String> columns) {
    String[] codes = new String[table.rows()];
    Arrays.setAll(codes, row -> table.text("code", row));
    Figures figures = Figures.of(codes, codes);
    for (String column : columns) {
      figures = figures.with(column, table.wholes(column));
    }
    return figures;
  }

  /** The same figures with the recipients' names, for what is explained to people. */
  Figures named() {
    String[] codes = new String[rows];
    String[] names = new String[rows];
    Arrays.setAll(codes, figures::code);
    Arrays.setAll(names, this::name);
    Figures named = Figures.of(codes, names);
    for (String column : figures.columnNames()) {
      named = named.with(column, figures.column(column).orElseThrow());
    }
    return named;
  }

  String name(int row) {
    String name = columns.text("name", row);
    return name.isEmpty() ? figures.code(row) : name;
  }
}
