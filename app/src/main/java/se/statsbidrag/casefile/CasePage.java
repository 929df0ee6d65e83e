package se.statsbidrag.casefile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

/** A matter as the agency sees it: whose it is, its documents, its messages, its history. */
@Controller
class CasePage {

  private final Cases cases;
  private final CaseMessages messages;
  private final Handovers handovers;
  private final List<CaseSubject> subjects;
  private final AuditTrail audit;

  CasePage(
      Cases cases,
      CaseMessages messages,
      Handovers handovers,
      List<CaseSubject> subjects,
      AuditTrail audit) {
    this.cases = cases;
    this.messages = messages;
    this.handovers = handovers;
    this.subjects = subjects;
    this.audit = audit;
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
  @GetMapping("/arenden/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    CaseFile file = cases.caseFile(actor, id);
    List<Handover> hands = handovers.of(actor, id);
    model.addAttribute("file", file);
    model.addAttribute(
        "documents",
        cases.documents(actor, id).stream()
            .map(document -> new Shown(document, CaseRules.mayRead(actor, document)))
            .toList());
    model.addAttribute("messages", messages.of(actor, id));
    model.addAttribute(
        "subjects", subjects.stream().flatMap(one -> one.of(actor, id).stream()).toList());
    model.addAttribute("handovers", hands);
    model.addAttribute("history", audit.history(file.reference()));
    model.addAttribute("mayWork", mayWork(actor));
    model.addAttribute("mayWrite", mayWork(actor) && hasParty(file));
    model.addAttribute(
        "mayNote", mayWork(actor) || actor.has(Role.DECISION_MAKER) || actor.has(Role.ECONOMIST));
    model.addAttribute(
        "toTake",
        hands.stream()
            .anyMatch(one -> one.takenAt() == null && one.toId().equals(actor.personId())));
    return "casefile/case";
  }

  private static boolean mayWork(Actor actor) {
    return actor.has(Role.CASE_OFFICER) || actor.has(Role.REGISTRATOR);
  }

  private static boolean hasParty(CaseFile file) {
    return file.parties().stream().anyMatch(party -> party.organisationId() != null);
  }

  /** A document in the list: a confidential one shows its place, and nothing of what it says. */
  record Shown(Document document, boolean readable) {}

  @Access({
    Role.REGISTRATOR,
    Role.CASE_OFFICER,
    Role.DECISION_MAKER,
    Role.ECONOMIST,
    Role.AUDITOR,
    Role.AGENT,
    Role.REPRESENTATIVE,
    Role.COORDINATOR
  })
  @GetMapping("/handlingar/{id}")
  ResponseEntity<byte[]> download(Actor actor, @PathVariable UUID id) {
    Document document = cases.document(actor, id);
    return ResponseEntity.ok()
        .contentType(type(document))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(document.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .cacheControl(CacheControl.noStore())
        .body(cases.content(actor, id));
  }

  private static MediaType type(Document document) {
    MediaType type = MediaType.parseMediaType(document.mediaType());
    return type.equalsTypeAndSubtype(MediaType.TEXT_PLAIN)
        ? new MediaType(type, StandardCharsets.UTF_8)
        : type;
  }
}
