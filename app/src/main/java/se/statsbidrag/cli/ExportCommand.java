package se.statsbidrag.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import se.statsbidrag.DatabaseAlone;

/** {@code export FILE}: all data out, as it stood at one moment. */
final class ExportCommand implements Command {

  private static final String HELP =
      """
      Usage: ./run export FILE
      Writes all data to FILE (a zip with one text file a table). The system may be running.
      The file holds everything, persons included: keep it as you keep the database.
      """;

  @Override
  public int run(List<String> arguments, Terminal terminal) throws Exception {
    if (arguments.size() != 1 || arguments.contains("--help")) {
      (arguments.contains("--help") ? terminal.out() : terminal.err()).print(HELP);
      return arguments.contains("--help") ? 0 : 2;
    }
    Path file = Path.of(arguments.getFirst());
    DataFile.Counts counts =
        DatabaseAlone.use(database -> {
          try (Connection connection = database.getConnection()) {
            return DataFile.export(connection, file);
          }
        });
    terminal
        .err()
        .printf("%d rows of %d tables written to %s%n", counts.total(), counts.rows().size(), file);
    return 0;
  }
}
