package se.statsbidrag.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rule;

/**
 * Prints one table: nanoseconds a recipient, for each peer and size. The arguments are sizes;
 * without any, 290 to ten million.
 */
public final class Main {

  private static final int[] SIZES = {290, 100_000, 1_000_000, 10_000_000};

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    int[] sizes =
        arguments.length == 0 ? SIZES : Stream.of(arguments).mapToInt(Integer::parseInt).toArray();
    Path folder = Files.createTempDirectory("bench");
    List<Peer> peers =
        List.of(
            new InJava.MemoryRead(),
            new InJava.MemoryCopy(),
            new InJava.Engine(),
            new InJava.Plain(),
            Outside.c(folder),
            Outside.numpy(folder, "by an expert"),
            Outside.numpy(folder, "as usually written"),
            new InSql.DuckDb(),
            new InSql.PostgreSql());
    Map<String, String[]> table = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    // The largest first: what the compiler learns from it serves the small ones too.
    for (int column = sizes.length - 1; column >= 0; column--) {
      Problem problem = Problem.of(sizes[column]);
      long checksum = 0;
      for (Peer peer : peers) {
        String[] cells = table.computeIfAbsent(peer.name(), name -> empty(sizes.length));
        try {
          Peer.Result result = peer.solve(problem);
          cells[column] = perRecipient(result.nanos(), problem);
          checksum = agreed(peer, result.checksum(), checksum);
        } catch (Peer.Absent absent) {
          notes.add(peer.name() + ": " + absent.getMessage());
        }
      }
      kinds(table, problem, column, sizes.length);
    }
    for (Peer peer : peers) {
      peer.close();
    }
    print(table, sizes, notes);
  }

  private static long agreed(Peer peer, long checksum, long others) {
    if (checksum == 0 || others == 0 || checksum == others) {
      return checksum == 0 ? others : checksum;
    }
    throw new IllegalStateException(peer.name() + " gives other amounts");
  }

  private static void kinds(Map<String, String[]> table, Problem problem, int column, int columns)
      throws Exception {
    Figures figures = problem.figures();
    for (Map.Entry<String, Rule> kind : Kinds.all().entrySet()) {
      Rule rule = kind.getValue();
      long nanos = Stopwatch.best(() -> rule.allocate(figures, problem.frameOre()).ore(0));
      table.computeIfAbsent("Engine, " + kind.getKey(), name -> empty(columns))[column] =
          perRecipient(nanos, problem);
    }
  }

  private static String[] empty(int columns) {
    String[] cells = new String[columns];
    java.util.Arrays.fill(cells, "–");
    return cells;
  }

  private static String perRecipient(long nanos, Problem problem) {
    double each = nanos / (double) problem.size();
    return String.format(Locale.ROOT, each < 10 ? "%.2f" : "%.0f", each);
  }

  private static void print(Map<String, String[]> table, int[] sizes, List<String> notes) {
    StringBuilder out = new StringBuilder("| Nanoseconds a recipient |");
    StringBuilder line = new StringBuilder("|---|");
    for (int size : sizes) {
      out.append(String.format(Locale.ROOT, " %,d |", size).replace(',', ' '));
      line.append("---:|");
    }
    System.out.println(out);
    System.out.println(line);
    table.forEach((name, cells) ->
        System.out.println("| " + name + " | " + String.join(" | ", cells) + " |"));
    System.out.println();
    notes.stream().distinct().forEach(note -> System.out.println("Not measured: " + note));
    System.out.println("Not measured: LibreOffice, which is driven by hand.");
  }
}
