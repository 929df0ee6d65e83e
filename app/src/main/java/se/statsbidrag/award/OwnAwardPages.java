package se.statsbidrag.award;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.programme.Rounds;

/** What a recipient has been granted, on which conditions, and when the money comes. */
@Controller
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
class OwnAwardPages {

  private final Awards awards;
  private final Cases cases;
  private final Rounds rounds;
  private final List<AwardFollows> follows;

  OwnAwardPages(Awards awards, Cases cases, Rounds rounds, List<AwardFollows> follows) {
    this.awards = awards;
    this.cases = cases;
    this.rounds = rounds;
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
    model.addAttribute("decisions", decisions(actor, award));
    model.addAttribute("instructions", instructions(award));
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

  /** Decisions in the matter, but for those that gave the recipient something else in it. */
  private List<Document> decisions(Actor actor, Award award) {
    LocalDate own = WorkingCalendar.dayOf(award.decidedAt());
    List<LocalDate> others =
        awards.inCase(actor, award.caseId()).stream()
            .map(other -> WorkingCalendar.dayOf(other.decidedAt()))
            .filter(day -> !day.equals(own))
            .toList();
    return cases.documentsOf(actor, award.caseId()).stream()
        .filter(document -> document.kind().equals("DECISION"))
        .filter(document -> !others.contains(document.documentDate()))
        .toList();
  }

  /** Where the instructions that the conditions speak of can be read, or null where none hold. */
  private @Nullable String instructions(Award award) {
    UUID round = award.roundId();
    return round == null || award.conditions().terms() == 0
        ? null
        : "/statsbidrag/" + rounds.round(round).grant().slug();
  }
}
