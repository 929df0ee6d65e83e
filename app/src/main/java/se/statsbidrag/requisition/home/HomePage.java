package se.statsbidrag.requisition.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.StartPage;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.requisition.Offer;

/** The start page of whoever acts for a recipient: what can be got, by when, and one button. */
@Controller
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
class HomePage implements StartPage {

  private static final String PATH = "/oversikt";
  private static final int LIMIT = 50;

  private final Home home;
  private final Comparison comparison;
  private final List<WorkItemSource> sources;
  private final Clock clock;

  HomePage(Home home, Comparison comparison, List<WorkItemSource> sources, Clock clock) {
    this.home = home;
    this.comparison = comparison;
    this.sources = sources;
    this.clock = clock;
  }

  @Override
  public boolean isFor(Actor actor) {
    return actor.forRecipient();
  }

  @Override
  public String path() {
    return PATH;
  }

  @GetMapping(PATH)
  String show(Actor actor, Locale locale, Model model) {
    Home.Overview overview = home.overview(actor);
    model.addAttribute("overview", overview);
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute("items", items(actor));
    model.addAttribute("comings", comings(overview));
    overview.years().stream()
        .map(PastYear::offer)
        .max(Comparator.comparing((Offer offer) -> offer.round().year().year()))
        .flatMap(latest -> comparison.of(latest, locale))
        .ifPresent(figure -> model.addAttribute("compared", figure));
    return "home/home";
  }

  /** What waits, by its last day; what has none comes last. */
  private List<WorkItem> items(Actor actor) {
    return sources.stream()
        .flatMap(source -> source.waitingFor(actor, LIMIT).stream())
        .sorted(
            Comparator.comparing(WorkItem::due, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(WorkItem::since))
        .limit(LIMIT)
        .toList();
  }

  private Map<UUID, Home.Coming> comings(Home.Overview overview) {
    return overview.standing().stream()
        .filter(standing -> home.coming(standing, overview).isPresent())
        .collect(
            Collectors.toMap(
                standing -> standing.requisition().id(),
                standing -> home.coming(standing, overview).orElseThrow()));
  }
}
