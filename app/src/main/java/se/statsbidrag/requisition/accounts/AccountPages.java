package se.statsbidrag.requisition.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Pager;
import se.statsbidrag.pages.Parts;

/** The payee accounts that an agency has been given, and the check of one. */
@Controller
@Access({Role.ECONOMIST, Role.CASE_OFFICER, Role.AUDITOR})
class AccountPages {

  static final String ROOT = "/konton";
  private static final int SIZE = 50;

  private final Accounts accounts;
  private final MessageSource messages;

  AccountPages(Accounts accounts, MessageSource messages) {
    this.accounts = accounts;
    this.messages = messages;
  }

  @GetMapping(ROOT)
  String list(Actor actor, @RequestParam(name = "sida", defaultValue = "1") int page, Model model) {
    Pager pager = Pager.of(page, accounts.count(actor), SIZE);
    List<Accounts.Given> given = accounts.list(actor, pager.offset(), SIZE);
    model.addAttribute("pager", pager);
    model.addAttribute("accounts", given);
    return "requisition/accounts";
  }

  @GetMapping(ROOT + "/{id}")
  String account(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    Accounts.Given given = accounts.given(actor, id);
    boolean checks = actor.has(Role.ECONOMIST) || actor.has(Role.CASE_OFFICER);
    model.addAttribute("given", given);
    model.addAttribute(
        "mayCheck",
        checks
            && given.status() == Accounts.Status.WAITING
            && !given.givenBy().equals(actor.personId()));
    model.addAttribute(
        "outcomes",
        Stream.of("CHECKED", "REJECTED")
            .map(outcome ->
                new Parts.Option(
                    outcome,
                    messages.getMessage("requisition.accounts.outcome." + outcome, null, locale)))
            .toList());
    model.addAttribute("earlier", accounts.others(actor, given));
    model.addAttribute("shared", accounts.sameNumber(actor, given));
    return "requisition/account";
  }

  @Access({Role.ECONOMIST, Role.CASE_OFFICER})
  @PostMapping(ROOT + "/{id}")
  String check(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String note) {
    accounts.check(actor, id, outcome, note);
    return "redirect:" + ROOT + "/" + id;
  }

  @Bean
  static NavigationEntry accountEntry() {
    return new NavigationEntry(
        ROOT,
        "requisition.accounts.nav",
        65,
        Set.of(Role.ECONOMIST, Role.CASE_OFFICER, Role.AUDITOR));
  }
}
