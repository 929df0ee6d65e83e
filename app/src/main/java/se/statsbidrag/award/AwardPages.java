package se.statsbidrag.award;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.MandateMoney;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;

/** What the agency has awarded: by year, round and line, and one with all that it hangs on. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class AwardPages {

  private static final int SIZE = 50;

  private final Awards awards;
  private final AwardListStore lists;
  private final Mandates mandates;
  private final List<AwardFollows> follows;
  private final Clock clock;

  AwardPages(
      Awards awards,
      AwardListStore lists,
      Mandates mandates,
      List<AwardFollows> follows,
      Clock clock) {
    this.awards = awards;
    this.lists = lists;
    this.mandates = mandates;
    this.follows = List.copyOf(follows);
    this.clock = clock;
  }

  @GetMapping("/beviljat")
  String list(
      Actor actor,
      @RequestParam(required = false) @Nullable Integer ar,
      @RequestParam(name = "omgang", required = false) @Nullable UUID round,
      @RequestParam(name = "rad", required = false) @Nullable UUID line,
      @RequestParam(name = "efter", required = false) @Nullable UUID after,
      Model model) {
    List<Integer> years = years(actor);
    int year = ar == null ? years.getFirst() : ar;
    AwardQuery query = new AwardQuery(year, round, line, after);
    List<AwardListStore.Row> rows = lists.rows(actor.agencyId(), query, SIZE + 1);
    List<AwardListStore.Sum> sums = lists.sums(actor.agencyId(), year);
    model.addAttribute("years", years);
    model.addAttribute("query", query);
    model.addAttribute("sums", sums);
    model.addAttribute(
        "awarded", Money.sum(sums.stream().map(AwardListStore.Sum::amount).toList()));
    model.addAttribute(
        "standing", Money.sum(sums.stream().map(AwardListStore.Sum::standing).toList()));
    model.addAttribute(
        "chosen",
        sums.stream()
            .filter(sum -> line != null && sum.lineId().equals(line))
            .filter(sum -> round == null || round.equals(sum.roundId()))
            .findFirst()
            .orElse(null));
    model.addAttribute("rows", rows.subList(0, Math.min(SIZE, rows.size())));
    model.addAttribute("next", rows.size() > SIZE ? rows.get(SIZE - 1).id() : null);
    model.addAttribute("files", AwardFiles.downloads(query));
    return "award/awards";
  }

  private List<Integer> years(Actor actor) {
    List<Integer> years = new ArrayList<>(lists.years(actor.agencyId()));
    if (years.isEmpty()) {
      years.add(LocalDate.now(clock).getYear());
    }
    return years;
  }

  @GetMapping("/beviljat/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    Award award = awards.award(actor.agencyId(), id);
    BudgetLine line = mandates.line(award.lineId()).orElseThrow();
    Mandate mandate = mandates.mandate(actor.agencyId(), line.mandateId());
    model.addAttribute("award", award);
    model.addAttribute(
        "mayReadStatement",
        Set.of(Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR).stream()
            .anyMatch(actor::has));
    model.addAttribute("line", line);
    model.addAttribute("mandate", mandate);
    model.addAttribute("items", items(mandate, line));
    model.addAttribute("instalments", awards.instalments(id));
    model.addAttribute("follows", follows(actor, award));
    model.addAttribute(
        "mayRelease", actor.has(Role.CASE_OFFICER) && !awards.unpaid(award).isZero());
    return "award/award";
  }

  /** From a requisition to what it gave. */
  @GetMapping("/beviljat/rekvisition/{id}")
  String answering(Actor actor, @PathVariable UUID id) {
    return awards
        .answering(id)
        .map(award -> awards.award(actor.agencyId(), award.id()))
        .map(award -> "redirect:/beviljat/" + award.id())
        .orElseThrow(() -> new NotFound("award", id));
  }

  private List<AwardFollows.Follow> follows(Actor actor, Award award) {
    return follows.stream().flatMap(one -> one.of(actor, award).stream()).toList();
  }

  /** The appropriation items that the line draws on, as rows that lead to them. */
  private List<Parts.Row> items(Mandate mandate, BudgetLine line) {
    return mandates.money(mandate).years().stream()
        .filter(year -> year.year() == line.year().year())
        .flatMap(year -> year.lines().stream())
        .filter(one -> one.line().id().equals(line.id()))
        .map(MandateMoney.LineMoney::charges)
        .flatMap(List::stream)
        .filter(charge -> !charge.amount().isZero())
        .map(charge ->
            new Parts.Row(
                charge.item(),
                mandate
                    .document()
                    .item(charge.item())
                    .map(item -> item.label())
                    .orElse(charge.item()),
                "/anslag/" + line.year() + "/" + charge.item()))
        .toList();
  }

  @Bean
  static NavigationEntry awardEntry() {
    return new NavigationEntry(
        "/beviljat",
        "award.nav",
        45,
        Set.of(
            Role.REGISTRATOR,
            Role.CASE_OFFICER,
            Role.DECISION_MAKER,
            Role.ECONOMIST,
            Role.AUDITOR));
  }

  @Bean
  static NavigationEntry ownAwardEntry() {
    return new NavigationEntry("/mina-bidrag", "award.own.nav", 25, Role.atRecipient());
  }
}
