package se.statsbidrag.payment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.ChargingMethod;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.NewPot;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.ledger.Side;

/**
 * How much of each appropriation item the payments of a budget line have taken: a row for each, and
 * locked while a batch is attested, so that two never take the same krona.
 */
@Component
class ItemCharges {

  private record Setting(boolean inProportion, List<String> order) {}

  private final JdbcClient jdbc;
  private final Mandates mandates;
  private final Ledger ledger;

  ItemCharges(JdbcClient jdbc, Mandates mandates, Ledger ledger) {
    this.jdbc = jdbc;
    this.mandates = mandates;
    this.ledger = ledger;
  }

  /** The items of some lines, locked until the transaction ends, each with how it is split. */
  Map<UUID, ItemSplit> lock(UUID agency, List<UUID> linePots) {
    Map<UUID, ItemSplit> splits = new LinkedHashMap<>();
    linePots.stream()
        .sorted()
        .forEach(pot -> {
          fund(agency, pot);
          Setting setting = setting(agency, pot);
          splits.put(pot, new ItemSplit(setting.inProportion(), items(pot, setting.order())));
        });
    return splits;
  }

  /** What has been taken now. */
  void keep(UUID linePot, ItemSplit split) {
    split
        .items()
        .forEach(item ->
            jdbc.sql(
                    """
                    update payment.charge set used_ore = :used
                     where line_pot = :pot and item = :item
                    """)
                .param("used", item.used().ore())
                .param("pot", linePot)
                .param("item", item.code())
                .update());
  }

  /** Gives back what a payment had taken. */
  void giveBack(UUID linePot, String item, Money amount) {
    jdbc.sql(
            """
            update payment.charge set used_ore = used_ore - :ore
             where line_pot = :pot and item = :item
            """)
        .param("ore", amount.ore())
        .param("pot", linePot)
        .param("item", item)
        .update();
  }

  /** Where what has been paid of an item in a year stands. */
  Pot paid(Actor actor, BudgetYear year, String item) {
    Map<String, String> labels = new HashMap<>();
    jdbc.sql(
            """
            select object_id, object_label from ledger.pot
             where agency_id = :agency and budget_year = :year and kind = 'APPROPRIATION_ITEM'
            """)
        .param("agency", actor.agencyId())
        .param("year", year.year())
        .query(row -> {
          labels.put(row.getString("object_id"), row.getString("object_label"));
        });
    String label = labels.getOrDefault(item, item);
    return ledger.open(
        actor.agencyId(),
        new NewPot(
            year,
            "paid-" + year + "-" + item,
            "PAID",
            "Utbetalt " + label + ", " + year,
            Side.CREDIT,
            new ObjectRef("appropriation.item", item, label)));
  }

  /** What the ledger says that each item has given the line. */
  private void fund(UUID agency, UUID linePot) {
    jdbc.sql(
            """
            insert into payment.charge (agency_id, line_pot, item, funded_ore)
            select :agency, :pot, i.object_id,
                   sum(case when t.to_pot = :pot then t.amount_ore else -t.amount_ore end)
              from ledger.pot i
              join ledger.transfer t
                on (t.from_pot, t.to_pot) in ((i.id, :pot), (:pot, i.id))
             where i.agency_id = :agency and i.kind = 'APPROPRIATION_ITEM'
               and t.phase in ('POSTED', 'POST')
             group by i.object_id
            on conflict (line_pot, item) do update set funded_ore = excluded.funded_ore
            """)
        .param("agency", agency)
        .param("pot", linePot)
        .update();
  }

  private List<ItemSplit.Item> items(UUID linePot, List<String> order) {
    return jdbc
        .sql(
            """
            select item, funded_ore, used_ore from payment.charge where line_pot = :pot
               for update
            """)
        .param("pot", linePot)
        .query((row, n) ->
            new ItemSplit.Item(
                row.getString("item"),
                new Money(row.getLong("funded_ore")),
                new Money(row.getLong("used_ore"))))
        .list()
        .stream()
        .sorted(
            Comparator.comparingInt((ItemSplit.Item item) -> place(order, item.code()))
                .thenComparing(ItemSplit.Item::code))
        .toList();
  }

  private static int place(List<String> order, String item) {
    int place = order.indexOf(item);
    return place < 0 ? order.size() : place;
  }

  /** How the mandate says that the line charges its items, and in which order it names them. */
  private Setting setting(UUID agency, UUID linePot) {
    UUID id = UUID.fromString(ledger.pot(agency, linePot).object().id());
    Optional<BudgetLine> line = mandates.line(id);
    if (line.isEmpty()) {
      return new Setting(false, List.of());
    }
    Mandate mandate = mandates.mandate(agency, line.get().mandateId());
    boolean inProportion =
        mandate
            .document()
            .budget(line.get().year().year())
            .filter(budget -> budget.method() == ChargingMethod.PROPORTION)
            .isPresent();
    List<String> order =
        mandates.money(mandate).years().stream()
            .flatMap(year -> year.lines().stream())
            .filter(own -> own.line().id().equals(id))
            .flatMap(own -> own.charges().stream())
            .map(Charge::item)
            .toList();
    return new Setting(inProportion, order);
  }
}
