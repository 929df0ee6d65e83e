package se.statsbidrag.publication;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.appropriation.MandateMoney;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;

/**
 * A mandate as everybody may read it: derived from the decision, so that it never contradicts it.
 */
@Controller
@Access(open = true)
class GrantPages {

  private final Grants grants;
  private final Mandates mandates;
  private final Rounds rounds;
  private final MessageSource messages;

  GrantPages(Grants grants, Mandates mandates, Rounds rounds, MessageSource messages) {
    this.grants = grants;
    this.mandates = mandates;
    this.rounds = rounds;
    this.messages = messages;
  }

  @GetMapping("/bidrag")
  String list(Model model, Locale locale) {
    model.addAttribute("grants", grants.all());
    model.addAttribute("locale", locale);
    model.addAttribute(
        "programmes", rounds.published().stream().map(Round::grant).distinct().toList());
    return "publication/grants";
  }

  @GetMapping("/bidrag/{slug}")
  String grant(@PathVariable String slug, Model model, Locale locale) {
    Grants.Grant grant = grants.find(slug);
    var mandate = grant.mandate();
    MandateMoney money = mandates.money(mandate);
    model.addAttribute("grant", grant);
    model.addAttribute("mandate", mandate);
    model.addAttribute("decision", mandate.document().decision());
    model.addAttribute("money", money);
    model.addAttribute("recipientWords", recipientWords(money, locale));
    model.addAttribute("duties", mandates.duties(mandate));
    model.addAttribute(
        "parties",
        mandate.document().parties().stream().filter(party -> !party.tasks().isEmpty()).toList());
    model.addAttribute(
        "breadcrumbs",
        List.of(
            Parts.Crumb.to("/", messages.getMessage("publication.crumb.start", null, locale)),
            Parts.Crumb.to("/bidrag", messages.getMessage("publication.nav.grants", null, locale)),
            Parts.Crumb.to("/bidrag/" + slug, mandate.caseNumber())));
    return "publication/grant";
  }

  /** The words for the categories of recipients; the category itself where there is no word. */
  private Map<String, String> recipientWords(MandateMoney money, Locale locale) {
    return money.years().stream()
        .flatMap(year -> year.lines().stream())
        .flatMap(line -> line.line().recipients().stream())
        .distinct()
        .collect(
            Collectors.toMap(
                kind -> kind,
                kind ->
                    String.valueOf(
                        messages.getMessage(
                            "publication.recipients." + kind, null, kind, locale))));
  }
}
