package se.statsbidrag.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.check.Amounts;
import se.statsbidrag.engine.check.Comparison;

/** {@code compare}: two rules on the same figures, who wins and who loses. */
final class CompareCommand implements Command {

  private static final int SHOWN = 10;

  @Override
  public int run(List<String> words, Terminal terminal) throws IOException {
    Words text = new Words(Arguments.language(words));
    Arguments arguments =
        Arguments.of(words, Set.of("before", "after", "frame", "figures", "show"));
    if (arguments.asksForHelp()) {
      terminal.out().print(text.help("compare"));
      return 0;
    }
    arguments.rest(0);
    RuleFile before = RuleAndFigures.rule(arguments.required("before"));
    RuleFile after = RuleAndFigures.rule(arguments.required("after"));
    Set<String> columns = new LinkedHashSet<>(Drivers.of(before.rule().component()));
    columns.addAll(Drivers.of(after.rule().component()));
    Figures figures =
        FigureFile.read(
                arguments.option("figures").orElse("-"), terminal, columns, arguments.points())
            .named();
    Allocation first = allocate(before, figures, arguments);
    Allocation second = allocate(after, figures, arguments);
    report(first, second, shown(arguments), text, terminal);
    return 0;
  }

  private static int shown(Arguments arguments) {
    String show = arguments.option("show").orElse(String.valueOf(SHOWN));
    if (!show.matches("\\d{1,6}")) {
      throw new Arguments.Misused("cli.not-a-count", show);
    }
    return Integer.parseInt(show);
  }

  private static Allocation allocate(RuleFile rule, Figures figures, Arguments arguments) {
    long frame =
        arguments
            .option("frame")
            .map(RuleFile::ore)
            .or(rule::frameOre)
            .orElseThrow(() -> new Arguments.Misused("cli.no-frame"));
    return rule.rule().allocate(figures, frame);
  }

  private static void report(
      Allocation first, Allocation second, int shown, Words text, Terminal terminal) {
    Comparison comparison = Comparison.of(Amounts.of(first), Amounts.of(second));
    terminal
        .out()
        .println(
            text.text(
                "cli.compared",
                comparison.winners().size(),
                comparison.losers().size(),
                comparison.unchanged(),
                text.kronor(comparison.gainedOre()),
                text.kronor(Math.abs(comparison.lostOre()))));
    list("cli.winners", comparison.winners(), first.figures(), shown, text, terminal);
    list("cli.losers", comparison.losers(), first.figures(), shown, text, terminal);
  }

  private static void list(
      String title,
      List<Comparison.Row> rows,
      Figures figures,
      int shown,
      Words text,
      Terminal terminal) {
    if (rows.isEmpty() || shown == 0) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            text.text("cli.code"),
            text.text("cli.name"),
            text.text("cli.before"),
            text.text("cli.after"),
            text.text("cli.difference")));
    for (Comparison.Row row : rows.subList(0, Math.min(shown, rows.size()))) {
      lines.add(
          List.of(
              row.code(),
              figures.row(row.code()).map(figures::name).orElse(row.code()),
              text.kronor(row.beforeOre()),
              text.kronor(row.afterOre()),
              text.kronor(row.differenceOre())));
    }
    terminal.out().println();
    terminal.out().println(text.text(title, lines.size() - 1, rows.size()));
    terminal.out().print(text.columns(lines, 2));
  }
}
