package se.statsbidrag.casefile;

import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.pages.Typed;

/** What an officer does in a matter, each act on a page of its own. */
@Controller
@Access({Role.CASE_OFFICER, Role.REGISTRATOR})
class CaseActs {

  private final Cases cases;
  private final CaseMessages messages;
  private final Handovers handovers;
  private final MessageSource words;
  private final Clock clock;

  CaseActs(
      Cases cases, CaseMessages messages, Handovers handovers, MessageSource words, Clock clock) {
    this.cases = cases;
    this.messages = messages;
    this.handovers = handovers;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/arenden/ny")
  String newCase(Model model) {
    model.addAttribute("key", UUID.randomUUID());
    return "casefile/new";
  }

  @PostMapping("/arenden/ny")
  String open(
      Actor actor,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String caseNumber) {
    String number = caseNumber.isBlank() ? null : caseNumber;
    return "redirect:/arenden/"
        + cases.open(actor, key, new NewCase(title, List.of(), number)).id();
  }

  @Access({Role.CASE_OFFICER, Role.REGISTRATOR, Role.DECISION_MAKER, Role.ECONOMIST})
  @GetMapping("/arenden/{id}/anteckning")
  String note(Actor actor, @PathVariable UUID id, Model model) {
    return form(actor, id, model, "casefile/note");
  }

  @Access({Role.CASE_OFFICER, Role.REGISTRATOR, Role.DECISION_MAKER, Role.ECONOMIST})
  @PostMapping("/arenden/{id}/anteckning")
  String noted(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String basis) {
    cases.note(actor, key, id, subject, text, blankAsNull(basis));
    return back(id);
  }

  @GetMapping("/arenden/{id}/meddelande")
  String write(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(name = "svar", required = false) @Nullable UUID answers,
      Model model) {
    CaseFile file = cases.caseFile(actor, id);
    List<Parts.Option> parties =
        file.parties().stream()
            .filter(party -> party.organisationId() != null)
            .map(party -> new Parts.Option(String.valueOf(party.organisationId()), party.name()))
            .toList();
    model.addAttribute("parties", parties);
    model.addAttribute("party", parties.isEmpty() ? "" : parties.getFirst().value());
    model.addAttribute(
        "answered",
        messages.of(actor, id).stream()
            .filter(message -> message.incoming() && message.id().equals(answers))
            .findFirst()
            .orElse(null));
    model.addAttribute("accept", Upload.ACCEPT);
    return form(actor, id, model, "casefile/message");
  }

  @PostMapping("/arenden/{id}/meddelande")
  String written(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(required = false) @Nullable UUID party,
      @RequestParam(name = "svar", required = false) @Nullable UUID answers,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String answerBy,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    LocalDate day = answerBy.isBlank() ? null : day("answerBy", answerBy);
    NewMessage message = new NewMessage(subject, text, answers, day, Upload.of(file));
    messages.send(actor, key, id, party == null ? new UUID(0, 0) : party, message);
    return back(id);
  }

  @PostMapping("/arenden/{id}/omhandertagen/{message}")
  String handled(Actor actor, @PathVariable UUID id, @PathVariable UUID message) {
    messages.handled(actor, message);
    return back(id) + "#meddelanden";
  }

  @GetMapping("/arenden/{id}/handling")
  String receive(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute("accept", Upload.ACCEPT);
    model.addAttribute(
        "directions",
        Stream.of(Document.Direction.values())
            .map(one ->
                new Parts.Option(
                    one.name(), words.getMessage("casefile.direction." + one.name(), null, locale)))
            .toList());
    return form(actor, id, model, "casefile/document");
  }

  @PostMapping("/arenden/{id}/handling")
  String received(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "IN") Document.Direction direction,
      @RequestParam(defaultValue = "") String documentDate,
      @RequestParam(defaultValue = "") String counterparty,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String basis,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    Upload upload = Upload.required(file);
    @Nullable String other = blankAsNull(counterparty);
    NewDocument document =
        new NewDocument(
            direction,
            day("documentDate", documentDate),
            direction == Document.Direction.INTERNAL ? null : other,
            title,
            "LETTER",
            upload.fileName(),
            upload.mediaType(),
            new NewDocument.Content(upload.bytes()),
            blankAsNull(basis));
    cases.register(actor, key, id, cases.caseFile(actor, id).fromParty(document));
    return back(id);
  }

  @GetMapping("/arenden/{id}/overlamna")
  String chooseOfficer(Actor actor, @PathVariable UUID id, Model model) {
    CaseFile.Officer has = cases.caseFile(actor, id).officer();
    model.addAttribute(
        "officers",
        handovers.candidates(actor).stream()
            .filter(one -> !one.equals(has))
            .map(one -> new Parts.Option(one.id().toString(), one.name()))
            .toList());
    return form(actor, id, model, "casefile/hand-over");
  }

  @PostMapping("/arenden/{id}/overlamna")
  String handOver(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(required = false) @Nullable UUID officer,
      @RequestParam(defaultValue = "") String note) {
    handovers.handOver(actor, key, id, officer == null ? new UUID(0, 0) : officer, note);
    return back(id);
  }

  @Access(Role.CASE_OFFICER)
  @PostMapping("/arenden/{id}/ta-emot")
  String take(Actor actor, @PathVariable UUID id) {
    handovers.take(actor, id);
    return back(id);
  }

  @GetMapping("/arenden/{id}/avsluta")
  String confirmClose(Actor actor, @PathVariable UUID id, Model model) {
    return form(actor, id, model, "casefile/close");
  }

  @PostMapping("/arenden/{id}/avsluta")
  String close(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "true") boolean closes) {
    if (closes) {
      cases.close(actor, key, id);
    } else {
      cases.reopen(actor, key, id);
    }
    return back(id);
  }

  private String form(Actor actor, UUID id, Model model, String page) {
    model.addAttribute("file", cases.caseFile(actor, id));
    model.addAttribute("key", UUID.randomUUID());
    return page;
  }

  private static String back(UUID id) {
    return "redirect:/arenden/" + id;
  }

  static LocalDate day(String field, String typed) {
    return switch (Typed.date(typed)) {
      case Typed.Read<LocalDate> read -> read.value();
      case Typed.Unread<LocalDate> unread ->
          throw new Refused(
              Refusal.of("layout.typed." + unread.problem(), unread.text()).at(field));
    };
  }

  private static @Nullable String blankAsNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
