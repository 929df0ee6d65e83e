package se.statsbidrag.casefile.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.casefile.Handovers;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.SearchWords;
import se.statsbidrag.pages.Parts;

/** The agency's matters, and a recipient's own. */
@Controller
class CaseListPage {

  private static final int SIZE = 50;

  private final CaseSearch search;
  private final Handovers handovers;
  private final MessageSource messages;

  CaseListPage(CaseSearch search, Handovers handovers, MessageSource messages) {
    this.search = search;
    this.handovers = handovers;
    this.messages = messages;
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
  @GetMapping("/arenden")
  String list(
      Actor actor,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(name = "ansvarig", defaultValue = "") String officer,
      @RequestParam(name = "fran", defaultValue = "") String first,
      @RequestParam(name = "till", defaultValue = "") String last,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(name = "efter", defaultValue = "") String after,
      Locale locale,
      Model model) {
    @Nullable UUID whose = SearchWords.id(officer);
    show(actor, CaseQuery.of(q, status, whose, first, last, sort, after), locale, model);
    model.addAttribute("officers", officers(actor, locale));
    model.addAttribute("mayOpen", actor.has(Role.REGISTRATOR) || actor.has(Role.CASE_OFFICER));
    return "casefile/cases";
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
  @GetMapping("/mina-arenden")
  String own(
      Actor actor,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(name = "efter", defaultValue = "") String after,
      Locale locale,
      Model model) {
    show(actor, CaseQuery.of(q, status, null, "", "", sort, after), locale, model);
    return "casefile/own-cases";
  }

  private void show(Actor actor, CaseQuery query, Locale locale, Model model) {
    boolean party = actor.forRecipient();
    List<CaseSearch.Row> rows = search.rows(actor.agencyId(), party, query, SIZE + 1);
    model.addAttribute("query", query);
    model.addAttribute("cases", rows.subList(0, Math.min(SIZE, rows.size())));
    model.addAttribute("next", rows.size() > SIZE ? rows.get(SIZE - 1).id() : null);
    int count = search.count(actor.agencyId(), party, query);
    model.addAttribute("count", Math.min(count, CaseSearch.COUNTED));
    model.addAttribute("more", count > CaseSearch.COUNTED);
    model.addAttribute(
        "statuses",
        Stream.of("OPEN", "CLOSED")
            .map(status ->
                new Parts.Option(
                    status, messages.getMessage("casefile.status." + status, null, locale)))
            .toList());
    model.addAttribute("status", query.open() == null ? "" : query.open() ? "OPEN" : "CLOSED");
  }

  private List<Parts.Option> officers(Actor actor, Locale locale) {
    return handovers.candidates(actor).stream()
        .map(officer ->
            new Parts.Option(
                officer.id().toString(),
                officer.id().equals(actor.personId())
                    ? messages.getMessage("casefile.officer.me", null, locale)
                    : officer.name()))
        .toList();
  }

  @Bean
  static NavigationEntry caseEntry() {
    return new NavigationEntry(
        "/arenden",
        "casefile.nav",
        60,
        Set.of(
            Role.REGISTRATOR,
            Role.CASE_OFFICER,
            Role.DECISION_MAKER,
            Role.ECONOMIST,
            Role.AUDITOR));
  }

  @Bean
  static NavigationEntry ownCaseEntry() {
    return new NavigationEntry("/mina-arenden", "casefile.own.nav", 60, Role.atRecipient());
  }
}
