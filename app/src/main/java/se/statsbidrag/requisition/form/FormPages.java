package se.statsbidrag.requisition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.Answers;
import se.statsbidrag.requisition.Draft;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Part;
import se.statsbidrag.requisition.Progress;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;

/** The rounds that one can answer, and the task list of one. */
@Controller
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
class FormPages {

  static final String ROOT = "/rekvirera";
  private static final int LIMIT = 100;

  private final Drafts drafts;
  private final Requisitions requisitions;
  private final Frame frame;

  FormPages(Drafts drafts, Requisitions requisitions, Frame frame) {
    this.drafts = drafts;
    this.requisitions = requisitions;
    this.frame = frame;
  }

  /** A part as the task list shows it. */
  record Task(Part part, Progress.State state, String color) {}

  @GetMapping(ROOT)
  String rounds(Actor actor, Model model) {
    List<Drafts.Choosable> all = drafts.choosable(actor);
    model.addAttribute("open", all.stream().filter(FormPages::isOpen).toList());
    model.addAttribute("others", all.stream().filter(one -> !isOpen(one)).toList());
    Set<UUID> reached =
        all.stream().map(one -> one.offer().round().id()).collect(Collectors.toSet());
    model.addAttribute(
        "sent",
        requisitions.own(actor).stream()
            .filter(one -> reached.contains(one.roundId()))
            .limit(LIMIT)
            .toList());
    return "requisition/rounds";
  }

  @GetMapping(ROOT + "/{round}")
  String tasks(Actor actor, @PathVariable UUID round, Model model) {
    Offer offer = drafts.offer(actor, round);
    Optional<Draft> draft = drafts.draft(actor, offer);
    Optional<Requisition> active = drafts.active(actor, offer);
    if (draft.isEmpty() && active.isPresent()) {
      return "redirect:" + ReceiptPages.ROOT + "/" + active.get().id();
    }
    Progress progress = Progress.of(draft.map(Draft::answers).orElse(Answers.NONE), offer);
    List<Task> tasks = new ArrayList<>();
    progress.states().forEach((part, state) -> tasks.add(new Task(part, state, color(state))));
    frame.show(actor, offer, draft, model);
    model.addAttribute("tasks", tasks);
    model.addAttribute("progress", progress);
    model.addAttribute("active", active.orElse(null));
    return "requisition/tasks";
  }

  @GetMapping(ROOT + "/{round}/slang")
  String askDiscard(Actor actor, @PathVariable UUID round, Model model) {
    Offer offer = drafts.offer(actor, round);
    frame.show(actor, offer, drafts.draft(actor, offer), model);
    return "requisition/discard";
  }

  @PostMapping(ROOT + "/{round}/slang")
  String discard(Actor actor, @PathVariable UUID round) {
    drafts.discard(actor, round);
    return "redirect:" + ROOT;
  }

  private static boolean isOpen(Drafts.Choosable one) {
    return one.opening() == Offer.Opening.OPEN || one.draft().isPresent();
  }

  private static String color(Progress.State state) {
    return switch (state) {
      case TO_CORRECT -> "danger";
      case STARTED -> "warning";
      default -> "info";
    };
  }

  @Bean
  static NavigationEntry formEntry() {
    return new NavigationEntry(
        ROOT, "requisition.nav", 20, Set.of(Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR));
  }
}
