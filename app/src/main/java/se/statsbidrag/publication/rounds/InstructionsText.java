package se.statsbidrag.publication.rounds;

import java.util.ArrayList;
import java.util.List;
import se.statsbidrag.programme.TermText;
import se.statsbidrag.programme.Terms;

/** The instructions as a page and a paper set them: runs of points are lists. */
record InstructionsText(List<Part> parts) {

  /** What stands under a heading. */
  record Part(String code, String heading, List<Run> runs) {

    Part {
      runs = List.copyOf(runs);
    }
  }

  /** Texts of one form that follow each other. */
  record Run(TermText.Form form, List<TermText> texts) {}

  InstructionsText {
    parts = List.copyOf(parts);
  }

  static InstructionsText of(Terms terms) {
    return new InstructionsText(
        terms.sections().stream()
            .map(section -> new Part(section.code(), section.heading(), runs(section.texts())))
            .toList());
  }

  private static List<Run> runs(List<TermText> texts) {
    List<Run> runs = new ArrayList<>();
    for (TermText text : texts) {
      if (runs.isEmpty() || runs.getLast().form() != text.form()) {
        runs.add(new Run(text.form(), new ArrayList<>()));
      }
      runs.getLast().texts().add(text);
    }
    return runs;
  }
}
