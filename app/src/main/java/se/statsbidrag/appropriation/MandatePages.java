package se.statsbidrag.appropriation;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;

/** The agency's mandates to look at: the list, and all that is known of one. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class MandatePages {

  /** A mandate as the list shows it. */
  record Row(Mandate mandate, Money total, boolean reconciles) {}

  private final Mandates mandates;
  private final AuditTrail audit;

  MandatePages(Mandates mandates, AuditTrail audit) {
    this.mandates = mandates;
    this.audit = audit;
  }

  @GetMapping("/uppdrag")
  String list(Actor actor, Model model) {
    List<Row> rows = mandates.list(actor.agencyId()).stream().map(MandatePages::row).toList();
    model.addAttribute("rows", rows);
    model.addAttribute("mayEnter", actor.has(Role.CASE_OFFICER));
    return "appropriation/mandates";
  }

  @GetMapping("/uppdrag/{id}")
  String mandate(Actor actor, @PathVariable UUID id, Model model) {
    Mandate mandate = mandates.mandate(actor.agencyId(), id);
    MandateMoney money = mandates.money(mandate);
    List<Mandate> all = mandates.list(actor.agencyId());
    model.addAttribute("mandate", mandate);
    model.addAttribute("document", mandate.document());
    model.addAttribute("money", money);
    model.addAttribute(
        "reconciles", money.years().stream().allMatch(year -> year.reconciliation().holds()));
    model.addAttribute("duties", mandates.duties(mandate));
    model.addAttribute(
        "base",
        all.stream().filter(own -> own.id().equals(mandate.base())).findFirst().orElse(null));
    model.addAttribute("amendments", all.stream().filter(own -> id.equals(own.base())).toList());
    model.addAttribute("history", audit.history(mandate.ref()));
    model.addAttribute("mayEdit", !mandate.active() && actor.has(Role.CASE_OFFICER));
    model.addAttribute("mayActivate", !mandate.active() && actor.has(Role.DECISION_MAKER));
    return "appropriation/mandate";
  }

  @Bean
  static NavigationEntry mandateEntry() {
    return new NavigationEntry(
        "/uppdrag",
        "appropriation.nav",
        20,
        Set.of(
            Role.REGISTRATOR,
            Role.CASE_OFFICER,
            Role.DECISION_MAKER,
            Role.ECONOMIST,
            Role.AUDITOR));
  }

  private static Row row(Mandate mandate) {
    List<BudgetDocument.Budget> budgets = mandate.document().budgets();
    return new Row(
        mandate,
        Money.sum(budgets.stream().map(BudgetDocument.Budget::total).toList()),
        !budgets.isEmpty()
            && budgets.stream().allMatch(budget -> Reconciliation.of(budget).holds()));
  }
}
