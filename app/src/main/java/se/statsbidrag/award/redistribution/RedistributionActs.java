package se.statsbidrag.award.redistribution;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.award.sharing.Comparison;
import se.statsbidrag.award.sharing.Plan;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

/** What a case officer does with what is left: proposes to share it out, or to leave it. */
@Controller
@Access(Role.CASE_OFFICER)
class RedistributionActs {

  private final Redistributions redistributions;
  private final RecipientNeeds needs;
  private final RedistributionWording wording;

  RedistributionActs(
      Redistributions redistributions, RecipientNeeds needs, RedistributionWording wording) {
    this.redistributions = redistributions;
    this.needs = needs;
    this.wording = wording;
  }

  @GetMapping("/omgangar/{id}/omfordelning/foresla")
  String propose(
      Actor actor, @PathVariable UUID id, @ModelAttribute("form") PlanForm form, Model model) {
    Redistributions.Look look = redistributions.look(actor, id);
    Plan plan = form.plan();
    model.addAttribute("round", look.asked());
    model.addAttribute("comparison", Comparison.of(look.standing(), plan));
    model.addAttribute("rule", wording.rule(plan, look.standing(), java.util.Locale.of("sv")));
    model.addAttribute("reasons", wording.reasons(look.pool()));
    model.addAttribute("query", form.query());
    model.addAttribute("key", UUID.randomUUID());
    return "redistribution/propose";
  }

  @PostMapping("/omgangar/{id}/omfordelning/foresla")
  String proposed(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @ModelAttribute("form") PlanForm form,
      @RequestParam(defaultValue = "") String reasons,
      @RequestParam(defaultValue = "false") boolean noConflict) {
    return "redirect:/beslut/"
        + redistributions.share(actor, key, id, form.plan(), reasons, noConflict).id();
  }

  @GetMapping("/omgangar/{id}/omfordelning/lamna")
  String leave(Actor actor, @PathVariable UUID id, Model model) {
    Redistributions.Look look = redistributions.look(actor, id);
    model.addAttribute("round", look.asked());
    model.addAttribute("pool", look.pool());
    model.addAttribute("standing", look.standing());
    model.addAttribute("key", UUID.randomUUID());
    return "redistribution/leave";
  }

  @PostMapping("/omgangar/{id}/omfordelning/lamna")
  String left(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reasons,
      @RequestParam(defaultValue = "false") boolean noConflict) {
    return "redirect:/beslut/" + redistributions.leave(actor, key, id, reasons, noConflict).id();
  }

  @GetMapping("/omgangar/{id}/omfordelning/behov/{code}")
  String need(Actor actor, @PathVariable UUID id, @PathVariable String code, Model model) {
    Redistributions.Look look = redistributions.look(actor, id);
    model.addAttribute("round", look.asked());
    model.addAttribute("who", RecipientNeeds.candidate(look.standing(), code));
    model.addAttribute("key", UUID.randomUUID());
    return "redistribution/need";
  }

  @PostMapping("/omgangar/{id}/omfordelning/behov/{code}")
  String stated(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String code,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String source) {
    needs.state(actor, key, id, code, amount, source);
    return "redirect:/omgangar/" + id + "/omfordelning";
  }
}
