package se.statsbidrag.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;

/** The ledger to look at: the pots of a year on a day, and the statement of a pot. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class LedgerPages {

  private final Ledger ledger;
  private final Statements statements;
  private final Clock clock;

  LedgerPages(Ledger ledger, Statements statements, Clock clock) {
    this.ledger = ledger;
    this.statements = statements;
    this.clock = clock;
  }

  @GetMapping("/reskontra")
  String pots(
      Actor actor,
      @RequestParam(required = false) @Nullable Integer ar,
      @RequestParam(required = false) @Nullable String dag,
      Model model) {
    LocalDate day = PeriodForm.day(dag, "dag");
    LocalDate shown = day == null ? LocalDate.now(clock) : day;
    List<PotBalance> pots = statements.balances(actor.agencyId(), ar, shown);
    model.addAttribute("years", years(actor));
    model.addAttribute("year", ar);
    model.addAttribute("day", shown);
    model.addAttribute("pots", pots);
    model.addAttribute("mayReconcile", actor.has(Role.ECONOMIST) || actor.has(Role.AUDITOR));
    model.addAttribute("held", sum(pots, Side.CREDIT));
    model.addAttribute("given", sum(pots, Side.DEBIT));
    return "ledger/pots";
  }

  @GetMapping("/reskontra/{id}")
  String pot(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String fran,
      @RequestParam(required = false) @Nullable String till,
      @RequestParam(required = false) @Nullable String efter,
      @RequestParam(defaultValue = "1") int sida,
      Model model) {
    Statement statement =
        statements.of(actor.agencyId(), id, PeriodForm.days(fran, till, efter), sida);
    model.addAttribute("pot", statement.pot());
    model.addAttribute("statement", statement);
    model.addAttribute("files", StatementFiles.downloads(statement));
    return "ledger/pot";
  }

  @Bean
  static NavigationEntry ledgerEntry() {
    return new NavigationEntry(
        "/reskontra",
        "ledger.nav",
        70,
        Set.of(Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR));
  }

  private List<BudgetYear> years(Actor actor) {
    return ledger.pots(actor.agencyId()).stream().map(Pot::year).distinct().toList();
  }

  private static Money sum(List<PotBalance> pots, Side side) {
    return Money.sum(
        pots.stream()
            .filter(one -> one.pot().side() == side)
            .map(one -> one.pot().balance())
            .toList());
  }
}
