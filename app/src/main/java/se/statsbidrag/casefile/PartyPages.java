package se.statsbidrag.casefile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

/** A matter as a party sees it, and what the party writes in it. */
@Controller
class PartyPages {

  private final Cases cases;
  private final CaseMessages messages;
  private final List<CaseSubject> subjects;

  PartyPages(Cases cases, CaseMessages messages, List<CaseSubject> subjects) {
    this.cases = cases;
    this.messages = messages;
    this.subjects = subjects;
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
  @GetMapping("/mina-arenden/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("file", cases.caseOf(actor, id));
    model.addAttribute("documents", cases.documentsOf(actor, id));
    model.addAttribute("messages", messages.ofParty(actor, id));
    model.addAttribute(
        "subjects", subjects.stream().flatMap(one -> one.of(actor, id).stream()).toList());
    model.addAttribute("mayWrite", actor.has(Role.AGENT) || actor.has(Role.REPRESENTATIVE));
    return "casefile/own-case";
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE})
  @GetMapping("/mina-arenden/{id}/meddelande")
  String write(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(name = "svar", required = false) @Nullable UUID answers,
      Model model) {
    model.addAttribute("file", cases.caseOf(actor, id));
    model.addAttribute(
        "answered",
        messages.ofParty(actor, id).stream()
            .filter(message -> !message.incoming() && message.id().equals(answers))
            .findFirst()
            .orElse(null));
    model.addAttribute("accept", Upload.ACCEPT);
    model.addAttribute("key", UUID.randomUUID());
    return "casefile/own-message";
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE})
  @PostMapping("/mina-arenden/{id}/meddelande")
  String written(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(name = "svar", required = false) @Nullable UUID answers,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    messages.receive(actor, key, id, new NewMessage(subject, text, answers, null, Upload.of(file)));
    return "redirect:/mina-arenden/" + id;
  }
}
