package se.statsbidrag.identity.agents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Parts.Option;
import se.statsbidrag.recipient.Recipients;

/** Bli ombud: anybody who has signed in can apply, and follow their own application. */
@Controller
@Access
class ApplicationPages {

  private static final String APPLY = "/ombud/ansok";
  private static final String OWN = Applications.OWN + "{id}";

  private final Applications applications;
  private final OrganisationSearch search;
  private final Scopes scopes;
  private final Recipients recipients;
  private final MessageSource messages;
  private final Clock clock;

  ApplicationPages(
      Applications applications,
      OrganisationSearch search,
      Scopes scopes,
      Recipients recipients,
      MessageSource messages,
      Clock clock) {
    this.applications = applications;
    this.search = search;
    this.scopes = scopes;
    this.recipients = recipients;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping(APPLY)
  String choose(Actor actor, @RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("q", q);
    model.addAttribute("found", q.isBlank() ? List.of() : search.find(q));
    model.addAttribute("own", applications.own(actor));
    return "agents/choose";
  }

  @GetMapping(APPLY + "/{organisation}")
  String form(@PathVariable UUID organisation, Locale locale, Model model) {
    List<Option> options = scopes.options(organisation, locale);
    if (options.isEmpty()) {
      throw new NotFound("organisation", organisation);
    }
    model.addAttribute("organisation", recipients.organisation(organisation).orElseThrow());
    model.addAttribute("options", options);
    List<Option> kinds = new ArrayList<>(scopes.kinds(organisation));
    if (!kinds.isEmpty()) {
      kinds.addFirst(new Option("", scopes.kind(organisation, null, locale)));
    }
    model.addAttribute("kinds", kinds);
    model.addAttribute(
        "as",
        List.of(option("agents.agent", "false", locale), option("agents.deputy", "true", locale)));
    model.addAttribute(
        "evidences",
        Arrays.stream(Evidence.Kind.values())
            .map(kind -> option("agents.evidence." + kind, kind.name(), locale))
            .toList());
    model.addAttribute("to", LocalDate.now(clock).plus(applications.longest()));
    model.addAttribute("largest", Evidence.LARGEST / 1024 / 1024);
    model.addAttribute("key", UUID.randomUUID());
    return "agents/apply";
  }

  private Option option(String key, String value, Locale locale) {
    return new Option(value, messages.getMessage(key, null, locale));
  }

  @PostMapping(APPLY + "/{organisation}")
  String apply(Actor actor, @PathVariable UUID organisation, @RequestParam UUID key, ApplyForm form)
      throws IOException {
    ObjectRef made = applications.submit(actor, key, form.read(organisation, scopes));
    return "redirect:" + Applications.OWN + made.id();
  }

  @GetMapping(OWN)
  String own(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    Application application = applications.own(actor, id);
    model.addAttribute("applied", application);
    model.addAttribute("scope", scopes.name(application.scope(), locale));
    model.addAttribute(
        "kind", scopes.kind(application.organisationId(), application.recipientKind(), locale));
    model.addAttribute("completions", applications.completions(application));
    model.addAttribute("documents", applications.documents(application));
    model.addAttribute("now", clock.instant());
    return "agents/own";
  }

  @GetMapping(OWN + "/handlingar/{document}")
  ResponseEntity<byte[]> document(Actor actor, @PathVariable UUID id, @PathVariable UUID document) {
    Application application = applications.own(actor, id);
    Document paper = applications.document(application, document);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(paper.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(paper.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .cacheControl(CacheControl.noStore())
        .body(applications.content(application, paper));
  }

  @GetMapping(OWN + "/svara")
  String answerForm(Actor actor, @PathVariable UUID id, Model model) {
    Application application = applications.own(actor, id);
    Completion asked =
        applications.completions(application).stream()
            .filter(completion -> completion.answeredAt() == null)
            .findFirst()
            .orElseThrow(() -> new NotFound("completion", id));
    model.addAttribute("applied", application);
    model.addAttribute("asked", asked);
    model.addAttribute("largest", Evidence.LARGEST / 1024 / 1024);
    model.addAttribute("key", UUID.randomUUID());
    return "agents/answer";
  }

  @PostMapping(OWN + "/svara")
  String answer(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    List<Refusal> refusals = new ArrayList<>();
    @Nullable Evidence more = Fields.evidence(file, false, refusals);
    Refused.ifAny(refusals);
    applications.answer(actor, key, id, answer, more);
    return "redirect:" + Applications.OWN + id;
  }

  @GetMapping(OWN + "/aterkalla")
  String confirmWithdrawal(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("applied", applications.own(actor, id));
    model.addAttribute("key", UUID.randomUUID());
    return "agents/withdraw";
  }

  @PostMapping(OWN + "/aterkalla")
  String withdraw(Actor actor, @PathVariable UUID id, @RequestParam UUID key) {
    applications.withdraw(actor, key, id);
    return "redirect:" + Applications.OWN + id;
  }
}
