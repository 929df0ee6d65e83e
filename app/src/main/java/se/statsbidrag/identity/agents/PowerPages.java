package se.statsbidrag.identity.agents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.identity.CombinedSigning;
import se.statsbidrag.identity.Power;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.identity.contacts.ContactPersons;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Typed;
import se.statsbidrag.recipient.Recipients;

/** Behöriga: who can act for a recipient, today and on any other day; and removing them. */
@Controller
class PowerPages {

  static final String ROOT = "/behoriga";
  private static final String AT = ROOT + "/hos/{organisation}";

  /** A power as the page shows it. */
  record Row(Power power, String scope, String kind, boolean mayRemove, boolean mayProlong) {}

  private final PowerDesk desk;
  private final Powers powers;
  private final Invitations invitations;
  private final CombinedSigning combined;
  private final ContactPersons contacts;
  private final Scopes scopes;
  private final Recipients recipients;
  private final Clock clock;

  PowerPages(
      PowerDesk desk,
      Powers powers,
      Invitations invitations,
      CombinedSigning combined,
      ContactPersons contacts,
      Scopes scopes,
      Recipients recipients,
      Clock clock) {
    this.desk = desk;
    this.powers = powers;
    this.invitations = invitations;
    this.combined = combined;
    this.contacts = contacts;
    this.scopes = scopes;
    this.recipients = recipients;
    this.clock = clock;
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
  @GetMapping(ROOT)
  String own(
      Actor actor,
      @RequestParam(name = "dag", required = false) @Nullable String typed,
      @RequestAttribute(name = "refused", required = false) @Nullable Object refused,
      Locale locale,
      Model model) {
    fill(actor, actor.agencyId(), day(typed, refused != null), locale, model);
    model.addAttribute("agent", actor.has(Role.AGENT));
    model.addAttribute("invitations", invitations.waiting(actor));
    model.addAttribute("scopes", scopes);
    return "agents/powers";
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.AUDITOR})
  @GetMapping(AT)
  String at(
      Actor actor,
      @PathVariable UUID organisation,
      @RequestParam(name = "dag", required = false) @Nullable String typed,
      @RequestAttribute(name = "refused", required = false) @Nullable Object refused,
      Locale locale,
      Model model) {
    fill(actor, organisation, day(typed, refused != null), locale, model);
    model.addAttribute("contacts", contacts.currentAt(organisation));
    model.addAttribute("scopes", scopes);
    return "agents/powers-at";
  }

  private void fill(Actor actor, UUID organisation, LocalDate day, Locale locale, Model model) {
    model.addAttribute(
        "organisation",
        recipients
            .organisation(organisation)
            .orElseThrow(() -> new NotFound("organisation", organisation)));
    LocalDate today = LocalDate.now(clock);
    model.addAttribute("day", day);
    model.addAttribute("isToday", day.equals(today));
    model.addAttribute("rows", rows(actor, organisation, day, locale));
    model.addAttribute("combined", combined.current(organisation).orElse(null));
  }

  private List<Row> rows(Actor actor, UUID organisation, LocalDate day, Locale locale) {
    return desk.held(organisation, day).stream()
        .map(power ->
            new Row(
                power,
                scopes.name(power.scope(), locale),
                scopes.kind(organisation, power.recipientKind(), locale),
                desk.mayRemove(actor, power) || byAgency(actor, power),
                desk.mayProlong(actor, power)))
        .toList();
  }

  private boolean byAgency(Actor actor, Power power) {
    return actor.has(Role.CASE_OFFICER)
        && power.removedAt() == null
        && !power.validTo().isBefore(LocalDate.now(clock));
  }

  private LocalDate day(@Nullable String typed, boolean refusedBefore) {
    LocalDate today = LocalDate.now(clock);
    if (typed == null || typed.isBlank() || refusedBefore) {
      return today;
    }
    return switch (Typed.date(typed)) {
      case Typed.Read<LocalDate>(LocalDate day) -> day;
      case Typed.Unread<LocalDate>(Typed.Problem problem, String text) ->
          throw new Refused(Refusal.of("layout.typed." + problem, text).at("dag"));
    };
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
  @GetMapping(ROOT + "/{id}/ta-bort")
  String confirmRemoval(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    return removal(actor, powers.power(id, actor.agencyId()), ROOT, locale, model);
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
  @PostMapping(ROOT + "/{id}/ta-bort")
  String remove(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reason) {
    desk.remove(actor, key, id, reason);
    return "redirect:" + ROOT;
  }

  @Access(Role.CASE_OFFICER)
  @GetMapping(AT + "/{id}/ta-bort")
  String confirmRemovalAt(
      Actor actor,
      @PathVariable UUID organisation,
      @PathVariable UUID id,
      Locale locale,
      Model model) {
    return removal(
        actor, powers.power(id, organisation), ROOT + "/hos/" + organisation, locale, model);
  }

  @Access(Role.CASE_OFFICER)
  @PostMapping(AT + "/{id}/ta-bort")
  String removeAt(
      Actor actor,
      @PathVariable UUID organisation,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reason) {
    desk.removeByAgency(actor, key, organisation, id, reason);
    return "redirect:" + ROOT + "/hos/" + organisation;
  }

  private String removal(Actor actor, Power power, String back, Locale locale, Model model) {
    model.addAttribute("power", power);
    model.addAttribute("scope", scopes.name(power.scope(), locale));
    model.addAttribute("own", power.personId().equals(actor.personId()));
    model.addAttribute("back", back);
    model.addAttribute("key", UUID.randomUUID());
    return "agents/remove";
  }

  @Access(Role.AGENT)
  @GetMapping(ROOT + "/{id}/forlang")
  String confirmProlonging(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    return removal(actor, powers.power(id, actor.agencyId()), ROOT, locale, model)
        .replace("remove", "prolong");
  }

  @Access(Role.AGENT)
  @PostMapping(ROOT + "/{id}/forlang")
  String prolong(Actor actor, @PathVariable UUID id, @RequestParam UUID key) {
    desk.prolong(actor, key, id);
    return "redirect:" + ROOT;
  }

  @Access(Role.AGENT)
  @GetMapping(ROOT + "/tva-i-forening")
  String combination(Actor actor, Model model) {
    model.addAttribute("combined", combined.current(actor.agencyId()).orElse(null));
    model.addAttribute("person", actor.personId());
    model.addAttribute("key", UUID.randomUUID());
    return "agents/two";
  }

  @Access(Role.AGENT)
  @PostMapping(ROOT + "/tva-i-forening")
  String combine(
      Actor actor, @RequestParam UUID key, @RequestParam(defaultValue = "") String choice) {
    switch (choice) {
      case "require" -> combined.require(actor, key);
      case "lift" -> combined.lift(actor, key);
      default -> throw new NotFound("choice", choice);
    }
    return "redirect:" + ROOT;
  }

  @Bean
  static NavigationEntry powersEntry() {
    return new NavigationEntry(ROOT, "agents.powers.nav", 32, Set.copyOf(Role.atRecipient()));
  }
}
