package se.statsbidrag.requisition.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.identity.Power;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.ContentRows;
import se.statsbidrag.requisition.Draft;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Progress;
import se.statsbidrag.requisition.Submissions;

/** Where the answers are checked and sent in, or sent back with a word. */
@Controller
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
class ReviewPages {

  private final Drafts drafts;
  private final Submissions submissions;
  private final Powers powers;
  private final ContentRows rows;
  private final BoardPaper papers;
  private final Frame frame;
  private final Clock clock;

  ReviewPages(
      Drafts drafts,
      Submissions submissions,
      Powers powers,
      ContentRows rows,
      BoardPaper papers,
      Frame frame,
      Clock clock) {
    this.drafts = drafts;
    this.submissions = submissions;
    this.powers = powers;
    this.rows = rows;
    this.papers = papers;
    this.frame = frame;
    this.clock = clock;
  }

  @GetMapping(FormPages.ROOT + "/{round}/granska")
  String check(Actor actor, @PathVariable UUID round, Locale locale, Model model) {
    Offer offer = drafts.offer(actor, round);
    Optional<Draft> draft = drafts.draft(actor, offer);
    if (draft.isEmpty() || !Progress.of(draft.get().answers(), offer).complete()) {
      return "redirect:" + FormPages.ROOT + "/" + round;
    }
    Submissions.Check check = submissions.check(draft.get(), offer);
    frame.show(actor, offer, draft, model);
    model.addAttribute(
        "rows",
        check.sent() == null
            ? List.of()
            : rows.of(check.sent(), FormPages.ROOT + "/" + round, locale));
    model.addAttribute("sha256", check.sha256());
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("takesTwo", submissions.takesTwo(offer));
    Draft.First first = draft.get().first();
    model.addAttribute("first", first);
    model.addAttribute("waitsForOther", first != null && first.personId().equals(actor.personId()));
    model.addAttribute("submitters", submitters(actor, offer));
    model.addAttribute("others", powers(actor, offer).anyMatch(power -> !isOf(power, actor)));
    return "requisition/check";
  }

  @PostMapping(FormPages.ROOT + "/{round}/granska")
  String submit(
      Actor actor, @PathVariable UUID round, @RequestParam UUID key, @RequestParam String seen) {
    ObjectRef made = submissions.submit(actor, key, round, seen);
    return made.type().equals("requisition.draft")
        ? "redirect:" + FormPages.ROOT + "/" + round + "/granska"
        : "redirect:" + ReceiptPages.ROOT + "/" + made.id();
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE})
  @GetMapping(FormPages.ROOT + "/{round}/aterlamna")
  String askBack(Actor actor, @PathVariable UUID round, Model model) {
    Offer offer = drafts.offer(actor, round);
    frame.show(actor, offer, drafts.draft(actor, offer), model);
    return "requisition/back";
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE})
  @PostMapping(FormPages.ROOT + "/{round}/aterlamna")
  String sendBack(
      Actor actor, @PathVariable UUID round, @RequestParam(defaultValue = "") String note) {
    drafts.sendBack(actor, round, note);
    return "redirect:" + FormPages.ROOT + "/" + round;
  }

  /** The paper for the board, before anything is sent in. */
  @GetMapping(FormPages.ROOT + "/{round}/underlag.pdf")
  ResponseEntity<byte[]> paper(Actor actor, @PathVariable UUID round) {
    Offer offer = drafts.offer(actor, round);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "attachment; filename=\"underlag.pdf\"")
        .cacheControl(CacheControl.noStore())
        .body(papers.of(offer, drafts.draft(actor, offer), LocalDate.now(clock)));
  }

  /** Who can send it in, for one who cannot. */
  private List<String> submitters(Actor actor, Offer offer) {
    return powers(actor, offer)
        .filter(power -> power.role() != Role.COORDINATOR)
        .map(Power::personName)
        .distinct()
        .toList();
  }

  /** The powers at the recipient that reach the round. */
  private Stream<Power> powers(Actor actor, Offer offer) {
    return powers.holders(actor.agencyId(), LocalDate.now(clock)).stream()
        .filter(power -> power.removedAt() == null)
        .filter(power ->
            power.covers(offer.round().grant().id(), offer.round().agencyId(), offer.kind()));
  }

  private static boolean isOf(Power power, Actor actor) {
    return power.personId().equals(actor.personId());
  }
}
