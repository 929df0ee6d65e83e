package se.statsbidrag.accounting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.ChargingMethod;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.ledger.Flow;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.ledger.Statements;
import se.statsbidrag.ledger.TransferPage;

/** The appropriation items of a year, from what was assigned to what may still be used. */
@Service
public class ItemAccounts {

  private static final String LINE = "appropriation.line";

  private final Ledger ledger;
  private final Statements statements;
  private final Mandates mandates;

  ItemAccounts(Ledger ledger, Statements statements, Mandates mandates) {
    this.ledger = ledger;
    this.statements = statements;
    this.mandates = mandates;
  }

  /** The years that have money, the latest first. */
  @Transactional(readOnly = true)
  public List<BudgetYear> years(UUID agency) {
    return ledger.pots(agency).stream().map(Pot::year).distinct().toList();
  }

  /** The items and lines of a year, as they stood at the end of a day. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public YearAccount year(UUID agency, BudgetYear year, LocalDate day) {
    return YearBook.read(
        year,
        day,
        statements.balances(agency, year.year(), day),
        statements.flows(agency, year, day),
        line -> order(agency, line));
  }

  /** In which order a line's items are used, as the mandate says; empty for in proportion. */
  private List<String> order(UUID agency, Pot pot) {
    if (!pot.object().type().equals(LINE)) {
      return List.of();
    }
    return mandates
        .line(UUID.fromString(pot.object().id()))
        .map(line -> order(mandates.mandate(agency, line.mandateId()), line))
        .orElse(List.of());
  }

  private List<String> order(Mandate mandate, BudgetLine line) {
    boolean inProportion =
        mandate
            .document()
            .budget(line.year().year())
            .filter(budget -> budget.method() == ChargingMethod.PROPORTION)
            .isPresent();
    return inProportion
        ? List.of()
        : mandates.money(mandate).years().stream()
            .flatMap(year -> year.lines().stream())
            .filter(own -> own.line().id().equals(line.id()))
            .flatMap(own -> own.charges().stream())
            .map(Charge::item)
            .toList();
  }

  /** One item of a year. */
  static ItemAccount item(YearAccount account, String code) {
    return account.item(code).orElseThrow(() -> new NotFound("item", code));
  }

  /** A page of the transfers behind a figure, those that are taken from it too. */
  @Transactional(readOnly = true)
  TransferPage behind(UUID agency, Figure figure, LocalDate day, int page) {
    List<Flow> all = new ArrayList<>(figure.flows());
    all.addAll(figure.back());
    return statements.behind(agency, all, day, page);
  }
}
