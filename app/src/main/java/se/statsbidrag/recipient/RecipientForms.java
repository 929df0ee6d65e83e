package se.statsbidrag.recipient;

import java.time.Clock;
import java.time.LocalDate;
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
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.pages.Typed;

/** Where recipients are entered, renamed and merged. */
@Controller
@Access({Role.CASE_OFFICER, Role.REGISTRATOR})
class RecipientForms {

  private final Recipients recipients;
  private final RecipientHistory history;
  private final RecipientNames names;
  private final MessageSource messages;
  private final Clock clock;

  RecipientForms(
      Recipients recipients,
      RecipientHistory history,
      RecipientNames names,
      MessageSource messages,
      Clock clock) {
    this.recipients = recipients;
    this.history = history;
    this.names = names;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/mottagare/ny")
  String enter(Model model, Locale locale) {
    prepare(model, locale);
    return "recipient/new";
  }

  @PostMapping("/mottagare/ny")
  String enter(
      Actor actor,
      @RequestParam UUID key,
      @RequestParam String kind,
      @RequestParam String name,
      @RequestParam String code,
      @RequestParam String organisationNumber,
      @RequestParam String county,
      @RequestParam String from) {
    NewRecipient recipient =
        new NewRecipient(
            kind(kind), name, blank(code), blank(organisationNumber), blank(county), day(from));
    return to(history.register(actor, key, recipient));
  }

  @GetMapping("/mottagare/{id}/namn")
  String rename(@PathVariable UUID id, Model model, Locale locale) {
    prepare(model, locale);
    model.addAttribute("role", role(id));
    return "recipient/rename";
  }

  @PostMapping("/mottagare/{id}/namn")
  String rename(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam String name,
      @RequestParam String from) {
    return to(history.rename(actor, key, id, name, day(from)));
  }

  /** A merger begins at one of those that end; the others are told by their codes. */
  @GetMapping("/mottagare/{id}/sammanslagning")
  String merge(@PathVariable UUID id, Model model, Locale locale) {
    prepare(model, locale);
    model.addAttribute("role", role(id));
    return "recipient/merge";
  }

  @PostMapping("/mottagare/{id}/sammanslagning")
  String merge(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam String roles,
      @RequestParam String name,
      @RequestParam String code,
      @RequestParam String organisationNumber,
      @RequestParam String from) {
    RecipientRole first = role(id);
    LocalDate day = day(from);
    List<UUID> ending = new ArrayList<>(List.of(id));
    ending.addAll(byCodes(first.kind(), roles, day.minusDays(1)));
    NewRecipient successor =
        new NewRecipient(
            first.kind(), name, blank(code), blank(organisationNumber), first.countyCode(), day);
    return to(history.merge(actor, key, ending, successor));
  }

  @PostMapping("/mottagare/{id}/namn/{alias}/ta-bort")
  String withdraw(Actor actor, @PathVariable UUID id, @PathVariable UUID alias) {
    names.withdraw(actor, id, alias);
    return "redirect:/mottagare/" + id;
  }

  private List<UUID> byCodes(RecipientKind kind, String codes, LocalDate day) {
    List<UUID> ids = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (String code : codes.strip().split("[\\s,;]+")) {
      if (!code.isEmpty()) {
        recipients
            .role(kind, code, day)
            .ifPresentOrElse(
                role -> ids.add(role.id()),
                () ->
                    refusals.add(
                        Refusal.of("recipient.refusal.merge.unknown", code, day).at("roles")));
      }
    }
    Refused.ifAny(refusals);
    return ids;
  }

  private void prepare(Model model, Locale locale) {
    LocalDate today = LocalDate.now(clock);
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("today", today);
    model.addAttribute(
        "kinds",
        recipients.terms(today).entrySet().stream()
            .map(kind ->
                new Parts.Option(
                    kind.getKey().name(),
                    messages.getMessage("recipient.kind." + kind.getValue(), null, locale)))
            .toList());
    model.addAttribute(
        "counties",
        recipients.counties(today).stream()
            .map(county -> new Parts.Option(county.code(), county.name()))
            .toList());
  }

  private RecipientRole role(UUID id) {
    return recipients
        .role(id, LocalDate.now(clock))
        .orElseThrow(() -> new NotFound("recipient", id));
  }

  private static RecipientKind kind(String written) {
    return Arrays.stream(RecipientKind.values())
        .filter(kind -> kind.name().equals(written))
        .findFirst()
        .orElseThrow(() -> new Refused(Refusal.of("recipient.refusal.kind").at("kind")));
  }

  private static LocalDate day(String written) {
    return switch (Typed.date(written)) {
      case Typed.Read<LocalDate>(LocalDate day) -> day;
      case Typed.Unread<LocalDate>(Typed.Problem problem, String text) ->
          throw new Refused(Refusal.of("layout.typed." + problem, text).at("from"));
    };
  }

  private static @Nullable String blank(String written) {
    return written.isBlank() ? null : written.strip();
  }

  private static String to(ObjectRef recipient) {
    return "redirect:/mottagare/" + recipient.id();
  }
}
