package se.statsbidrag.ledger;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/** The statement of a pot as a file: all of the period, written page by page. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class StatementFiles {

  private static final int SIZE = 5000;

  private final Statements statements;
  private final MessageSource messages;

  StatementFiles(Statements statements, MessageSource messages) {
    this.statements = statements;
    this.messages = messages;
  }

  /** The files of a statement, as its page offers them. */
  static List<Parts.Download> downloads(Statement statement) {
    String about = statement.pot().id() + "/kontoutdrag.";
    String days = PeriodForm.query(statement.period());
    return Stream.of(TableFormat.CSV, TableFormat.XLSX)
        .map(format ->
            new Parts.Download(
                "/reskontra/" + about + format.extension() + days, format.name(), null))
        .toList();
  }

  @GetMapping("/reskontra/{id}/kontoutdrag.{format:csv|xlsx}")
  void file(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable String fran,
      @RequestParam(required = false) @Nullable String till,
      @RequestParam(required = false) @Nullable String efter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Statement.Days days = PeriodForm.days(fran, till, efter);
    Statement first = statements.of(actor.agencyId(), id, days, 1, SIZE);
    TableFormat how = format.equals("csv") ? TableFormat.CSV : TableFormat.XLSX;
    response.setContentType(how.mediaType());
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"kontoutdrag." + format + "\"");
    try (TableWriter table =
        TableWriter.open(
            how, response.getOutputStream(), columns(locale), options(first, locale))) {
      write(first, table, locale);
      for (int page = 2; page <= first.pager().pages(); page++) {
        write(statements.of(actor.agencyId(), id, days, page, SIZE), table, locale);
      }
    }
  }

  private void write(Statement statement, TableWriter table, Locale locale) throws IOException {
    for (Statement.Line line : statement.lines()) {
      Transfer transfer = line.transfer();
      table.whole(transfer.sequence());
      table.date(transfer.valueDay());
      table.date(transfer.bookedAt().atZoneSameInstant(Statements.SWEDEN).toLocalDate());
      table.text(transfer.text());
      table.text(say("phase." + transfer.phase(), locale));
      table.text(transfer.fromName());
      table.text(transfer.toName());
      table.whole(transfer.amount().ore());
      table.whole(line.change().ore());
      table.whole(line.after().ore());
      table.text(transfer.document() == null ? "" : transfer.document());
      table.text(transfer.object().label());
      table.text(transfer.bookedBy());
      table.endRow();
    }
  }

  private List<OutputColumn> columns(Locale locale) {
    return List.of(
        OutputColumn.whole("sequence", say("sequence", locale)),
        OutputColumn.date("valueDay", say("happened", locale)),
        OutputColumn.date("bookedDay", say("booked", locale)),
        OutputColumn.text("text", say("what", locale)),
        OutputColumn.text("phase", say("phase", locale)),
        OutputColumn.text("from", say("from", locale)),
        OutputColumn.text("to", say("to", locale)),
        OutputColumn.ore("amount", say("amount", locale)),
        OutputColumn.ore("change", say("change", locale)),
        OutputColumn.ore("balance", say("after", locale)),
        OutputColumn.text("document", say("document", locale)),
        OutputColumn.text("object", say("object", locale)),
        OutputColumn.text("by", say("by", locale)));
  }

  private WriteOptions options(Statement statement, Locale locale) {
    Formats formats = Formats.of(locale);
    Map<String, String> about = new LinkedHashMap<>();
    about.put(say("pot", locale), statement.pot().name());
    about.put(say("opening", locale), formats.kronor(statement.opening().ore()));
    about.put(say("in", locale), formats.kronor(statement.in().ore()));
    about.put(say("out", locale), formats.kronor(statement.out().ore()));
    about.put(say("closing", locale), formats.kronor(statement.closing().ore()));
    WriteOptions options =
        locale.getLanguage().equals("en") ? WriteOptions.plain() : WriteOptions.swedish();
    return options.about(say("statement", locale), about);
  }

  private String say(String message, Locale locale) {
    return messages.getMessage("ledger." + message, null, locale);
  }
}
