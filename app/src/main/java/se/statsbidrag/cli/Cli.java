package se.statsbidrag.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.statsbidrag.engine.AllocationRefused;

/** The command line of the jar: what can be done without starting a server. */
final class Cli {

  private static final Map<String, Command> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("allocate", new AllocateCommand());
    COMMANDS.put("explain", new ExplainCommand());
    COMMANDS.put("compare", new CompareCommand());
    COMMANDS.put("infer", new InferCommand());
    COMMANDS.put("verify", new VerifyCommand());
    COMMANDS.put("audit", new AuditCommand());
    COMMANDS.put("export", new ExportCommand());
    COMMANDS.put("restore", new RestoreCommand());
  }

  private Cli() {}

  /** Whether the arguments are a call of a command rather than a start of the system. */
  static boolean isCall(String[] arguments) {
    return arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
  }

  /** Runs the command on the process's own streams, and answers the exit status. */
  static int run(String[] arguments) {
    return run(
        arguments,
        new Terminal(
            System.in,
            new java.io.PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out),
                false,
                StandardCharsets.UTF_8),
            new java.io.PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.err),
                true,
                StandardCharsets.UTF_8)));
  }

  static int run(String[] arguments, Terminal terminal) {
    Command command = Objects.requireNonNull(COMMANDS.get(arguments[0]), "no such command");
    List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
    Words text = new Words(Arguments.language(rest));
    try {
      return command.run(rest, terminal);
    } catch (Arguments.Misused e) {
      terminal.err().println(text.text(e.key(), e.named()));
      terminal.err().println(text.text("cli.see-help", arguments[0]));
      return 2;
    } catch (TableNotHeld e) {
      terminal.err().println(text.text("cli.table-not-held", e.file()));
      e.lines(text).forEach(line -> terminal.err().println("  " + line));
      return 1;
    } catch (AllocationRefused e) {
      e.complaints().forEach(each -> terminal.err().println(each.sentence(text.locale())));
      return 1;
    } catch (Exception e) {
      terminal.err().println(arguments[0] + ": " + e.getMessage());
      return 2;
    } finally {
      terminal.out().flush();
    }
  }
}
