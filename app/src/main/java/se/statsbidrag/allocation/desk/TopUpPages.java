package se.statsbidrag.allocation.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyRounds;
import se.statsbidrag.allocation.KeyTerms;
import se.statsbidrag.allocation.OwnKeys;
import se.statsbidrag.allocation.topup.TopUps;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.Round;

/** The key of a top-up, made of the ordinary round's. */
@Controller
@Access(Role.CASE_OFFICER)
class TopUpPages {

  private final TopUps topUps;
  private final OwnKeys own;
  private final KeyRounds rounds;
  private final Clock clock;

  TopUpPages(TopUps topUps, OwnKeys own, KeyRounds rounds, Clock clock) {
    this.topUps = topUps;
    this.own = own;
    this.rounds = rounds;
    this.clock = clock;
  }

  @GetMapping("/nycklar/pafyllnad/{id}")
  String plan(Actor actor, @PathVariable UUID id, Model model) {
    Round round = round(actor, id);
    AllocationKey ordinary =
        topUps.ordinary(round).orElseThrow(() -> new NotFound("ordinary key", id));
    model.addAttribute("round", round);
    model.addAttribute("ordinary", ordinary);
    model.addAttribute("year", ordinary.terms().frame().plus(round.frame()));
    model.addAttribute("day", LocalDate.now(clock));
    model.addAttribute("key", UUID.randomUUID());
    return "allocation/top-up";
  }

  @PostMapping("/nycklar/pafyllnad/{id}")
  String keep(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String recipientsOn,
      @RequestParam(defaultValue = "") String reasons) {
    Reading reading = new Reading();
    LocalDate day = reading.date("recipientsOn", recipientsOn);
    reading.done();
    Round round = round(actor, id);
    KeyTerms terms = rounds.terms(actor, id, day, null);
    KeyTerms titled =
        new KeyTerms(
            id,
            title.strip(),
            terms.kind(),
            terms.year(),
            day,
            terms.frame(),
            terms.origin(),
            terms.invariants(),
            topUps.ordinary(round).map(one -> one.terms().assumption()).orElse(null));
    OwnKeys.Plan plan = topUps.plan(actor, round, titled, Reading.blankAsNull(reasons));
    return "redirect:/nycklar/" + own.draft(actor, key, plan, null).id();
  }

  private Round round(Actor actor, UUID id) {
    return rounds.list(actor).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("round", id));
  }
}
