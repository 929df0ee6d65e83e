package se.statsbidrag.allocation.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.GovernmentKeys;
import se.statsbidrag.allocation.KeyRounds;
import se.statsbidrag.allocation.KeyStatus;
import se.statsbidrag.allocation.KeyTerms;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.tables.Ambiguity;

/** Reading in a government's key: the table, the names, the registration, the check. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER})
class GovernmentKeyPages {

  private final GovernmentKeys government;
  private final Keys keys;
  private final KeyRounds rounds;
  private final MessageSource messages;

  GovernmentKeyPages(
      GovernmentKeys government, Keys keys, KeyRounds rounds, MessageSource messages) {
    this.government = government;
    this.keys = keys;
    this.rounds = rounds;
    this.messages = messages;
  }

  @GetMapping("/nycklar/inlasning")
  String choose(Actor actor, Locale locale, Model model) {
    model.addAttribute(
        "rounds",
        rounds.list(actor).stream()
            .map(round -> new Parts.Option(round.id().toString(), round.name(locale)))
            .toList());
    model.addAttribute(
        "replaceable",
        keys.list(actor).stream()
            .filter(key -> key.isGovernment() && key.status() == KeyStatus.REGISTERED)
            .map(key -> new Parts.Option(key.id().toString(), key.terms().title()))
            .toList());
    model.addAttribute(
        "points",
        Stream.of(Ambiguity.Points.values())
            .map(point ->
                new Parts.Option(
                    point.name(), messages.getMessage("allocation.points." + point, null, locale)))
            .toList());
    model.addAttribute("key", UUID.randomUUID());
    return "allocation/import";
  }

  @PostMapping("/nycklar/inlasning")
  String readIn(
      Actor actor, @RequestParam UUID key, @ModelAttribute AnnexForm form, Locale locale) {
    Reading reading = new Reading();
    if (form.round() == null) {
      reading.refuse(Refusal.of("allocation.refusal.round").at("round"));
    }
    java.time.LocalDate day = form.day(reading);
    reading.done();
    KeyTerms terms =
        rounds.terms(actor, java.util.Objects.requireNonNull(form.round()), day, form.origin());
    ObjectRef made = government.draft(actor, key, form.annex(terms, reading), locale);
    AllocationKey draft = keys.key(actor, UUID.fromString(made.id()));
    return government.unnamed(actor, draft).isEmpty()
        ? "redirect:/nycklar/" + made.id()
        : "redirect:/nycklar/" + made.id() + "/namn";
  }

  @GetMapping("/nycklar/{id}/namn")
  String names(Actor actor, @PathVariable UUID id, Model model) {
    AllocationKey key = keys.key(actor, id);
    model.addAttribute("key", key);
    model.addAttribute(
        "names", government.unnamed(actor, key).stream().map(NameQuestion::of).toList());
    model.addAttribute("others", others(actor, key));
    return "allocation/names";
  }

  private List<Parts.Option> others(Actor actor, AllocationKey key) {
    return government.absent(actor, key).stream()
        .map(role -> new Parts.Option(role.id().toString(), role.name()))
        .toList();
  }

  @PostMapping("/nycklar/{id}/namn")
  String name(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> parameters) {
    Map<String, UUID> meant = new HashMap<>();
    parameters.forEach((field, value) -> {
      if (field.startsWith("role-") && !value.isBlank()) {
        String name = parameters.get("name-" + field.substring("role-".length()));
        if (name != null) {
          meant.put(name, UUID.fromString(value));
        }
      }
    });
    if (meant.isEmpty()) {
      throw new se.statsbidrag.kernel.Refused(Refusal.of("allocation.refusal.names.none"));
    }
    government.name(actor, id, meant);
    AllocationKey key = keys.key(actor, id);
    return government.unnamed(actor, key).isEmpty()
        ? "redirect:/nycklar/" + id
        : "redirect:/nycklar/" + id + "/namn";
  }

  @GetMapping("/nycklar/{id}/registrera")
  String confirm(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    return form(actor, id, locale, model, "allocation/enter");
  }

  @PostMapping("/nycklar/{id}/registrera")
  String enter(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam int edition,
      @RequestParam(required = false) @Nullable String finding) {
    government.enter(actor, key, id, edition, finding);
    return "redirect:/nycklar/" + id;
  }

  @GetMapping("/nycklar/{id}/kontrollera")
  String compare(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    return form(actor, id, locale, model, "allocation/compare");
  }

  @PostMapping("/nycklar/{id}/kontrollera")
  String register(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam int edition,
      @RequestParam(defaultValue = "false") boolean compared,
      @RequestParam(defaultValue = "register") String act) {
    if (act.equals("back")) {
      government.sendBack(actor, key, id, edition);
    } else {
      government.register(actor, key, id, edition, compared);
    }
    return "redirect:/nycklar/" + id;
  }

  private String form(Actor actor, UUID id, Locale locale, Model model, String page) {
    AllocationKey shown = keys.key(actor, id);
    model.addAttribute("shown", shown);
    model.addAttribute("checks", keys.checks(actor, shown));
    model.addAttribute("rows", keys.rows(shown));
    model.addAttribute("locale", locale);
    model.addAttribute("key", UUID.randomUUID());
    return page;
  }
}
