package se.statsbidrag.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rule;

/** What most commands begin with: a rule, its frame and the figures that it asks for. */
record RuleAndFigures(Rule rule, long frameOre, FigureFile file) {

  static RuleAndFigures read(Arguments arguments, String ruleOption, Terminal terminal)
      throws IOException {
    RuleFile rule = rule(arguments.required(ruleOption));
    long frame =
        arguments
            .option("frame")
            .map(RuleFile::ore)
            .or(rule::frameOre)
            .orElseThrow(() -> new Arguments.Misused("cli.no-frame"));
    FigureFile file =
        FigureFile.read(
            arguments.option("figures").orElse("-"),
            terminal,
            Drivers.of(rule.rule().component()),
            arguments.points());
    return new RuleAndFigures(rule.rule(), frame, file);
  }

  static RuleFile rule(String file) throws IOException {
    try {
      return RuleFile.parse(Files.readString(Path.of(file)));
    } catch (NoSuchFileException e) {
      throw new Arguments.Misused("cli.no-such-file", file);
    }
  }

  Allocation allocate(Figures figures) {
    return rule.allocate(figures, frameOre);
  }
}
