package se.statsbidrag.requisition.mailing;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;

/** Sending out forms, with a preview and those whom nobody reaches; and the form itself. */
@Controller
class MailingPages {

  private static final String PAGE = "/rekvisitioner/omgang/{round}/utskick";

  private final Mailings mailings;

  MailingPages(Mailings mailings) {
    this.mailings = mailings;
  }

  @Access({Role.CASE_OFFICER, Role.REGISTRATOR})
  @GetMapping(PAGE)
  String plan(Actor actor, @PathVariable UUID round, Model model) {
    model.addAttribute("plan", mailings.plan(actor, round));
    model.addAttribute("sent", mailings.sent(actor, round));
    model.addAttribute("key", UUID.randomUUID());
    return "mailing/plan";
  }

  @Access({Role.CASE_OFFICER, Role.REGISTRATOR})
  @PostMapping(PAGE)
  String send(Actor actor, @PathVariable UUID round, @RequestParam UUID key) {
    mailings.send(actor, key, round);
    return "redirect:/rekvisitioner/omgang/" + round + "/utskick";
  }

  @Access({Role.CASE_OFFICER, Role.REGISTRATOR, Role.AUDITOR})
  @GetMapping(PAGE + "/{organisation}/blankett.pdf")
  ResponseEntity<byte[]> form(
      Actor actor, @PathVariable UUID round, @PathVariable UUID organisation) {
    return file(actor, round, organisation);
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
  @GetMapping(PAGE + "/blankett.pdf")
  ResponseEntity<byte[]> empty(Actor actor, @PathVariable UUID round) {
    return file(mailings.empty(actor, round));
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
  @GetMapping("/blanketter/{round}")
  ResponseEntity<byte[]> own(Actor actor, @PathVariable UUID round) {
    return file(actor, round, actor.agencyId());
  }

  private ResponseEntity<byte[]> file(Actor actor, UUID round, UUID organisation) {
    return file(
        mailings
            .form(actor, round, organisation)
            .orElseThrow(() -> new NotFound("form", organisation)));
  }

  private static ResponseEntity<byte[]> file(byte[] form) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "attachment; filename=\"blankett.pdf\"")
        .cacheControl(CacheControl.noStore())
        .body(form);
  }
}
