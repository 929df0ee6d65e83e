package se.statsbidrag.appropriation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Item;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Movement;
import se.statsbidrag.ledger.NewPot;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.ledger.Side;

/**
 * Puts a mandate's decided money in the ledger: from the treasury to the appropriation items, and
 * from the items to a pot for each line. An item's pot of a year is shared by all mandates.
 */
@Component
class MandateBooking {

  private final Ledger ledger;
  private final MandateStore store;

  MandateBooking(Ledger ledger, MandateStore store) {
    this.ledger = ledger;
    this.store = store;
  }

  /** Books all decided years at once; the key of each movement makes it happen once. */
  void book(Actor actor, Mandate mandate) {
    for (Budget budget : mandate.document().budgets()) {
      if (budget.decided()) {
        book(actor, mandate, budget);
      }
    }
  }

  private void book(Actor actor, Mandate mandate, Budget budget) {
    BudgetYear year = new BudgetYear(budget.year());
    Pot treasury = treasury(actor, year);
    Map<String, Money> items = new LinkedHashMap<>();
    List<Movement> lines = new ArrayList<>();
    Charging.of(budget)
        .forEach((code, charges) -> {
          BudgetLine line = mandate.line(year, code).orElseThrow();
          Pot pot = linePot(actor, mandate, line);
          store.setPot(line.id(), pot.id());
          for (Charge charge : charges) {
            items.merge(charge.item(), charge.amount(), Money::plus);
            if (!charge.amount().isZero()) {
              Pot item = itemPot(actor, mandate, charge.item(), year);
              String text = line.name() + ", " + label(mandate, charge.item());
              String key = key(mandate, year, charge.item() + "/" + code);
              lines.add(movement(mandate, key, "LINE_FUNDED", item, pot, charge.amount(), text));
            }
          }
        });
    List<Movement> all = new ArrayList<>();
    items.forEach((item, amount) -> {
      if (!amount.isZero()) {
        Pot pot = itemPot(actor, mandate, item, year);
        String text = label(mandate, item) + ", " + year;
        String key = key(mandate, year, item);
        all.add(movement(mandate, key, "ITEM_ASSIGNED", treasury, pot, amount, text));
      }
    });
    all.addAll(lines);
    ledger.move(actor, all);
  }

  private static Movement movement(
      Mandate mandate, String key, String code, Pot from, Pot to, Money amount, String text) {
    return new Movement(
        key,
        code,
        from.id(),
        to.id(),
        amount,
        mandate.document().decision().date(),
        mandate.ref(),
        mandate.caseNumber(),
        text);
  }

  private Pot treasury(Actor actor, BudgetYear year) {
    String name = "Statskassan " + year;
    return ledger.open(
        actor.agencyId(),
        new NewPot(
            year,
            "statskassan/" + year,
            "TREASURY",
            name,
            Side.DEBIT,
            new ObjectRef("appropriation.treasury", year.toString(), name)));
  }

  private Pot itemPot(Actor actor, Mandate mandate, String item, BudgetYear year) {
    String name = label(mandate, item) + ", " + year;
    return ledger.open(
        actor.agencyId(),
        new NewPot(
            year,
            "anslag/" + year + "/" + item,
            "APPROPRIATION_ITEM",
            name,
            Side.CREDIT,
            new ObjectRef("appropriation.item", item, label(mandate, item))));
  }

  private Pot linePot(Actor actor, Mandate mandate, BudgetLine line) {
    return ledger.open(
        actor.agencyId(),
        new NewPot(
            line.year(),
            "uppdrag/" + mandate.id() + "/" + line.year() + "/" + line.code(),
            "BUDGET_LINE",
            line.name() + ", " + line.year(),
            Side.CREDIT,
            new ObjectRef("appropriation.line", line.id().toString(), line.name())));
  }

  private static String key(Mandate mandate, BudgetYear year, String what) {
    UUID id = mandate.id();
    return "uppdrag/" + id + "/" + year + "/" + what;
  }

  private static String label(Mandate mandate, String item) {
    return mandate.document().item(item).map(Item::label).orElse(item);
  }
}
