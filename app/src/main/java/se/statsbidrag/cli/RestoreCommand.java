package se.statsbidrag.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import se.statsbidrag.DatabaseAlone;

/** {@code restore FILE}: all data back into an empty database, all or nothing. */
final class RestoreCommand implements Command {

  private static final String HELP =
      """
      Usage: ./run restore FILE
      Puts all data back from an export into an empty database (a new STATSBIDRAG_DATA folder, or
      a new database at SPRING_DATASOURCE_URL), all or nothing. The system must not be running.
      """;

  @Override
  public int run(List<String> arguments, Terminal terminal) throws Exception {
    if (arguments.size() != 1 || arguments.contains("--help")) {
      (arguments.contains("--help") ? terminal.out() : terminal.err()).print(HELP);
      return arguments.contains("--help") ? 0 : 2;
    }
    Path file = Path.of(arguments.getFirst());
    try {
      DataFile.Counts counts =
          DatabaseAlone.use(database -> {
            try (Connection connection = database.getConnection()) {
              return DataFile.restore(connection, file);
            }
          });
      terminal
          .err()
          .printf("%d rows of %d tables restored%n", counts.total(), counts.rows().size());
      return 0;
    } catch (DataFile.NotRestored e) {
      terminal.err().println("restore: nothing was changed: " + e.getMessage());
      return 1;
    }
  }
}
