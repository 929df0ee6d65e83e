package se.statsbidrag.requisition.overview;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

/** The overview of a round, as a page and as files, and the reminders from it. */
@Controller
class OverviewPages {

  private final Overviews overviews;
  private final OverviewCharts charts;
  private final Reminders reminders;
  private final MessageSource messages;

  OverviewPages(
      Overviews overviews, OverviewCharts charts, Reminders reminders, MessageSource messages) {
    this.overviews = overviews;
    this.charts = charts;
    this.reminders = reminders;
    this.messages = messages;
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
  @GetMapping("/omgangar/{id}/oversikt")
  String show(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Stage lage,
      Model model,
      Locale locale) {
    Overview overview = overviews.of(actor.agencyId(), id);
    model.addAttribute("overview", overview);
    model.addAttribute("round", overview.round());
    model.addAttribute("locale", locale);
    model.addAttribute("tiles", charts.tiles(overview, locale));
    model.addAttribute("bar", charts.bar(overview, locale));
    model.addAttribute("map", charts.map(overview, locale));
    model.addAttribute("waiting", overview.waiting().stream().limit(10).toList());
    model.addAttribute("stage", lage);
    model.addAttribute(
        "lines",
        overview.lines().stream().filter(line -> lage == null || line.stage() == lage).toList());
    model.addAttribute("stages", Arrays.asList(Stage.values()));
    model.addAttribute("counts", overview.counts());
    model.addAttribute("mayRemind", actor.has(Role.CASE_OFFICER));
    String file = "/omgangar/" + id + "/oversikt.";
    model.addAttribute(
        "downloads",
        List.of(
            new Parts.Download(file + "csv", "CSV", null),
            new Parts.Download(file + "xlsx", "XLSX", null)));
    return "requisition/overview";
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
  @GetMapping("/omgangar/{id}/oversikt.{format:csv|xlsx}")
  void export(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String format,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    Overview overview = overviews.of(actor.agencyId(), id);
    TableFormat how =
        Arrays.stream(TableFormat.values())
            .filter(one -> one.extension().equals(format))
            .findFirst()
            .orElseThrow();
    response.setContentType(how.mediaType());
    response.setHeader("Content-Disposition", "attachment; filename=\"oversikt." + format + "\"");
    TableWriter.write(
        how,
        response.getOutputStream(),
        columns(locale),
        locale.getLanguage().equals("en") ? WriteOptions.plain() : WriteOptions.swedish(),
        overview.lines().stream().map(line -> cells(line, locale)).iterator());
  }

  @Access(Role.CASE_OFFICER)
  @GetMapping("/omgangar/{id}/paminn")
  String plan(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
    Overview overview = overviews.of(actor.agencyId(), id);
    model.addAttribute("round", overview.round());
    model.addAttribute("locale", locale);
    model.addAttribute("plan", reminders.plan(actor, id));
    model.addAttribute("key", UUID.randomUUID());
    return "requisition/remind";
  }

  @Access(Role.CASE_OFFICER)
  @PostMapping("/omgangar/{id}/paminn")
  String send(Actor actor, @PathVariable UUID id, @RequestParam UUID key) {
    reminders.send(actor, key, id);
    return "redirect:/omgangar/" + id + "/oversikt";
  }

  private List<OutputColumn> columns(Locale locale) {
    return List.of(
        OutputColumn.text("code", say("code", locale)),
        OutputColumn.text("name", say("recipient", locale)),
        OutputColumn.text("county", say("county", locale)),
        OutputColumn.ore("ceiling", say("ceiling", locale)),
        OutputColumn.text("stage", say("stage", locale)),
        OutputColumn.ore("amount", say("amount", locale)),
        OutputColumn.text("caseNumber", say("case", locale)),
        OutputColumn.date("received", say("received", locale)),
        OutputColumn.date("due", say("due", locale)),
        OutputColumn.text("assumption", say("assumption", locale)));
  }

  private List<?> cells(Line line, Locale locale) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(line.code());
    cells.add(line.name());
    cells.add(line.county());
    cells.add(line.ceiling().ore());
    cells.add(say("stage." + line.stage(), locale));
    Line.@Nullable Answer answer = line.answer();
    cells.add(answer == null ? null : answer.amount().ore());
    cells.add(answer == null ? "" : answer.caseNumber());
    cells.add(answer == null ? null : WorkingCalendar.dayOf(answer.received()));
    cells.add(answer == null ? null : answer.due());
    cells.add(line.assumed() ? say("assumed", locale) : "");
    return cells;
  }

  private String say(String what, Locale locale) {
    return messages.getMessage("overview." + what, null, locale);
  }
}
