package se.statsbidrag.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Movement;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.ledger.Transfer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payments in the ledger: promised at attest, split by appropriation item; carried out on the
 * bank's day (L13), or released; and moved back where the money returns.
 */
@Component
class Booking {

  private static final int AT_A_TIME = 1000;
  private static final String ORDERED = "PAID";
  private static final String RETURNED = "RETURNED";

  /** A part of a payment: what it takes of an item, with its transfers. */
  record Part(
      String item,
      UUID linePot,
      UUID paidPot,
      Money amount,
      UUID promise,
      @Nullable UUID outcome,
      @Nullable UUID returned) {}

  private record Line(
      UUID attempt,
      UUID payment,
      Money amount,
      int year,
      UUID pot,
      UUID linePot,
      String label,
      String caseNumber) {

    ObjectRef ref() {
      return new ObjectRef(Payment.TYPE, payment.toString(), caseNumber + ", " + label);
    }
  }

  private record Row(
      UUID attempt, String item, UUID linePot, UUID paidPot, long ore, @Nullable UUID promise) {

    Row promised(UUID transfer) {
      return new Row(attempt, item, linePot, paidPot, ore, transfer);
    }
  }

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final ItemCharges charges;
  private final JsonMapper json;
  private final Clock clock;

  Booking(JdbcClient jdbc, Ledger ledger, ItemCharges charges, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.charges = charges;
    this.json = json;
    this.clock = clock;
  }

  /** Promises every payment of a batch, in order; all or nothing. */
  void promise(Actor actor, UUID batch) {
    List<UUID> pots =
        jdbc.sql(
                """
                select distinct p.line_pot from payment.attempt t
                  join payment.payment p on p.id = t.payment_id where t.batch_id = :batch
                """)
            .param("batch", batch)
            .query(UUID.class)
            .list();
    Map<UUID, ItemSplit> splits = charges.lock(actor.agencyId(), pots);
    Map<String, Pot> paid = new HashMap<>();
    int after = 0;
    List<Line> lines = lines(batch, after);
    while (!lines.isEmpty()) {
      promise(actor, lines, splits, paid);
      after += lines.size();
      lines = lines(batch, after);
    }
    splits.forEach(charges::keep);
  }

  private void promise(
      Actor actor, List<Line> lines, Map<UUID, ItemSplit> splits, Map<String, Pot> paid) {
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    List<Movement> movements = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (Line line : lines) {
      ItemSplit split = Objects.requireNonNull(splits.get(line.linePot()));
      Map<String, Money> parts = split.take(line.amount());
      if (parts.isEmpty()) {
        throw new Refused(Refusal.of("payment.refusal.items", line.label()));
      }
      parts.forEach((item, amount) -> {
        Pot to =
            paid.computeIfAbsent(
                line.year() + item, none -> charges.paid(actor, new BudgetYear(line.year()), item));
        movements.add(
            new Movement(
                key("payment", line.attempt(), item),
                ORDERED,
                line.pot(),
                to.id(),
                amount,
                today,
                line.ref(),
                line.caseNumber(),
                "Utbetalning, " + line.label()));
        rows.add(new Row(line.attempt(), item, line.linePot(), to.id(), amount.ore(), null));
      });
    }
    List<Transfer> booked = ledger.promise(actor, movements);
    List<Row> kept = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      kept.add(rows.get(i).promised(booked.get(i).id()));
    }
    insert(kept);
  }

  /** Carries a payment out, on the bank's day. */
  void execute(Actor actor, UUID attempt, LocalDate day) {
    for (Part part : parts(attempt)) {
      Transfer done =
          ledger.post(
              actor, part.promise(), key("executed", attempt, part.item()), part.amount(), day);
      outcome(attempt, part, done.id());
    }
  }

  /** Takes the promises back: nothing of it was paid. */
  void release(Actor actor, UUID attempt, LocalDate day) {
    for (Part part : parts(attempt)) {
      Transfer done =
          ledger.release(actor, part.promise(), key("released", attempt, part.item()), day);
      outcome(attempt, part, done.id());
      charges.giveBack(part.linePot(), part.item(), part.amount());
    }
  }

  /** Moves a payment back to its award: it went out, and the money came back. */
  void giveBack(Actor actor, Payment payment, UUID attempt, LocalDate day) {
    for (Part part : parts(attempt)) {
      Transfer back =
          ledger.move(
              actor,
              new Movement(
                  key("returned", attempt, part.item()),
                  RETURNED,
                  part.paidPot(),
                  payment.awardPot(),
                  part.amount(),
                  day,
                  payment.ref(),
                  payment.caseNumber(),
                  "Åter från banken, " + payment.recipientName()));
      jdbc.sql(
              """
              update payment.part set return_id = :back where attempt_id = :attempt and item = :item
              """)
          .param("back", back.id())
          .param("attempt", attempt)
          .param("item", part.item())
          .update();
      charges.giveBack(part.linePot(), part.item(), part.amount());
    }
  }

  /** The parts of a payment, by item. */
  List<Part> parts(UUID attempt) {
    return jdbc.sql("select * from payment.part where attempt_id = :attempt order by item")
        .param("attempt", attempt)
        .query((row, n) ->
            new Part(
                row.getString("item"),
                row.getObject("line_pot", UUID.class),
                row.getObject("paid_pot", UUID.class),
                new Money(row.getLong("amount_ore")),
                row.getObject("promise_id", UUID.class),
                row.getObject("outcome_id", UUID.class),
                row.getObject("return_id", UUID.class)))
        .list();
  }

  private void outcome(UUID attempt, Part part, UUID transfer) {
    jdbc.sql(
            """
            update payment.part set outcome_id = :outcome
             where attempt_id = :attempt and item = :item
            """)
        .param("outcome", transfer)
        .param("attempt", attempt)
        .param("item", part.item())
        .update();
  }

  private List<Line> lines(UUID batch, int after) {
    return jdbc.sql(
            """
            select t.id, t.payment_id, t.amount_ore, t.year, p.award_pot, p.line_pot,
                   p.recipient_name, p.case_number
              from payment.attempt t join payment.payment p on p.id = t.payment_id
             where t.batch_id = :batch and t.position > :after order by t.position limit :limit
            """)
        .param("batch", batch)
        .param("after", after)
        .param("limit", AT_A_TIME)
        .query((row, n) ->
            new Line(
                row.getObject("id", UUID.class),
                row.getObject("payment_id", UUID.class),
                new Money(row.getLong("amount_ore")),
                row.getInt("year"),
                row.getObject("award_pot", UUID.class),
                row.getObject("line_pot", UUID.class),
                row.getString("recipient_name"),
                row.getString("case_number")))
        .list();
  }

  private void insert(List<Row> rows) {
    jdbc.sql(
            """
            insert into payment.part (attempt_id, item, line_pot, paid_pot, amount_ore, promise_id)
            select r.attempt, r.item, r."linePot", r."paidPot", r.ore, r.promise
              from jsonb_to_recordset(:rows::jsonb) as r
                   (attempt uuid, item text, "linePot" uuid, "paidPot" uuid, ore bigint,
                    promise uuid)
            """)
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  private static String key(String act, UUID attempt, String item) {
    return act + "-" + attempt + "-" + item;
  }
}
