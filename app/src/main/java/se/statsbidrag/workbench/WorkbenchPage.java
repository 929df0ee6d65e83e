package se.statsbidrag.workbench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.StartPage;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;

/** The start page of whoever works here: what waits for me, oldest first. */
@Controller
class WorkbenchPage {

  private static final int LIMIT = 50;

  private final List<WorkItemSource> sources;
  private final List<StartPage> starts;

  WorkbenchPage(List<WorkItemSource> sources, List<StartPage> starts) {
    this.sources = sources;
    this.starts = starts;
  }

  @Access
  @GetMapping("/att-gora")
  String queue(Actor actor, Model model) {
    Optional<StartPage> own = starts.stream().filter(start -> start.isFor(actor)).findFirst();
    if (own.isPresent()) {
      return "forward:" + own.get().path();
    }
    model.addAttribute(
        "items",
        sources.stream()
            .flatMap(source -> source.waitingFor(actor, LIMIT).stream())
            .sorted(Comparator.comparing(WorkItem::since))
            .limit(LIMIT)
            .toList());
    model.addAttribute("nobody", actor.roles().isEmpty());
    return "workbench/queue";
  }

  @Bean
  static NavigationEntry workbenchEntry() {
    return new NavigationEntry("/att-gora", "workbench.nav", 10, Set.of(Role.values()));
  }
}
