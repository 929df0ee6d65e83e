package se.statsbidrag.allocation.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.allocation.OwnKeys;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;

/** The binding steps of a key of our own: propose, publish, begin a new version. */
@Controller
class OwnKeyActs {

  private final OwnKeys own;
  private final Keys keys;
  private final MessageSource messages;

  OwnKeyActs(OwnKeys own, Keys keys, MessageSource messages) {
    this.own = own;
    this.keys = keys;
    this.messages = messages;
  }

  /** What the decision will say, as typed. */
  record WordingForm(
      @Nullable String text,
      @Nullable String reasons,
      @Nullable String legalBasis,
      @Nullable String appeal,
      @Nullable String appealTo,
      @Nullable String appealHow,
      @Nullable String noAppealSource,
      @Nullable String noAppealPlace,
      @Nullable Boolean noConflict) {

    OwnKeys.Wording wording() {
      return new OwnKeys.Wording(
          given(text),
          given(reasons),
          bases(),
          "NOT_APPEALABLE".equals(appeal)
              ? new Appeal.NotAppealable(
                  new LegalBasis(given(noAppealSource), Reading.blankAsNull(noAppealPlace)))
              : new Appeal.Appealable(given(appealTo), given(appealHow)),
          Boolean.TRUE.equals(noConflict));
    }

    /** One a line; what stands after the last semicolon is the place in it. */
    private List<LegalBasis> bases() {
      List<LegalBasis> bases = new ArrayList<>();
      given(legalBasis)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(line -> {
            int at = line.lastIndexOf(';');
            bases.add(
                at < 0
                    ? LegalBasis.of(line)
                    : new LegalBasis(
                        line.substring(0, at).strip(),
                        Reading.blankAsNull(line.substring(at + 1))));
          });
      return bases;
    }

    private static String given(@Nullable String text) {
      return text == null ? "" : text;
    }
  }

  @Access(Role.CASE_OFFICER)
  @GetMapping("/nycklar/{id}/foresla")
  String word(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    model.addAttribute(
        "appeals",
        Stream.of("APPEALABLE", "NOT_APPEALABLE")
            .map(choice ->
                new Parts.Option(
                    choice, messages.getMessage("allocation.appeal." + choice, null, locale)))
            .toList());
    return form(actor, id, locale, model, "allocation/propose");
  }

  @Access(Role.CASE_OFFICER)
  @PostMapping("/nycklar/{id}/foresla")
  String propose(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam int edition,
      @ModelAttribute WordingForm form) {
    own.propose(actor, key, id, edition, form.wording());
    return "redirect:/nycklar/" + id;
  }

  @Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.REGISTRATOR})
  @GetMapping("/nycklar/{id}/publicera")
  String confirm(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    return form(actor, id, locale, model, "allocation/publish");
  }

  @Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.REGISTRATOR})
  @PostMapping("/nycklar/{id}/publicera")
  String publish(Actor actor, @PathVariable UUID id, @RequestParam UUID key) {
    own.publish(actor, key, id);
    return "redirect:/nycklar/" + id;
  }

  @Access(Role.CASE_OFFICER)
  @GetMapping("/nycklar/{id}/ny-version")
  String reason(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    return form(actor, id, locale, model, "allocation/version");
  }

  @Access(Role.CASE_OFFICER)
  @PostMapping("/nycklar/{id}/ny-version")
  String begin(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reason) {
    ObjectRef made = own.newVersion(actor, key, id, reason);
    return "redirect:/nycklar/" + made.id() + "/andra";
  }

  private String form(Actor actor, UUID id, Locale locale, Model model, String page) {
    AllocationKey shown = keys.key(actor, id);
    model.addAttribute("shown", shown);
    model.addAttribute("checks", keys.checks(actor, shown));
    model.addAttribute("locale", locale);
    model.addAttribute("key", UUID.randomUUID());
    return page;
  }
}
