package se.statsbidrag.allocation.figures;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/** The agency's series of figures, and the figures of one. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class FigurePage {

  /** A figure in the table. */
  record Line(String code, String name, long value) {}

  private final FigureRegister figures;
  private final Recipients recipients;
  private final AuditTrail audit;
  private final MessageSource messages;

  FigurePage(
      FigureRegister figures, Recipients recipients, AuditTrail audit, MessageSource messages) {
    this.figures = figures;
    this.recipients = recipients;
    this.audit = audit;
    this.messages = messages;
  }

  @GetMapping("/underlag")
  String list(Actor actor, Model model) {
    model.addAttribute("series", figures.all(actor.agencyId()));
    model.addAttribute("mayImport", actor.has(Role.CASE_OFFICER));
    return "allocation/figures";
  }

  @GetMapping("/underlag/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    FigureSeries series = figures.series(actor.agencyId(), id);
    model.addAttribute("series", series);
    model.addAttribute("term", recipients.term(series.kind(), series.referenceDate()));
    model.addAttribute("agreement", figures.agreement(series));
    model.addAttribute("regions", names(RecipientKind.REGION, series));
    model.addAttribute("lines", lines(series));
    model.addAttribute("history", audit.history(FigureRegister.reference(series)));
    return "allocation/figures-series";
  }

  @GetMapping("/underlag/{id}/fil.{format:csv|xlsx|json}")
  ResponseEntity<StreamingResponseBody> file(
      Actor actor, @PathVariable UUID id, @PathVariable String format, Locale locale) {
    FigureSeries series = figures.series(actor.agencyId(), id);
    TableFormat kind =
        Arrays.stream(TableFormat.values())
            .filter(known -> known.extension().equals(format))
            .findFirst()
            .orElseThrow(() -> new NotFound("format", format));
    String name = series.driver() + "-" + series.referenceDate() + "." + format;
    List<Line> lines = lines(series);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, kind.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(out -> write(kind, out, series, lines, locale));
  }

  private void write(
      TableFormat format, OutputStream out, FigureSeries series, List<Line> lines, Locale locale)
      throws IOException {
    List<OutputColumn> columns =
        List.of(
            OutputColumn.text("code", messages.getMessage("figures.code", null, locale)),
            OutputColumn.text("name", messages.getMessage("figures.recipient", null, locale)),
            OutputColumn.whole(series.driver(), series.driver()));
    Iterator<List<?>> rows =
        lines.stream()
            .<List<?>>map(line -> List.of(line.code(), line.name(), line.value()))
            .iterator();
    TableWriter.write(format, out, columns, WriteOptions.swedish(), rows);
  }

  private List<Line> lines(FigureSeries series) {
    Map<String, String> names = names(series.kind(), series);
    SortedMap<String, Long> values = figures.values(series.id());
    return values.entrySet().stream()
        .map(figure ->
            new Line(
                figure.getKey(),
                names.getOrDefault(figure.getKey(), figure.getKey()),
                figure.getValue()))
        .toList();
  }

  private Map<String, String> names(RecipientKind kind, FigureSeries series) {
    return recipients.roles(kind, series.referenceDate()).stream()
        .filter(role -> role.code() != null)
        .collect(Collectors.toMap(RecipientRole::code, RecipientRole::name));
  }

  @Bean
  static NavigationEntry figureEntry() {
    return new NavigationEntry(
        "/underlag",
        "figures.nav",
        45,
        Set.of(
            Role.REGISTRATOR,
            Role.CASE_OFFICER,
            Role.DECISION_MAKER,
            Role.ECONOMIST,
            Role.AUDITOR));
  }
}
