package se.statsbidrag.award.direct;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
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
import se.statsbidrag.pages.Parts;
import se.statsbidrag.requisition.accounts.Account;

/** The lines that name their parties, and the way from a line to a proposal. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class DirectPages {

  private final Directs directs;
  private final DirectWording wording;
  private final MessageSource messages;
  private final Clock clock;

  DirectPages(Directs directs, DirectWording wording, MessageSource messages, Clock clock) {
    this.directs = directs;
    this.wording = wording;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/direkt")
  String lines(Actor actor, Model model) {
    model.addAttribute("lines", directs.lines(actor));
    return "direct/lines";
  }

  @GetMapping("/direkt/{id}")
  String line(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("named", directs.line(actor, id));
    model.addAttribute("mayPropose", actor.has(Role.CASE_OFFICER));
    return "direct/line";
  }

  /** From a decision to what it is about. */
  @GetMapping("/direkt/tilldelning/{id}")
  String about(Actor actor, @PathVariable UUID id) {
    return "redirect:/direkt/" + directs.direct(actor, id).lineId();
  }

  @Access(Role.CASE_OFFICER)
  @GetMapping("/direkt/{id}/foresla/{party}")
  String propose(
      Actor actor, @PathVariable UUID id, @PathVariable String party, Locale locale, Model model) {
    Named named = directs.line(actor, id);
    Named.Party chosen = Directs.party(named, party);
    model.addAttribute("named", named);
    model.addAttribute("party", chosen);
    model.addAttribute("organisation", DirectWording.legalPerson(chosen));
    model.addAttribute("purpose", wording.purpose(named));
    model.addAttribute("reasons", wording.reasons(named, chosen));
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute("kinds", kinds(locale));
    model.addAttribute("key", UUID.randomUUID());
    return "direct/propose";
  }

  @Access(Role.CASE_OFFICER)
  @PostMapping("/direkt/{id}/foresla/{party}")
  String proposed(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String party,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "") String payBy,
      @RequestParam(defaultValue = "BANKGIRO") String accountKind,
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String reasons,
      @RequestParam(defaultValue = "false") boolean noConflict) {
    DirectForm form =
        new DirectForm(
            organisation, amount, purpose, payBy, accountKind, account, reasons, noConflict);
    return "redirect:/beslut/" + directs.propose(actor, key, id, party, form).id();
  }

  @Access(Role.CASE_OFFICER)
  @GetMapping("/direkt/{id}/betalare")
  String payer(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    model.addAttribute("named", directs.line(actor, id));
    model.addAttribute(
        "choices",
        Stream.of("true", "false")
            .map(one -> new Parts.Option(one, say("direct.payer." + one, locale)))
            .toList());
    model.addAttribute("key", UUID.randomUUID());
    return "direct/payer";
  }

  @Access(Role.CASE_OFFICER)
  @PostMapping("/direkt/{id}/betalare")
  String stated(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "true") boolean ours,
      @RequestParam(defaultValue = "") String reason) {
    directs.state(actor, key, id, ours, reason);
    return "redirect:/direkt/" + id;
  }

  private List<Parts.Option> kinds(Locale locale) {
    return Stream.of(Account.Kind.values())
        .map(kind -> new Parts.Option(kind.name(), say("requisition.account." + kind, locale)))
        .toList();
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
