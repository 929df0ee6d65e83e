package se.statsbidrag.accounting;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Stops;

/** The reconciliations: the latest, to be made anew, and where the stop is lifted. */
@Controller
@Access({Role.ECONOMIST, Role.AUDITOR})
class ReconciliationPages {

  static final String ROOT = "/avstamning";

  private final Reconciliations reconciliations;
  private final Stops stops;

  ReconciliationPages(Reconciliations reconciliations, Stops stops) {
    this.reconciliations = reconciliations;
    this.stops = stops;
  }

  @GetMapping(ROOT)
  String list(Actor actor, Model model) {
    List<ReconciliationStore.Row> latest = reconciliations.latest(actor.agencyId());
    model.addAttribute("latest", latest);
    model.addAttribute("stop", stops.standing(actor.agencyId()).orElse(null));
    model.addAttribute("mayLift", actor.has(Role.ECONOMIST));
    return "accounting/reconciliations";
  }

  /** Reconciles now; asked for twice it is made twice, which does no harm. */
  @PostMapping(ROOT)
  String reconcile(Actor actor) {
    return "redirect:" + ROOT + "/" + reconciliations.now(actor);
  }

  @GetMapping(ROOT + "/{id}")
  String one(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("run", reconciliations.find(actor.agencyId(), id));
    model.addAttribute("stop", stops.standing(actor.agencyId()).orElse(null));
    return "accounting/reconciliation";
  }

  @Access(Role.ECONOMIST)
  @GetMapping("/betalstopp")
  String stop(Actor actor, Model model) {
    model.addAttribute("stop", stops.standing(actor.agencyId()).orElse(null));
    model.addAttribute("key", UUID.randomUUID());
    return "accounting/stop";
  }

  @Access(Role.ECONOMIST)
  @PostMapping("/betalstopp")
  String lift(Actor actor, @RequestParam UUID key, @RequestParam String why) {
    stops.lift(actor, key, why);
    return "redirect:" + ROOT;
  }
}
