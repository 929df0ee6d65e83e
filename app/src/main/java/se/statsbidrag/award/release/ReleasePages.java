package se.statsbidrag.award.release;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

/** Where an officer proposes that what is not paid of an award be withdrawn. */
@Controller
@Access(Role.CASE_OFFICER)
class ReleasePages {

  private final Releases releases;
  private final Awards awards;

  ReleasePages(Releases releases, Awards awards) {
    this.releases = releases;
    this.awards = awards;
  }

  @GetMapping("/beviljat/{id}/aterta")
  String ask(Actor actor, @PathVariable UUID id, Model model) {
    Award award = awards.award(actor.agencyId(), id);
    model.addAttribute("award", award);
    model.addAttribute("unpaid", awards.unpaid(award));
    model.addAttribute("hindered", !releases.hindrances(award).isEmpty());
    model.addAttribute("key", UUID.randomUUID());
    return "release/propose";
  }

  @PostMapping("/beviljat/{id}/aterta")
  String propose(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reasons,
      @RequestParam(defaultValue = "") String heard,
      @RequestParam(defaultValue = "false") boolean noConflict) {
    return "redirect:/beslut/" + releases.propose(actor, key, id, reasons, heard, noConflict).id();
  }

  /** From a decision to what it is about. */
  @Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
  @GetMapping("/beviljat/atertagande/{id}")
  String about(Actor actor, @PathVariable UUID id) {
    return "redirect:/beviljat/" + releases.release(actor, id).awardId();
  }
}
