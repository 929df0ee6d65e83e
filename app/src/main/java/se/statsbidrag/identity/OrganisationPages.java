package se.statsbidrag.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts.Option;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** For which organisation one acts, and what one does who may act for none. */
@Controller
@Access
class OrganisationPages {

  private static final String CHOICE = "/valj-organisation";

  private final People people;
  private final SignIn signIn;
  private final Recipients recipients;
  private final MessageSource messages;

  OrganisationPages(People people, SignIn signIn, Recipients recipients, MessageSource messages) {
    this.people = people;
    this.signIn = signIn;
    this.recipients = recipients;
    this.messages = messages;
  }

  @GetMapping("/utan-behorighet")
  String none(Actor actor, Model model) {
    if (!actor.roles().isEmpty()) {
      return "redirect:" + WantedPage.FIRST;
    }
    model.addAttribute("code", actor.personId());
    return "identity/no-role";
  }

  @GetMapping(CHOICE)
  String choose(
      Actor actor,
      @RequestParam(name = "vidare", required = false) @Nullable String next,
      Locale locale,
      Model model) {
    List<Option> organisations =
        people.agencies(actor.personId()).stream()
            .flatMap(id -> recipients.organisation(id).stream())
            .map(organisation -> option(actor, organisation, locale))
            .toList();
    model.addAttribute("organisations", organisations);
    model.addAttribute("chosen", actor.agencyId().toString());
    model.addAttribute("next", WantedPage.local(next));
    return "identity/organisation";
  }

  /** An organisation with what the person is there. */
  private Option option(Actor actor, Organisation organisation, Locale locale) {
    String roles =
        people.actor(actor.personId(), organisation.id(), actor.assurance()).roles().stream()
            .sorted()
            .map(role -> word(role, locale))
            .collect(Collectors.joining(", "));
    return new Option(organisation.id().toString(), organisation.name() + " (" + roles + ")");
  }

  private String word(Role role, Locale locale) {
    return messages.getMessage("kernel.role." + role, null, locale);
  }

  @PostMapping(CHOICE)
  String chosen(
      Actor actor,
      @RequestParam(name = "organisation") UUID organisation,
      @RequestParam(name = "vidare", required = false) @Nullable String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!people.agencies(actor.personId()).contains(organisation)) {
      throw new NotFound("organisation", organisation);
    }
    signIn.at(organisation, request, response);
    return "redirect:" + WantedPage.local(next);
  }
}
