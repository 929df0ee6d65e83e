package se.statsbidrag.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.pages.Parts.Option;
import se.statsbidrag.recipient.Recipients;

/** For which agency one acts, and what one does who may act for none. */
@Controller
@Access
class AgencyPages {

  private final People people;
  private final SignIn signIn;
  private final Recipients recipients;

  AgencyPages(People people, SignIn signIn, Recipients recipients) {
    this.people = people;
    this.signIn = signIn;
    this.recipients = recipients;
  }

  @GetMapping("/utan-behorighet")
  String none(Actor actor, Model model) {
    if (!actor.roles().isEmpty()) {
      return "redirect:" + WantedPage.FIRST;
    }
    model.addAttribute("code", actor.personId());
    return "identity/no-role";
  }

  @GetMapping("/valj-myndighet")
  String choose(
      Actor actor,
      @RequestParam(name = "vidare", required = false) @Nullable String next,
      Model model) {
    List<Option> agencies =
        people.agencies(actor.personId()).stream()
            .flatMap(id -> recipients.organisation(id).stream())
            .map(agency -> new Option(agency.id().toString(), agency.name()))
            .toList();
    model.addAttribute("agencies", agencies);
    model.addAttribute("chosen", actor.agencyId().toString());
    model.addAttribute("next", WantedPage.local(next));
    return "identity/agency";
  }

  @PostMapping("/valj-myndighet")
  String chosen(
      Actor actor,
      @RequestParam(name = "myndighet") UUID agency,
      @RequestParam(name = "vidare", required = false) @Nullable String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!people.agencies(actor.personId()).contains(agency)) {
      throw new NotFound("agency", agency);
    }
    signIn.at(agency, request, response);
    return "redirect:" + WantedPage.local(next);
  }
}
