package se.statsbidrag.requisition.reception;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.allocation.Ceilings;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.pages.Swedish;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.requisition.Choice;
import se.statsbidrag.requisition.Part;
import se.statsbidrag.requisition.Receptions;
import se.statsbidrag.requisition.accounts.Account;

/** The form on paper (blanketten), entered field by field with its scan. */
@Controller
@Access(Role.REGISTRATOR)
class ReceptionPages {

  private static final String PAGE = "/rekvisitioner/omgang/{round}/blankett";

  private final Receptions receptions;
  private final Rounds rounds;
  private final Ceilings ceilings;
  private final Recipients recipients;
  private final MessageSource messages;
  private final Clock clock;

  ReceptionPages(
      Receptions receptions,
      Rounds rounds,
      Ceilings ceilings,
      Recipients recipients,
      MessageSource messages,
      Clock clock) {
    this.receptions = receptions;
    this.rounds = rounds;
    this.ceilings = ceilings;
    this.recipients = recipients;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping(PAGE)
  String form(Actor actor, @PathVariable UUID round, Locale locale, Model model) {
    Round own = own(actor, round);
    model.addAttribute("round", own);
    model.addAttribute("name", own.name(locale));
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute("now", LocalTime.now(clock).withSecond(0).withNano(0));
    model.addAttribute(
        "organisations",
        ceilings.all(round).keySet().stream()
            .flatMap(id -> recipients.organisation(id).stream())
            .sorted((one, other) -> Swedish.collator().compare(one.name(), other.name()))
            .map(one -> new Parts.Option(one.id().toString(), one.name()))
            .toList());
    model.addAttribute("choices", options("requisition.reception.", Choice.values(), locale));
    model.addAttribute("kinds", options("requisition.account.", Account.Kind.values(), locale));
    model.addAttribute(
        "yesNo",
        List.of(
            new Parts.Option("true", messages.getMessage("requisition.yes", null, locale)),
            new Parts.Option("false", messages.getMessage("requisition.no", null, locale))));
    return "requisition/reception";
  }

  @PostMapping(PAGE)
  String receive(
      Actor actor,
      @PathVariable UUID round,
      @RequestParam UUID key,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    own(actor, round);
    PaperFields paper = new PaperFields(fields, clock.getZone());
    UUID organisation = paper.organisation();
    String from = recipients.organisation(organisation).map(Organisation::name).orElse("\u2013");
    Map<String, String> answers = new HashMap<>();
    for (Part part : Part.values()) {
      part.fields().forEach(field -> answers.put(field, paper.text(field)));
    }
    answers.remove("conditionsRead");
    Instant received = paper.receivedAt();
    String title = messages.getMessage("requisition.reception.scan.title", null, Swedish.LOCALE);
    NewDocument scan = paper.scan(file, received, from, title);
    paper.check();
    ObjectRef made =
        receptions.receive(
            actor,
            key,
            new Receptions.PaperForm(
                round, organisation, received, answers, paper.text("signatory"), scan));
    return "redirect:/rekvisitioner/" + made.id();
  }

  private Round own(Actor actor, UUID round) {
    Round found = rounds.round(round);
    if (!found.agencyId().equals(actor.agencyId()) || found.terms() == null) {
      throw new NotFound("round", round);
    }
    return found;
  }

  private List<Parts.Option> options(String prefix, Enum<?>[] words, Locale locale) {
    return Arrays.stream(words)
        .map(
            word -> new Parts.Option(word.name(), messages.getMessage(prefix + word, null, locale)))
        .toList();
  }
}
