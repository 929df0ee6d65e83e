package se.statsbidrag.award;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/** The list of awards as a file: all of what was chosen, written piece by piece. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class AwardFiles {

  private static final int SIZE = 2000;

  private final AwardListStore lists;
  private final MessageSource messages;

  AwardFiles(AwardListStore lists, MessageSource messages) {
    this.lists = lists;
    this.messages = messages;
  }

  /** The files of a list, as its page offers them. */
  static List<Parts.Download> downloads(AwardQuery query) {
    String chosen =
        "?ar="
            + query.year()
            + (query.round() == null ? "" : "&omgang=" + query.round())
            + (query.line() == null ? "" : "&rad=" + query.line());
    return Stream.of(TableFormat.CSV, TableFormat.XLSX)
        .map(format ->
            new Parts.Download(
                "/beviljat/beviljat." + format.extension() + chosen, format.name(), null))
        .toList();
  }

  @GetMapping("/beviljat/beviljat.{format:csv|xlsx}")
  void file(
      Actor actor,
      @PathVariable String format,
      @RequestParam int ar,
      @RequestParam(name = "omgang", required = false) @Nullable UUID round,
      @RequestParam(name = "rad", required = false) @Nullable UUID line,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    TableFormat how = format.equals("csv") ? TableFormat.CSV : TableFormat.XLSX;
    response.setContentType(how.mediaType());
    response.setHeader("Content-Disposition", "attachment; filename=\"beviljat." + format + "\"");
    WriteOptions options =
        locale.getLanguage().equals("en") ? WriteOptions.plain() : WriteOptions.swedish();
    Map<String, String> about = Map.of(say("year", locale), String.valueOf(ar));
    try (TableWriter table =
        TableWriter.open(
            how,
            response.getOutputStream(),
            columns(locale),
            options.about(say("title", locale), about))) {
      AwardQuery query = new AwardQuery(ar, round, line, null);
      List<AwardListStore.Row> rows;
      do {
        rows = lists.rows(actor.agencyId(), query, SIZE);
        for (AwardListStore.Row row : rows) {
          write(row, table, locale);
          query = query.after(row.id());
        }
      } while (rows.size() == SIZE);
    }
  }

  private void write(AwardListStore.Row row, TableWriter table, Locale locale) throws IOException {
    table.text(row.recipientName());
    table.text(row.caseNumber());
    table.text(row.title());
    table.text(row.lineName());
    table.text(say("kind." + row.kind(), locale));
    table.date(WorkingCalendar.dayOf(row.decidedAt().toInstant()));
    table.date(row.due());
    table.whole(row.amount().ore());
    table.whole(row.released().ore());
    table.whole(row.standing().ore());
    table.endRow();
  }

  private List<OutputColumn> columns(Locale locale) {
    return List.of(
        OutputColumn.text("recipient", say("recipient", locale)),
        OutputColumn.text("caseNumber", say("case", locale)),
        OutputColumn.text("title", say("for", locale)),
        OutputColumn.text("line", say("line", locale)),
        OutputColumn.text("kind", say("kind", locale)),
        OutputColumn.date("decided", say("decided", locale)),
        OutputColumn.date("due", say("due", locale)),
        OutputColumn.ore("amount", say("amount", locale)),
        OutputColumn.ore("released", say("released", locale)),
        OutputColumn.ore("standing", say("standing", locale)));
  }

  private String say(String message, Locale locale) {
    return messages.getMessage("award." + message, null, locale);
  }
}
