package se.statsbidrag.requisition.desk;

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
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.pages.Typed;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;

/** What a case officer does with requisitions: asks for completion, proposes one, proposes many. */
@Controller
@Access(Role.CASE_OFFICER)
class DeskActs {

  private final Requisitions requisitions;
  private final Rounds rounds;
  private final Completions completions;
  private final Verdicts verdicts;
  private final Wording wording;
  private final MessageSource messages;

  DeskActs(
      Requisitions requisitions,
      Rounds rounds,
      Completions completions,
      Verdicts verdicts,
      Wording wording,
      MessageSource messages) {
    this.requisitions = requisitions;
    this.rounds = rounds;
    this.completions = completions;
    this.verdicts = verdicts;
    this.wording = wording;
    this.messages = messages;
  }

  @GetMapping("/rekvisitioner/{id}/komplettering")
  String ask(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("sent", requisitions.requisition(actor, id));
    model.addAttribute("key", UUID.randomUUID());
    return "desk/completion";
  }

  @PostMapping("/rekvisitioner/{id}/komplettering")
  String asked(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String answerBy) {
    completions.ask(actor, key, id, subject, text, day(answerBy));
    return "redirect:/rekvisitioner/" + id;
  }

  private static LocalDate day(String typed) {
    return switch (Typed.date(typed)) {
      case Typed.Read<LocalDate> read -> read.value();
      case Typed.Unread<LocalDate> unread ->
          throw new Refused(
              Refusal.of("layout.typed." + unread.problem(), unread.text()).at("answerBy"));
    };
  }

  @GetMapping("/rekvisitioner/{id}/foresla")
  String propose(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(name = "utfall", defaultValue = "APPROVED") Verdict.Outcome outcome,
      Locale locale,
      Model model) {
    Requisition sent = requisitions.requisition(actor, id);
    model.addAttribute("sent", sent);
    model.addAttribute("outcome", outcome);
    model.addAttribute(
        "outcomes",
        Stream.of(Verdict.Outcome.values())
            .map(one ->
                new Parts.Option(
                    one.name(), messages.getMessage("desk.outcome." + one, null, locale)))
            .toList());
    model.addAttribute("text", wording.decision(sent, outcome));
    model.addAttribute("reasons", wording.reasons(sent, outcome));
    model.addAttribute("round", rounds.round(sent.roundId()));
    model.addAttribute("key", UUID.randomUUID());
    return "desk/propose";
  }

  @PostMapping("/rekvisitioner/{id}/foresla")
  String proposed(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(name = "utfall", defaultValue = "APPROVED") Verdict.Outcome outcome,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String reasons,
      @RequestParam(required = false) @Nullable String heard,
      @RequestParam(defaultValue = "false") boolean noConflict) {
    Verdict verdict = new Verdict(outcome, text, reasons, heard, noConflict);
    return "redirect:/beslut/" + verdicts.propose(actor, key, id, verdict).id();
  }

  @GetMapping("/rekvisitioner/omgang/{id}/foresla")
  String proposeMany(Actor actor, @PathVariable UUID id, Model model) {
    Round round = rounds.round(id);
    if (!round.agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", id);
    }
    List<Checks.Checked> waiting = verdicts.waiting(actor, id);
    model.addAttribute("round", round);
    model.addAttribute("clean", waiting.stream().filter(Checks.Checked::clean).toList());
    model.addAttribute("rest", waiting.stream().filter(one -> !one.clean()).count());
    model.addAttribute("reasons", wording.manyReasons());
    model.addAttribute("key", UUID.randomUUID());
    return "desk/propose-many";
  }

  @PostMapping("/rekvisitioner/omgang/{id}/foresla")
  String proposedMany(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(name = "id", required = false) @Nullable List<String> chosen,
      @RequestParam(defaultValue = "") String reasons,
      @RequestParam(defaultValue = "false") boolean noConflict) {
    List<UUID> ids =
        (chosen == null ? Stream.<String>of() : chosen.stream())
            .filter(one -> one.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
            .map(UUID::fromString)
            .toList();
    return "redirect:/beslut/"
        + verdicts.proposeMany(actor, key, id, ids, reasons, noConflict).id();
  }
}
