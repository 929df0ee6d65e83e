package se.statsbidrag.allocation.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyRounds;
import se.statsbidrag.allocation.KeyTerms;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.allocation.OwnKeys;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.allocation.figures.FigureRegister;
import se.statsbidrag.allocation.figures.FigureSeries;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Parts;

/** Planning a key of our own: the form, what it gives, and the draft that is kept of it. */
@Controller
@Access(Role.CASE_OFFICER)
class OwnKeyPages {

  private static final String REFUSALS = "refusals";
  private static final Set<String> NOT_SHARED = Set.of("key", "edition", "do");

  private final OwnKeys own;
  private final Keys keys;
  private final KeyRounds rounds;
  private final FigureRegister figures;
  private final MessageSource messages;
  private final Clock clock;

  OwnKeyPages(
      OwnKeys own,
      Keys keys,
      KeyRounds rounds,
      FigureRegister figures,
      MessageSource messages,
      Clock clock) {
    this.own = own;
    this.keys = keys;
    this.rounds = rounds;
    this.figures = figures;
    this.messages = messages;
    this.clock = clock;
  }

  /** The form; with parameters it also shows what they give, so that its address can be shared. */
  @GetMapping("/nycklar/ny")
  String plan(
      Actor actor,
      @ModelAttribute("form") PlanForm form,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    choices(actor, locale, model);
    model.addAttribute("day", LocalDate.now(clock));
    model.addAttribute("action", "/nycklar/ny");
    if (request.getAttribute(REFUSALS) == null) {
      preview(actor, form, null, model);
    }
    return "allocation/plan";
  }

  @PostMapping("/nycklar/ny")
  String keep(
      Actor actor,
      @RequestParam UUID key,
      @ModelAttribute("form") PlanForm form,
      HttpServletRequest request) {
    OwnKeys.Plan plan = plan(actor, form, null);
    if (isPreview(request)) {
      own.preview(actor, plan);
      return shared("/nycklar/ny", request);
    }
    ObjectRef made = own.draft(actor, key, plan, null);
    return "redirect:/nycklar/" + made.id();
  }

  @GetMapping("/nycklar/{id}/andra")
  String change(
      Actor actor,
      @PathVariable UUID id,
      @ModelAttribute("form") PlanForm typed,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    AllocationKey draft = keys.key(actor, id);
    choices(actor, locale, model);
    model.addAttribute("draft", draft);
    model.addAttribute("day", draft.terms().recipientsOn());
    model.addAttribute("action", "/nycklar/" + id + "/andra");
    if (typed.family() == null) {
      String rule = draft.rule() == null ? "" : RuleFile.write(draft.rule().rule());
      model.addAttribute("form", PlanForm.of(draft, rule, Formats.of(locale)));
    } else if (request.getAttribute(REFUSALS) == null) {
      preview(actor, typed, draft, model);
    }
    return "allocation/plan";
  }

  @PostMapping("/nycklar/{id}/andra")
  String changed(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int edition,
      @ModelAttribute("form") PlanForm form,
      HttpServletRequest request) {
    OwnKeys.Plan plan = plan(actor, form, keys.key(actor, id));
    if (isPreview(request)) {
      own.preview(actor, plan);
      return shared("/nycklar/" + id + "/andra", request);
    }
    own.save(actor, id, edition, plan);
    return "redirect:/nycklar/" + id;
  }

  private void preview(Actor actor, PlanForm form, @Nullable AllocationKey draft, Model model) {
    if (form.family() == null) {
      return;
    }
    OwnKeys.Plan plan = plan(actor, form, draft);
    OwnKeys.Preview preview = own.preview(actor, plan);
    Money sum = Money.sum(preview.rows().stream().map(row -> row.amount()).toList());
    model.addAttribute("preview", preview);
    model.addAttribute("previewSum", sum);
    model.addAttribute("previewLeft", plan.terms().frame().minus(sum));
    model.addAttribute("ruleText", RuleFile.write(plan.rule()));
  }

  private static boolean isPreview(HttpServletRequest request) {
    return "preview".equals(request.getParameter("do"));
  }

  /**
   * The form's own address with all that was typed, so that a preview can be shared and printed.
   */
  private static String shared(String path, HttpServletRequest request) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (!NOT_SHARED.contains(name) && !name.startsWith("_")) {
            address.queryParam(
                name,
                (Object[])
                    Stream.of(values)
                        .map(value -> UriUtils.encode(value, StandardCharsets.UTF_8))
                        .toArray(String[]::new));
          }
        });
    return "redirect:" + address.build(true).toUriString();
  }

  private OwnKeys.Plan plan(Actor actor, PlanForm form, @Nullable AllocationKey draft) {
    if (draft != null && draft.terms().roundId() == null) {
      return form.plan(draft.terms(), true, driver(actor, form));
    }
    UUID round = draft == null ? form.round() : draft.terms().roundId();
    if (round == null) {
      throw new Refused(Refusal.of("allocation.refusal.round").at("round"));
    }
    KeyTerms terms = rounds.terms(actor, round, LocalDate.now(clock), form.origin());
    boolean free = draft != null || keys.ofRound(round).isEmpty();
    return form.plan(terms, free, driver(actor, form));
  }

  private @Nullable String driver(Actor actor, PlanForm form) {
    return form.chosenSeries().stream()
        .map(id -> figures.series(actor.agencyId(), id))
        .map(FigureSeries::driver)
        .findFirst()
        .orElse(null);
  }

  private void choices(Actor actor, Locale locale, Model model) {
    model.addAttribute(
        "rounds",
        rounds.list(actor).stream()
            .map(round -> new Parts.Option(round.id().toString(), round.name(locale)))
            .toList());
    model.addAttribute("series", series(actor, locale));
    model.addAttribute(
        "families",
        Stream.of(RuleForm.Family.values())
            .map(family -> option(family.name(), "allocation.family." + family, locale))
            .toList());
    model.addAttribute(
        "methods",
        Stream.of("LARGEST_REMAINDER", "HALF_UP")
            .map(method -> option(method, "allocation.method." + method, locale))
            .toList());
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("locale", locale);
  }

  private List<Parts.Option> series(Actor actor, Locale locale) {
    return figures.all(actor.agencyId()).stream()
        .filter(series -> series.replacedBy() == null)
        .map(series ->
            new Parts.Option(
                series.id().toString(),
                series.name()
                    + ", "
                    + messages.getMessage("recipient.kind." + series.kind(), null, locale)))
        .toList();
  }

  private Parts.Option option(String value, String key, Locale locale) {
    return new Parts.Option(value, messages.getMessage(key, null, locale));
  }
}
