package se.statsbidrag.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import se.statsbidrag.engine.Explanation;
import se.statsbidrag.engine.Figures;

/** {@code explain}: one amount, step by step. */
final class ExplainCommand implements Command {

  @Override
  public int run(List<String> words, Terminal terminal) throws IOException {
    Words text = new Words(Arguments.language(words));
    Arguments arguments = Arguments.of(words, Set.of("rule", "frame", "figures"));
    if (arguments.asksForHelp()) {
      terminal.out().print(text.help("explain"));
      return 0;
    }
    List<String> rest = arguments.rest(1);
    if (rest.isEmpty()) {
      throw new Arguments.Misused("cli.no-recipient");
    }
    RuleAndFigures given = RuleAndFigures.read(arguments, "rule", terminal);
    Figures figures = given.file().named();
    int row = row(figures, rest.getFirst());
    Explanation explanation = given.allocate(figures).explain(row);
    terminal.out().println(explanation.code() + " " + explanation.name());
    int number = 1;
    for (Explanation.Step step : explanation.steps()) {
      terminal.out().printf("%n%d. %s%n", number++, step.label(text.locale()));
      terminal
          .out()
          .printf("   %s = %s%n", step.formula(text.locale()), step.result(text.locale()));
    }
    terminal.out().println();
    terminal.out().println(text.text("cli.amount", text.kronor(explanation.amountOre())));
    return 0;
  }

  /** By code, or by a name that only one has. */
  private static int row(Figures figures, String asked) {
    return figures
        .row(asked)
        .orElseGet(() -> {
          int[] named =
              IntStream.range(0, figures.size())
                  .filter(row -> figures.name(row).equalsIgnoreCase(asked))
                  .toArray();
          if (named.length != 1) {
            throw new Arguments.Misused("cli.unknown-recipient", asked);
          }
          return named[0];
        });
  }
}
