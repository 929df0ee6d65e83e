package se.statsbidrag.requisition.form;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.ContentRows;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Papers;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;
import se.statsbidrag.requisition.Submissions;

/** What has been sent in: the receipt, where it stands, and the ways to change it. */
@Controller
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
class ReceiptPages {

  static final String ROOT = "/mina-rekvisitioner";

  private final Requisitions requisitions;
  private final Drafts drafts;
  private final Submissions submissions;
  private final Papers papers;
  private final ContentRows rows;
  private final Timeline timeline;
  private final Questions questions;
  private final Cases cases;
  private final Clock clock;

  ReceiptPages(
      Requisitions requisitions,
      Drafts drafts,
      Submissions submissions,
      Papers papers,
      ContentRows rows,
      Timeline timeline,
      Questions questions,
      Cases cases,
      Clock clock) {
    this.requisitions = requisitions;
    this.drafts = drafts;
    this.submissions = submissions;
    this.papers = papers;
    this.rows = rows;
    this.timeline = timeline;
    this.questions = questions;
    this.cases = cases;
    this.clock = clock;
  }

  @GetMapping(ROOT + "/{id}")
  String receipt(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    Requisition sent = own(actor, id);
    Offer offer = drafts.offer(actor, sent.roundId());
    Instant now = clock.instant();
    model.addAttribute("sent", sent);
    model.addAttribute("offer", offer);
    model.addAttribute("name", offer.round().name(locale));
    model.addAttribute("received", Timeline.toTheSecond(sent.receivedAt(), locale));
    model.addAttribute("rows", rows.of(sent.sent(), null, locale));
    model.addAttribute(
        "steps", timeline.of(requisitions.versions(actor, sent.caseId()), id, locale));
    model.addAttribute("due", Timeline.due(sent, offer));
    model.addAttribute("decisions", decisions(actor, sent));
    model.addAttribute("questions", questions.of(actor, sent));
    model.addAttribute("mayCorrect", sent.mayCorrect(now));
    model.addAttribute("mayWithdraw", sent.mayWithdraw(now) && drafts.maySubmit(actor, offer));
    model.addAttribute("draft", drafts.draft(actor, offer).orElse(null));
    return "requisition/receipt";
  }

  /** The decision documents in the case, where it has been decided. */
  private List<Document> decisions(Actor actor, Requisition sent) {
    return switch (sent.status()) {
      case APPROVED, REFUSED ->
          cases.documentsOf(actor, sent.caseId()).stream()
              .filter(document -> document.kind().equals("DECISION"))
              .toList();
      default -> List.of();
    };
  }

  @GetMapping(ROOT + "/{id}/kvittens.pdf")
  ResponseEntity<byte[]> paper(Actor actor, @PathVariable UUID id) {
    Requisition sent = own(actor, id);
    byte[] paper = papers.of(sent).orElseThrow(() -> new NotFound("receipt", id));
    String name = "kvittens-" + sent.caseNumber().replaceAll("[^0-9A-Za-z-]+", "-") + ".pdf";
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .cacheControl(CacheControl.noStore())
        .body(paper);
  }

  @GetMapping(ROOT + "/{id}/ratta")
  String askCorrect(Actor actor, @PathVariable UUID id, Model model) {
    Requisition sent = own(actor, id);
    model.addAttribute("sent", sent);
    model.addAttribute("may", sent.mayCorrect(clock.instant()));
    return "requisition/correct";
  }

  @PostMapping(ROOT + "/{id}/ratta")
  String correct(Actor actor, @PathVariable UUID id) {
    drafts.correct(actor, id);
    return "redirect:" + FormPages.ROOT + "/" + requisitions.requisition(actor, id).roundId();
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE})
  @GetMapping(ROOT + "/{id}/aterta")
  String askWithdraw(Actor actor, @PathVariable UUID id, Model model) {
    Requisition sent = own(actor, id);
    model.addAttribute("sent", sent);
    model.addAttribute("may", sent.mayWithdraw(clock.instant()));
    model.addAttribute("key", UUID.randomUUID());
    return "requisition/withdraw";
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE})
  @PostMapping(ROOT + "/{id}/aterta")
  String withdraw(Actor actor, @PathVariable UUID id, @RequestParam UUID key) {
    ObjectRef withdrawn = submissions.withdraw(actor, key, id);
    return "redirect:" + ROOT + "/" + withdrawn.id();
  }

  /** One that the actor's own power reaches, not only their organisation's. */
  private Requisition own(Actor actor, UUID id) {
    Requisition sent = requisitions.requisition(actor, id);
    drafts.offer(actor, sent.roundId());
    return sent;
  }
}
