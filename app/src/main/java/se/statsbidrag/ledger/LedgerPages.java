package se.statsbidrag.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** The ledger to look at: the pots of a year, and the transfers of a pot. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class LedgerPages {

  private static final int LATEST = 500;

  private final Ledger ledger;
  private final Clock clock;

  LedgerPages(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @GetMapping("/reskontra")
  String pots(Actor actor, @RequestParam(required = false) @Nullable Integer ar, Model model) {
    List<Pot> all = ledger.pots(actor.agencyId());
    List<BudgetYear> years = all.stream().map(Pot::year).distinct().toList();
    List<Pot> shown = all.stream().filter(pot -> ar == null || pot.year().year() == ar).toList();
    model.addAttribute("years", years);
    model.addAttribute("year", ar);
    model.addAttribute("pots", shown);
    model.addAttribute("held", sum(shown, Side.CREDIT));
    model.addAttribute("given", sum(shown, Side.DEBIT));
    return "ledger/pots";
  }

  /** Recomputes everything from the transfers, which takes its time where there are many. */
  @GetMapping("/reskontra/avstamning")
  String verify(Actor actor, Model model) {
    model.addAttribute("breaches", ledger.verify(actor.agencyId()));
    model.addAttribute("at", clock.instant());
    return "ledger/verify";
  }

  @GetMapping("/reskontra/{id}")
  String pot(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String dag,
      Model model) {
    LocalDate day = dag == null || dag.isBlank() ? LocalDate.now(clock) : day(dag);
    Pot pot = ledger.pot(actor.agencyId(), id);
    model.addAttribute("pot", pot);
    model.addAttribute("transfers", ledger.transfers(actor.agencyId(), id, LATEST));
    model.addAttribute("latest", LATEST);
    model.addAttribute("day", day);
    model.addAttribute("happened", ledger.balance(actor.agencyId(), id, day, Seen.BY_VALUE_DAY));
    model.addAttribute("booked", ledger.balance(actor.agencyId(), id, day, Seen.BY_BOOKING_DAY));
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

  private static Money sum(List<Pot> pots, Side side) {
    return Money.sum(pots.stream().filter(pot -> pot.side() == side).map(Pot::balance).toList());
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      throw new Refused(Refusal.of("ledger.refusal.day", typed).at("dag"));
    }
  }
}
