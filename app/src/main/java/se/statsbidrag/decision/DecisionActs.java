package se.statsbidrag.decision;

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
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;

/** What can be done with a proposal, each act on a page of its own. */
@Controller
class DecisionActs {

  private final Decisions decisions;
  private final MessageSource messages;

  DecisionActs(Decisions decisions, MessageSource messages) {
    this.decisions = decisions;
    this.messages = messages;
  }

  @Access(Role.DECISION_MAKER)
  @GetMapping("/beslut/{id}/fatta")
  String confirm(Actor actor, @PathVariable UUID id, Model model) {
    return form(actor, id, model, "decision/decide");
  }

  @Access(Role.DECISION_MAKER)
  @PostMapping("/beslut/{id}/fatta")
  String decide(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam String seen,
      @RequestParam(defaultValue = "false") boolean noConflict) {
    decisions.decide(actor, key, id, seen, noConflict);
    return "redirect:/beslut/" + id;
  }

  @Access(Role.DECISION_MAKER)
  @GetMapping("/beslut/{id}/aterlamna")
  String chooseReturn(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    model.addAttribute(
        "outcomes",
        Stream.of(ProposalStatus.SENT_BACK, ProposalStatus.REFUSED)
            .map(status ->
                new Parts.Option(
                    status.name(), messages.getMessage("decision.return." + status, null, locale)))
            .toList());
    return form(actor, id, model, "decision/return");
  }

  @Access(Role.DECISION_MAKER)
  @PostMapping("/beslut/{id}/aterlamna")
  String giveBack(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam String seen,
      @RequestParam(defaultValue = "SENT_BACK") ProposalStatus outcome,
      @RequestParam(defaultValue = "") String note) {
    if (outcome == ProposalStatus.REFUSED) {
      decisions.refuse(actor, key, id, seen, note);
    } else {
      decisions.sendBack(actor, key, id, seen, note);
    }
    return "redirect:/beslut/" + id;
  }

  @Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST})
  @GetMapping("/beslut/{id}/delta")
  String join(Actor actor, @PathVariable UUID id, Model model) {
    return form(actor, id, model, "decision/join");
  }

  @Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST})
  @PostMapping("/beslut/{id}/delta")
  String joined(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam String seen,
      @RequestParam(defaultValue = "false") boolean noConflict,
      @RequestParam(required = false) @Nullable String dissent) {
    decisions.takePart(actor, id, seen, noConflict, dissent);
    return "redirect:/beslut/" + id;
  }

  @Access(Role.CASE_OFFICER)
  @GetMapping("/beslut/{id}/aterta")
  String takeBack(Actor actor, @PathVariable UUID id, Model model) {
    return form(actor, id, model, "decision/withdraw");
  }

  @Access(Role.CASE_OFFICER)
  @PostMapping("/beslut/{id}/aterta")
  String takenBack(Actor actor, @PathVariable UUID id, @RequestParam UUID key) {
    decisions.withdraw(actor, key, id);
    return "redirect:/beslut/" + id;
  }

  private String form(Actor actor, UUID id, Model model, String page) {
    Proposal proposal = decisions.proposal(actor, id);
    model.addAttribute("proposal", proposal);
    model.addAttribute("waits", proposal.status() == ProposalStatus.PROPOSED);
    model.addAttribute("key", UUID.randomUUID());
    return page;
  }
}
