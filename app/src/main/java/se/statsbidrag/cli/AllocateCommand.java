package se.statsbidrag.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/** {@code allocate}: figures and a rule in, a key out. */
final class AllocateCommand implements Command {

  private static final int BUFFER = 1 << 16;

  @Override
  public int run(List<String> words, Terminal terminal) throws IOException {
    Words text = new Words(Arguments.language(words));
    Arguments arguments = Arguments.of(words, Set.of("rule", "frame", "figures", "out", "format"));
    if (arguments.asksForHelp()) {
      terminal.out().print(text.help("allocate"));
      return 0;
    }
    arguments.rest(0);
    TableFormat format = format(arguments);
    RuleAndFigures given = RuleAndFigures.read(arguments, "rule", terminal);
    if (given.file().rows() > format.mostRows()) {
      throw new Arguments.Misused("cli.too-long", format.extension(), format.mostRows());
    }
    Allocation key = given.allocate(given.file().figures());
    write(key, given.file(), format, arguments, terminal);
    terminal
        .err()
        .println(
            text.text(
                "cli.allocated",
                key.size(),
                text.kronor(key.sumOre()),
                text.kronor(key.frameOre()),
                text.kronor(key.differenceOre())));
    return 0;
  }

  private static TableFormat format(Arguments arguments) {
    String name =
        arguments
            .option("format")
            .or(() -> arguments.option("out").map(file -> file.replaceAll(".*\\.", "")))
            .orElse("csv");
    for (TableFormat format : TableFormat.values()) {
      if (format.extension().equals(name.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new Arguments.Misused("cli.no-such-format", name);
  }

  private static void write(
      Allocation key, FigureFile file, TableFormat format, Arguments arguments, Terminal terminal)
      throws IOException {
    String target = arguments.option("out").orElse("-");
    if (target.equals("-")) {
      OutputStream out = new BufferedOutputStream(terminal.out(), BUFFER);
      write(key, file, format, out);
      out.flush();
      return;
    }
    Path unfinished = Path.of(target + ".unfinished");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
      write(key, file, format, out);
    }
    Files.move(unfinished, Path.of(target), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Allocation key, FigureFile file, TableFormat format, OutputStream out)
      throws IOException {
    boolean whole = key.rule().rounding().unitOre() % 100 == 0;
    List<OutputColumn> columns = new ArrayList<>();
    columns.add(OutputColumn.text("code", "code"));
    columns.add(OutputColumn.text("name", "name"));
    List<String> drivers = List.copyOf(key.figures().columnNames());
    drivers.forEach(driver -> columns.add(OutputColumn.whole(driver, driver)));
    columns.add(
        whole ? OutputColumn.kronor("amount", "amount") : OutputColumn.ore("amount", "amount"));
    long[][] figures =
        drivers.stream()
            .map(driver -> key.figures().column(driver).orElseThrow())
            .toArray(long[][]::new);
    try (TableWriter writer = TableWriter.open(format, out, columns, WriteOptions.plain())) {
      for (int row = 0; row < key.size(); row++) {
        writer.text(key.figures().code(row));
        writer.text(file.name(row));
        for (long[] column : figures) {
          writer.whole(column[row]);
        }
        writer.whole(whole ? key.ore(row) / 100 : key.ore(row));
        writer.endRow();
      }
    }
  }
}
