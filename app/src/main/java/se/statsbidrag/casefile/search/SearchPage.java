package se.statsbidrag.casefile.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;

/** Search over all that one may see: matters and documents, by name, number and free text. */
@Controller
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
class SearchPage {

  private static final int CASES = 10;
  private static final int DOCUMENTS = 20;

  private final CaseSearch search;

  SearchPage(CaseSearch search) {
    this.search = search;
  }

  @GetMapping("/sok")
  String search(
      Actor actor,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(name = "efter", defaultValue = "") String after,
      Model model) {
    Words words = Words.of(q);
    boolean party = actor.forRecipient();
    boolean first = Words.id(after) == null;
    List<CaseSearch.Row> cases =
        words.isEmpty() || !first
            ? List.of()
            : search.rows(
                actor.agencyId(),
                party,
                CaseQuery.of(words.text(), "", null, "", "", "", ""),
                CASES + 1);
    List<CaseSearch.Found> documents =
        search.documents(
            actor.agencyId(), party, mayReadSecret(actor), words, Words.id(after), DOCUMENTS + 1);
    model.addAttribute("words", words);
    model.addAttribute("party", party);
    model.addAttribute("first", first);
    model.addAttribute("cases", cases.subList(0, Math.min(CASES, cases.size())));
    model.addAttribute("moreCases", cases.size() > CASES);
    model.addAttribute("documents", documents.subList(0, Math.min(DOCUMENTS, documents.size())));
    model.addAttribute(
        "next", documents.size() > DOCUMENTS ? documents.get(DOCUMENTS - 1).id() : null);
    return "casefile/search";
  }

  private static boolean mayReadSecret(Actor actor) {
    return actor.has(Role.REGISTRATOR)
        || actor.has(Role.CASE_OFFICER)
        || actor.has(Role.DECISION_MAKER)
        || actor.has(Role.AUDITOR);
  }

  @Bean
  static NavigationEntry searchEntry() {
    return new NavigationEntry(
        "/sok",
        "casefile.search.nav",
        15,
        Stream.concat(
                Role.atRecipient().stream(),
                Stream.of(
                    Role.REGISTRATOR,
                    Role.CASE_OFFICER,
                    Role.DECISION_MAKER,
                    Role.ECONOMIST,
                    Role.AUDITOR))
            .collect(Collectors.toUnmodifiableSet()));
  }
}
