package se.statsbidrag.decision.disclosure;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.Upload;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.pages.Typed;

/** Handing out documents: choose which, how each, and what was handed out. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER})
class DisclosurePages {

  /** A chosen document with its text, where it can be masked here. */
  record Chosen(Document document, @Nullable String text, List<Parts.Option> outcomes) {}

  private final Disclosures disclosures;
  private final Cases cases;
  private final Decisions decisions;
  private final MessageSource messages;
  private final Clock clock;

  DisclosurePages(
      Disclosures disclosures,
      Cases cases,
      Decisions decisions,
      MessageSource messages,
      Clock clock) {
    this.disclosures = disclosures;
    this.cases = cases;
    this.decisions = decisions;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/arenden/{id}/utlamnande")
  String choose(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(name = "handling", required = false) @Nullable List<String> wanted,
      Locale locale,
      Model model) {
    List<String> ids = wanted == null ? List.of() : wanted;
    List<Document> documents = cases.documents(actor, id);
    model.addAttribute("file", cases.caseFile(actor, id));
    model.addAttribute("documents", documents);
    model.addAttribute(
        "chosen",
        documents.stream()
            .filter(document -> ids.contains(document.id().toString()))
            .map(document -> chosen(actor, document, locale))
            .toList());
    model.addAttribute("earlier", disclosures.of(actor, id));
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute("accept", Upload.ACCEPT);
    model.addAttribute("key", UUID.randomUUID());
    return "disclosure/give";
  }

  private Chosen chosen(Actor actor, Document document, Locale locale) {
    @Nullable String text = disclosures.text(actor, document).orElse(null);
    List<Parts.Option> outcomes =
        Stream.of(Disclosure.Outcome.values())
            .filter(one -> text != null || one != Disclosure.Outcome.MASKED)
            .map(one ->
                new Parts.Option(
                    one.name(), messages.getMessage("disclosure.outcome." + one, null, locale)))
            .toList();
    return new Chosen(document, text, outcomes);
  }

  @PostMapping("/arenden/{id}/utlamnande")
  String give(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(name = "handling", required = false) @Nullable List<UUID> wanted,
      @RequestParam(defaultValue = "") String requester,
      @RequestParam(defaultValue = "") String requestedOn,
      HttpServletRequest request) {
    List<Disclosure.Choice> choices = new ArrayList<>();
    for (UUID document : wanted == null ? List.<UUID>of() : wanted) {
      choices.add(choice(cases.document(actor, document), request));
    }
    @Nullable String who = requester.isBlank() ? null : requester.strip();
    return "redirect:/utlamnanden/"
        + disclosures.give(actor, key, id, who, day(requestedOn), choices).id();
  }

  private static Disclosure.Choice choice(Document document, HttpServletRequest request) {
    String number = "-" + document.number();
    String outcome = typed(request, "utfall" + number);
    String basis = typed(request, "grund" + number);
    return new Disclosure.Choice(
        document.id(),
        Stream.of(Disclosure.Outcome.values())
            .filter(one -> one.name().equals(outcome))
            .findFirst()
            .orElse(Disclosure.Outcome.WITHHELD),
        basis.isBlank() ? null : basis.strip(),
        typed(request, "text" + number),
        request instanceof MultipartHttpServletRequest files
            ? Upload.of(files.getFile("fil" + number))
            : null);
  }

  private static String typed(HttpServletRequest request, String name) {
    String text = request.getParameter(name);
    return text == null ? "" : text;
  }

  private static LocalDate day(String typed) {
    return switch (Typed.date(typed)) {
      case Typed.Read<LocalDate> read -> read.value();
      case Typed.Unread<LocalDate> unread ->
          throw new Refused(
              Refusal.of("layout.typed." + unread.problem(), unread.text()).at("requestedOn"));
    };
  }

  @GetMapping("/utlamnanden/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    Disclosure given = disclosures.disclosure(actor, id);
    var decision = decisions.about(actor, "decision.disclosure", id.toString());
    model.addAttribute("given", given);
    model.addAttribute("decision", decision.orElse(null));
    model.addAttribute(
        "mayRefuse", given.keepsSomething() && decision.isEmpty() && actor.has(Role.CASE_OFFICER));
    return "disclosure/given";
  }

  @Access(Role.CASE_OFFICER)
  @GetMapping("/utlamnanden/{id}/avslag")
  String askRefusal(Actor actor, @PathVariable UUID id, Model model) {
    Disclosure given = disclosures.disclosure(actor, id);
    model.addAttribute("given", given);
    model.addAttribute("text", Disclosures.kept(given));
    model.addAttribute("key", UUID.randomUUID());
    return "disclosure/refuse";
  }

  @Access(Role.CASE_OFFICER)
  @PostMapping("/utlamnanden/{id}/avslag")
  String refuse(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String reasons,
      @RequestParam(defaultValue = "false") boolean noConflict) {
    return "redirect:/beslut/" + disclosures.refuse(actor, key, id, text, reasons, noConflict).id();
  }
}
