package se.statsbidrag.casefile.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
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
import se.statsbidrag.kernel.SearchHit;
import se.statsbidrag.kernel.SearchSource;
import se.statsbidrag.kernel.SearchWords;

/** Search over all that one may see, by name, number and free text, grouped by kind. */
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

  /** What was found of one kind. */
  record Group(SearchSource.Kind kind, List<SearchHit> hits, @Nullable String all) {}

  private static final int EACH = 10;
  private static final int DOCUMENTS = 20;

  private final CaseSearch cases;
  private final DocumentSearch documents;
  private final List<SearchSource> sources;

  SearchPage(CaseSearch cases, DocumentSearch documents, List<SearchSource> sources) {
    this.cases = cases;
    this.documents = documents;
    this.sources = sources;
  }

  @GetMapping("/sok")
  String search(
      Actor actor,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(name = "efter", defaultValue = "") String after,
      Locale locale,
      Model model) {
    SearchWords words = SearchWords.of(q);
    @Nullable UUID last = SearchWords.id(after);
    boolean all = !words.isEmpty() && last == null;
    List<CaseSearch.Row> found = all ? cases(actor, words) : List.of();
    List<DocumentSearch.Found> papers = documents.find(actor, words, last, DOCUMENTS + 1);
    model.addAttribute("words", words);
    model.addAttribute("party", actor.forRecipient());
    model.addAttribute("first", last == null);
    model.addAttribute("groups", all ? groups(actor, words, locale) : List.of());
    model.addAttribute("cases", found.subList(0, Math.min(EACH, found.size())));
    model.addAttribute("moreCases", found.size() > EACH);
    model.addAttribute("documents", papers.subList(0, Math.min(DOCUMENTS, papers.size())));
    model.addAttribute("next", papers.size() > DOCUMENTS ? papers.get(DOCUMENTS - 1).id() : null);
    return "casefile/search";
  }

  private List<CaseSearch.Row> cases(Actor actor, SearchWords words) {
    CaseQuery query = CaseQuery.of(words.text(), "", null, "", "", "", "");
    return cases.rows(actor.agencyId(), actor.forRecipient(), query, EACH + 1);
  }

  private List<Group> groups(Actor actor, SearchWords words, Locale locale) {
    return sources.stream()
        .sorted(Comparator.comparing(SearchSource::kind))
        .map(source -> group(source, actor, words, locale))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Group group(
      SearchSource source, Actor actor, SearchWords words, Locale locale) {
    List<SearchHit> hits = source.find(actor, words, locale, EACH + 1);
    return hits.isEmpty()
        ? null
        : new Group(
            source.kind(),
            hits.subList(0, Math.min(EACH, hits.size())),
            hits.size() > EACH ? source.all(actor, words) : null);
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
