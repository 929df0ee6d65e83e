package se.statsbidrag.accounting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.accounting.books.BookReadings;
import se.statsbidrag.accounting.books.Vouchers;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Transfer;
import se.statsbidrag.ledger.TransferPage;
import se.statsbidrag.pages.Typed;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;

/** The appropriation items: all of a year, one of them, and the transfers behind a figure. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class ItemPages {

  private static final String ROOT = "/anslag";

  /** What adds up to the disposable amount. */
  private static final List<FigureName> ADDED_UP =
      List.of(
          FigureName.ASSIGNED,
          FigureName.DECIDED,
          FigureName.PAID,
          FigureName.COST,
          FigureName.RETURNED);

  /** Where what a transfer was for is shown, by its type. */
  private static final Map<String, String> WAYS =
      Map.of(
          "appropriation.mandate", "/uppdrag/",
          "award.award", "/beviljat/",
          "payment.payment", "/utbetalningar/");

  private final ItemAccounts accounts;
  private final ItemCharts charts;
  private final Rounds rounds;
  private final Vouchers vouchers;
  private final BookReadings books;
  private final Clock clock;

  ItemPages(
      ItemAccounts accounts,
      ItemCharts charts,
      Rounds rounds,
      Vouchers vouchers,
      BookReadings books,
      Clock clock) {
    this.accounts = accounts;
    this.charts = charts;
    this.rounds = rounds;
    this.vouchers = vouchers;
    this.books = books;
    this.clock = clock;
  }

  @GetMapping(ROOT)
  String year(
      Actor actor,
      @RequestParam(required = false) @Nullable Integer ar,
      @RequestParam(required = false) @Nullable String dag,
      Locale locale,
      Model model) {
    List<BudgetYear> years = accounts.years(actor.agencyId());
    BudgetYear year = ar == null ? latest(years) : year(ar);
    YearAccount account = accounts.year(actor.agencyId(), year, day(dag));
    model.addAttribute("years", years);
    model.addAttribute("account", account);
    model.addAttribute("rounds", rounds(actor));
    model.addAttribute("figure", charts.of(account.items(), locale));
    return "accounting/items";
  }

  @GetMapping(ROOT + "/{year}/{code}")
  String item(
      Actor actor,
      @PathVariable int year,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String dag,
      Locale locale,
      Model model) {
    YearAccount account = accounts.year(actor.agencyId(), year(year), day(dag));
    ItemAccount item = ItemAccounts.item(account, code);
    model.addAttribute("account", account);
    model.addAttribute("item", item);
    model.addAttribute("names", ADDED_UP);
    model.addAttribute(
        "whole", books.whole(actor.agencyId(), code, year, account.day()).orElse(null));
    model.addAttribute("mayReadBooks", actor.has(Role.ECONOMIST) || actor.has(Role.AUDITOR));
    model.addAttribute("rounds", rounds(actor));
    model.addAttribute("figure", charts.of(List.of(item), locale));
    return "accounting/item";
  }

  @GetMapping(ROOT + "/{year}/{code}/{name}")
  String figure(
      Actor actor,
      @PathVariable int year,
      @PathVariable String code,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String dag,
      @RequestParam(defaultValue = "1") int sida,
      Model model) {
    FigureName which = FigureName.at(name).orElseThrow(() -> new NotFound("figure", name));
    YearAccount account = accounts.year(actor.agencyId(), year(year), day(dag));
    ItemAccount item = ItemAccounts.item(account, code);
    model.addAttribute("account", account);
    model.addAttribute("item", item);
    model.addAttribute("name", which);
    model.addAttribute("amount", item.amount(which));
    TransferPage page = accounts.behind(actor.agencyId(), item.figure(which), account.day(), sida);
    model.addAttribute("page", page);
    model.addAttribute(
        "vouchers",
        vouchers.of(actor.agencyId(), page.transfers().stream().map(Transfer::id).toList()));
    model.addAttribute("ways", WAYS);
    model.addAttribute("mayReadBooks", actor.has(Role.ECONOMIST) || actor.has(Role.AUDITOR));
    return "accounting/figure";
  }

  /** The rounds by the pots that they draw on. */
  private Map<UUID, Round> rounds(Actor actor) {
    return rounds.list(actor.agencyId()).stream()
        .collect(Collectors.toMap(Round::pot, Function.identity()));
  }

  @Bean
  static NavigationEntry itemEntry() {
    return new NavigationEntry(
        ROOT,
        "accounting.nav",
        68,
        Set.of(Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR));
  }

  /** This year where it has money, or the nearest before it, or what there is. */
  private BudgetYear latest(List<BudgetYear> years) {
    BudgetYear now = new BudgetYear(LocalDate.now(clock).getYear());
    return years.stream()
        .filter(year -> year.compareTo(now) <= 0)
        .findFirst()
        .orElse(years.isEmpty() ? now : years.getLast());
  }

  private static BudgetYear year(int year) {
    if (year < 1900 || year > 2999) {
      throw new NotFound("year", year);
    }
    return new BudgetYear(year);
  }

  private LocalDate day(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return LocalDate.now(clock);
    }
    return switch (Typed.date(typed)) {
      case Typed.Read<LocalDate>(LocalDate day) -> day;
      case Typed.Unread<LocalDate>(Typed.Problem problem, String text) ->
          throw new Refused(Refusal.of("layout.typed." + problem, text).at("dag"));
    };
  }
}
