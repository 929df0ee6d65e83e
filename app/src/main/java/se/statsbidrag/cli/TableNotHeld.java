package se.statsbidrag.cli;

import java.util.List;
import java.util.Locale;
import se.statsbidrag.tables.Ambiguity;
import se.statsbidrag.tables.TableComplaint;

/** A table that could not be used, with everything that is wrong in it. */
final class TableNotHeld extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<TableComplaint> complaints;
  private final transient List<Ambiguity> questions;
  private final int more;

  TableNotHeld(String file, List<TableComplaint> complaints, List<Ambiguity> questions, int more) {
    super(file);
    this.file = file;
    this.complaints = List.copyOf(complaints);
    this.questions = List.copyOf(questions);
    this.more = more;
  }

  String file() {
    return file;
  }

  List<String> lines(Words words) {
    Locale locale = words.locale();
    List<String> lines =
        new java.util.ArrayList<>(complaints.stream().map(each -> each.line(locale)).toList());
    questions.forEach(question -> lines.add(question.line(locale)));
    if (!questions.isEmpty()) {
      lines.add(words.text("cli.say-points"));
    }
    if (more > 0) {
      lines.add(words.text("cli.more-complaints", more));
    }
    return lines;
  }
}
