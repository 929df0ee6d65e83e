package se.statsbidrag.award;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;

/** What a recipient has been granted, on which conditions, and when the money comes. */
@Controller
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
class OwnAwardPages {

  private final Awards awards;
  private final Cases cases;
  private final List<AwardFollows> follows;

  OwnAwardPages(Awards awards, Cases cases, List<AwardFollows> follows) {
    this.awards = awards;
    this.cases = cases;
    this.follows = List.copyOf(follows);
  }

  @GetMapping("/mina-bidrag")
  String list(Actor actor, Model model) {
    model.addAttribute("awards", awards.own(actor));
    return "award/own-awards";
  }

  @GetMapping("/mina-bidrag/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    Award award = own(actor, id);
    model.addAttribute("award", award);
    model.addAttribute("instalments", awards.instalments(id));
    model.addAttribute(
        "follows", follows.stream().flatMap(one -> one.of(actor, award).stream()).toList());
    model.addAttribute(
        "decisions",
        cases.documentsOf(actor, award.caseId()).stream().filter(OwnAwardPages::decides).toList());
    return "award/own-award";
  }

  /** From a requisition to what it gave. */
  @GetMapping("/mina-bidrag/rekvisition/{id}")
  String answering(Actor actor, @PathVariable UUID id) {
    return awards
        .answering(id)
        .map(award -> "redirect:/mina-bidrag/" + own(actor, award.id()).id())
        .orElseThrow(() -> new NotFound("award", id));
  }

  /** One that the actor's own power reaches, not only their organisation's. */
  private Award own(Actor actor, UUID id) {
    return awards.own(actor).stream()
        .filter(award -> award.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("award", id));
  }

  private static boolean decides(Document document) {
    return document.kind().equals("DECISION");
  }
}
