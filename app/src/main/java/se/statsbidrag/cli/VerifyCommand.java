package se.statsbidrag.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.Figures;

/** {@code verify}: does a published table keep its own rule and its total? */
final class VerifyCommand implements Command {

  private static final int SHOWN = 40;

  @Override
  public int run(List<String> words, Terminal terminal) throws IOException {
    Words text = new Words(Arguments.language(words));
    Arguments arguments =
        Arguments.of(words, Set.of("published", "rule", "figures", "frame", "within"));
    if (arguments.asksForHelp()) {
      terminal.out().print(text.help("verify"));
      return 0;
    }
    arguments.rest(0);
    Published published =
        Published.read(arguments.required("published"), terminal, arguments.points());
    boolean total = total(published, arguments, text, terminal);
    boolean rule = arguments.option("rule").isEmpty() || rule(published, arguments, text, terminal);
    terminal.out().println();
    terminal.out().println(text.text(total && rule ? "cli.holds" : "cli.does-not-hold"));
    return total && rule ? 0 : 1;
  }

  /** The rows sum to the printed total, and to the frame where one is stated. */
  private static boolean total(
      Published published, Arguments arguments, Words text, Terminal terminal) throws IOException {
    boolean holds = true;
    terminal
        .out()
        .println(text.text("cli.sum", published.ore().length, text.kronor(published.sumOre())));
    if (published.printedTotalOre().isPresent()) {
      holds =
          against(
              "cli.printed", published, published.printedTotalOre().getAsLong(), text, terminal);
    }
    Optional<Long> frame = arguments.option("frame").map(RuleFile::ore);
    if (frame.isEmpty() && arguments.option("rule").isPresent()) {
      frame = RuleAndFigures.rule(arguments.required("rule")).frameOre();
    }
    if (frame.isPresent()) {
      holds &= against("cli.frame", published, frame.get(), text, terminal);
    }
    return holds;
  }

  private static boolean against(
      String key, Published published, long stated, Words text, Terminal terminal) {
    long difference = published.sumOre() - stated;
    terminal
        .out()
        .println(
            text.text(key, text.kronor(stated))
                + " "
                + (difference == 0
                    ? text.text("cli.agrees")
                    : text.text("cli.differs", text.kronor(difference))));
    return difference == 0;
  }

  private static boolean rule(
      Published published, Arguments arguments, Words text, Terminal terminal) throws IOException {
    RuleAndFigures given = RuleAndFigures.read(arguments, "rule", terminal);
    Figures figures = given.file().named();
    long[] ore = published.inOrderOf(figures);
    Allocation key = given.allocate(figures);
    long within = arguments.option("within").map(RuleFile::ore).orElse(0L);
    int[] deviating =
        IntStream.range(0, ore.length).filter(row -> ore[row] != key.ore(row)).toArray();
    long outside =
        IntStream.of(deviating).filter(r -> Math.abs(ore[r] - key.ore(r)) > within).count();
    terminal
        .out()
        .println(
            text.text(
                "cli.kept",
                ore.length - deviating.length,
                ore.length,
                deviating.length,
                outside,
                text.kronor(within)));
    if (deviating.length > 0) {
      terminal.out().println();
      terminal.out().print(text.columns(lines(figures, ore, key, deviating, text), 2));
    }
    return outside == 0;
  }

  private static List<List<String>> lines(
      Figures figures, long[] ore, Allocation key, int[] deviating, Words text) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            text.text("cli.code"),
            text.text("cli.name"),
            text.text("cli.published"),
            text.text("cli.by-rule"),
            text.text("cli.difference")));
    IntStream.of(deviating)
        .limit(SHOWN)
        .mapToObj(row ->
            List.of(
                figures.code(row),
                figures.name(row),
                text.kronor(ore[row]),
                text.kronor(key.ore(row)),
                text.kronor(ore[row] - key.ore(row))))
        .forEach(lines::add);
    return lines;
  }
}
