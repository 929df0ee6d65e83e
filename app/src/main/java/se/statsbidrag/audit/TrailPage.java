package se.statsbidrag.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** Behandlingshistorik: who did what, for those who review and those who give rights. */
@Controller
@Access({Role.AUDITOR, Role.USER_ADMINISTRATOR})
class TrailPage {

  private static final int LINES = 50;

  private final AuditReading reading;
  private final ChainStore chain;
  private final TrailExport export;

  TrailPage(AuditReading reading, ChainStore chain, TrailExport export) {
    this.reading = reading;
    this.chain = chain;
    this.export = export;
  }

  @GetMapping("/behandlingshistorik")
  String list(
      Actor actor,
      @RequestParam(name = "objekt", required = false) @Nullable String object,
      @RequestParam(name = "person", required = false) @Nullable String person,
      @RequestParam(name = "handelse", required = false) @Nullable String act,
      @RequestParam(name = "fran", required = false) @Nullable String first,
      @RequestParam(name = "till", required = false) @Nullable String last,
      @RequestParam(name = "fore", required = false) @Nullable Long before,
      HttpServletRequest request,
      Model model) {
    TrailFilter.Read read = TrailFilter.of(object, person, act, first, last, before);
    if (!read.refusals().isEmpty() && request.getAttribute("refused") == null) {
      throw new Refused(read.refusals());
    }
    List<AuditLine> lines = reading.page(actor.agencyId(), read.filter(), LINES + 1);
    model.addAttribute("filter", read.filter());
    model.addAttribute("lines", lines.subList(0, Math.min(LINES, lines.size())));
    model.addAttribute("more", lines.size() > LINES ? lines.get(LINES - 1).id() : null);
    model.addAttribute("head", chain.head().orElse(null));
    model.addAttribute("waiting", chain.waiting());
    model.addAttribute("query", request.getQueryString());
    return "audit/trail";
  }

  @GetMapping("/behandlingshistorik/behandlingshistorik.csv")
  void csv(
      Actor actor,
      @RequestParam(name = "objekt", required = false) @Nullable String object,
      @RequestParam(name = "person", required = false) @Nullable String person,
      @RequestParam(name = "handelse", required = false) @Nullable String act,
      @RequestParam(name = "fran", required = false) @Nullable String first,
      @RequestParam(name = "till", required = false) @Nullable String last,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    TrailFilter.Read read = TrailFilter.of(object, person, act, first, last, null);
    Refused.ifAny(read.refusals());
    asFile(response, "text/csv;charset=UTF-8", "behandlingshistorik.csv");
    export.csv(actor.agencyId(), read.filter(), locale, response.getOutputStream());
  }

  @GetMapping("/behandlingshistorik/behandlingshistorik.jsonl")
  void jsonLines(Actor actor, HttpServletResponse response) throws IOException {
    asFile(response, "application/jsonl", "behandlingshistorik.jsonl");
    export.jsonLines(actor.agencyId(), response.getOutputStream());
  }

  private static void asFile(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  @Bean
  static NavigationEntry trailEntry() {
    return new NavigationEntry(
        "/behandlingshistorik", "audit.nav", 90, Set.of(Role.AUDITOR, Role.USER_ADMINISTRATOR));
  }
}
