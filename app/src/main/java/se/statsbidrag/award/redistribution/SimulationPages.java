package se.statsbidrag.award.redistribution;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.award.sharing.Comparison;
import se.statsbidrag.award.sharing.Content;
import se.statsbidrag.award.sharing.Plan;
import se.statsbidrag.award.sharing.Sharing;
import se.statsbidrag.award.sharing.Standing;
import se.statsbidrag.engine.Redistribution.By;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.programme.Round;

/** What is left in a round, simulated with the rules side by side; all of it in the address. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class SimulationPages {

  private final Redistributions redistributions;
  private final RedistributionFiles files;
  private final RedistributionExplained explained;
  private final RedistributionWording wording;

  SimulationPages(
      Redistributions redistributions,
      RedistributionFiles files,
      RedistributionExplained explained,
      RedistributionWording wording) {
    this.redistributions = redistributions;
    this.files = files;
    this.explained = explained;
    this.wording = wording;
  }

  @GetMapping("/omgangar/{id}/omfordelning")
  String simulate(
      Actor actor,
      @PathVariable UUID id,
      @ModelAttribute("form") PlanForm typed,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    PlanForm form = request.getAttribute("refusals") == null ? typed : PlanForm.first();
    Round round = redistributions.round(actor, id);
    List<Refusal> hindrances = redistributions.hindrances(round);
    model.addAttribute("round", round);
    model.addAttribute("locale", locale);
    model.addAttribute("form", form);
    model.addAttribute("earlier", redistributions.ofRound(id));
    model.addAttribute(
        "hindrances", hindrances.stream().map(one -> wording.sentence(one, locale)).toList());
    if (hindrances.isEmpty()) {
      Redistributions.Look look = redistributions.look(actor, id);
      compare(actor, look, form, model, locale);
    }
    return "redistribution/simulate";
  }

  private void compare(
      Actor actor, Redistributions.Look look, PlanForm form, Model model, Locale locale) {
    Standing standing = look.standing();
    Plan plan = possible(form.plan(), standing);
    Comparison comparison = Comparison.of(standing, plan);
    List<Refusal> against = RedistributionRules.toShare(standing, plan);
    List<Refusal> stops = RedistributionRules.toDecideOn(standing);
    model.addAttribute("pool", look.pool());
    model.addAttribute("standing", standing);
    model.addAttribute("comparison", comparison);
    model.addAttribute("rule", wording.rule(plan, standing, locale));
    model.addAttribute("histogram", explained.chart(comparison.chosen().sharing(), null, locale));
    model.addAttribute(
        "against", against.stream().map(one -> wording.sentence(one, locale)).toList());
    model.addAttribute("mayShare", actor.has(Role.CASE_OFFICER) && against.isEmpty());
    model.addAttribute("mayLeave", actor.has(Role.CASE_OFFICER) && stops.isEmpty());
    model.addAttribute("maySayNeed", actor.has(Role.CASE_OFFICER));
    model.addAttribute("rules", rules(standing, locale));
    model.addAttribute("reaches", look.pool().open() ? reaches(locale) : List.of());
    model.addAttribute("query", form.query());
    String file = "/omgangar/" + look.asked().id() + "/omfordelning.";
    model.addAttribute(
        "files",
        List.of(
            new Parts.Download(file + "csv" + form.query(), "CSV", null),
            new Parts.Download(file + "xlsx" + form.query(), "XLSX", null)));
  }

  /** The rule, by the key where the population is not known. */
  private static Plan possible(Plan plan, Standing standing) {
    return Sharing.rules(standing).contains(plan.by()) ? plan : plan.with(By.KEY);
  }

  @GetMapping("/omgangar/{id}/omfordelning.{format:csv|xlsx}")
  void file(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String format,
      @ModelAttribute("form") PlanForm form,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    Standing standing = redistributions.look(actor, id).standing();
    Comparison comparison = Comparison.of(standing, possible(form.plan(), standing));
    files.write(comparison, format, response, locale);
  }

  @GetMapping("/omgangar/{id}/omfordelning/mottagare/{code}")
  String explain(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String code,
      @ModelAttribute("form") PlanForm form,
      Model model,
      Locale locale) {
    Redistributions.Look look = redistributions.look(actor, id);
    Content content = new Content(look.standing(), possible(form.plan(), look.standing()));
    int row = content.row(code);
    if (row < 0) {
      throw new NotFound("recipient in redistribution", code);
    }
    explained.about(content, row, model, locale);
    model.addAttribute("round", look.asked());
    model.addAttribute("locale", locale);
    model.addAttribute("back", "/omgangar/" + id + "/omfordelning" + form.query());
    return "redistribution/simulated-one";
  }

  /** One proposal, as it was frozen, and what became of it. */
  @GetMapping("/omfordelningar/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
    Redistributed kept = redistributions.redistribution(actor, id);
    model.addAttribute("kept", kept);
    model.addAttribute("standing", kept.content().standing());
    model.addAttribute("round", redistributions.round(actor, kept.content().firstRound()));
    model.addAttribute("locale", locale);
    explained.list(kept, model, locale);
    @Nullable List<String> changes = changes(actor, kept, locale);
    model.addAttribute("changes", Objects.requireNonNullElse(changes, List.of()));
    return "redistribution/redistribution";
  }

  private @Nullable List<String> changes(Actor actor, Redistributed kept, Locale locale) {
    return kept.status() == Redistributed.Status.PROPOSED
        ? redistributions.changes(actor, kept).stream()
            .map(one -> wording.sentence(one, locale))
            .toList()
        : null;
  }

  private List<Parts.Option> rules(Standing standing, Locale locale) {
    List<Parts.Option> options = new ArrayList<>();
    for (By by : Sharing.rules(standing)) {
      options.add(new Parts.Option(by.name(), wording.say("redistribution.by." + by, locale)));
    }
    return options;
  }

  private List<Parts.Option> reaches(Locale locale) {
    List<Parts.Option> options = new ArrayList<>();
    for (Plan.Reach reach : Plan.Reach.values()) {
      options.add(
          new Parts.Option(reach.name(), wording.say("redistribution.reach." + reach, locale)));
    }
    return options;
  }
}
