package se.statsbidrag.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.infer.Found;
import se.statsbidrag.engine.infer.Inference;
import se.statsbidrag.engine.infer.Plausibility;

/** {@code infer}: the rule behind a published table, out of the table alone. */
final class InferCommand implements Command {

  private static final int SHOWN = 40;

  @Override
  public int run(List<String> words, Terminal terminal) throws IOException {
    Words text = new Words(Arguments.language(words));
    Arguments arguments = Arguments.of(words, Set.of("figures", "published", "frame", "rule-out"));
    if (arguments.asksForHelp()) {
      terminal.out().print(text.help("infer"));
      return 0;
    }
    arguments.rest(0);
    Published published =
        Published.read(arguments.required("published"), terminal, arguments.points());
    Optional<String> file = arguments.option("figures");
    Figures figures =
        file.isPresent()
            ? FigureFile.readAll(file.get(), terminal, arguments.points()).named()
            : published.alone();
    long[] ore = published.inOrderOf(figures);
    OptionalLong frame =
        arguments
            .option("frame")
            .map(RuleFile::ore)
            .map(OptionalLong::of)
            .orElse(OptionalLong.empty());
    Inference inference = Inference.of(figures, ore, frame);
    Optional<Found> rule = inference.rule();
    if (rule.isEmpty()) {
      terminal.out().println(text.text("cli.no-rule"));
      inference.remarks().forEach(r -> terminal.out().println("- " + r.sentence(text.locale())));
      return 1;
    }
    report(rule.get(), figures, ore, text, terminal);
    if (arguments.option("rule-out").isPresent()) {
      Files.writeString(Path.of(arguments.required("rule-out")), document(rule.get()).text());
    }
    return 0;
  }

  private static RuleFile document(Found found) {
    return new RuleFile(found.rule(), Optional.of(found.frameOre()));
  }

  private static void report(
      Found found, Figures figures, long[] ore, Words text, Terminal terminal) {
    terminal.out().println(text.text("cli.rule-found"));
    terminal.out().println();
    document(found).text().lines().forEach(line -> terminal.out().println("  " + line));
    terminal.out().println();
    terminal
        .out()
        .println(
            text.text(
                "cli.fit",
                found.rows(),
                found.exact(),
                found.withinUnit() - found.exact(),
                found.rows() - found.withinUnit(),
                found.constants()));
    if (!found.deviations().isEmpty()) {
      terminal.out().println();
      terminal.out().println(text.text("cli.deviating"));
      terminal.out().print(text.columns(lines(found, text), 2));
    }
    if (!Plausibility.withoutSorting(found.rule()).equals(found.rule())) {
      Plausibility report = Plausibility.of(figures, ore, found.rule(), found.frameOre());
      terminal.out().println();
      terminal
          .out()
          .println(
              text.text(
                  "cli.displaced", report.displaced().size(), text.kronor(report.displacedOre())));
    }
    terminal.out().println();
    terminal.out().println(text.text("cli.inference"));
  }

  private static List<List<String>> lines(Found found, Words text) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            text.text("cli.code"),
            text.text("cli.name"),
            text.text("cli.published"),
            text.text("cli.by-rule"),
            text.text("cli.difference")));
    found.deviations().stream()
        .limit(SHOWN)
        .map(row ->
            List.of(
                row.code(),
                row.name(),
                text.kronor(row.publishedOre()),
                text.kronor(row.computedOre()),
                text.kronor(row.differenceOre())))
        .forEach(lines::add);
    return lines;
  }
}
