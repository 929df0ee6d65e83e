package se.statsbidrag.award.costs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.appropriation.BudgetDocument.Item;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Instrument;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Movement;
import se.statsbidrag.ledger.NewPot;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.ledger.Side;

/**
 * The agency's own costs of its mandates (egna kostnader): an economist charges them to their line
 * by the vouchers of the agency's books. Nothing of that line is ever awarded or paid out.
 */
@Service
class OwnCosts {

  private final OwnCostStore store;
  private final Mandates mandates;
  private final Ledger ledger;
  private final AuditTrail audit;
  private final Clock clock;

  OwnCosts(OwnCostStore store, Mandates mandates, Ledger ledger, AuditTrail audit, Clock clock) {
    this.store = store;
    this.mandates = mandates;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A line for own costs, and what may still be charged to it.
   *
   * @param from the day of the decision that gave the money
   * @param items the appropriation items that pay for the line
   */
  record Of(BudgetLine line, String caseNumber, LocalDate from, Money left, List<Item> items) {

    public Money charged() {
      return line.amount().minus(left);
    }
  }

  /** All lines with money that are for own costs. */
  @Transactional(readOnly = true)
  public List<Of> lines(Actor actor) {
    return mandates.list(actor.agencyId()).stream()
        .flatMap(mandate -> mandate.lines().stream())
        .filter(line -> line.instrument() == Instrument.OWN_COSTS && line.pot() != null)
        .map(line -> of(actor, line))
        .toList();
  }

  @Transactional(readOnly = true)
  public Of line(Actor actor, UUID id) {
    return mandates
        .line(id)
        .filter(line -> line.instrument() == Instrument.OWN_COSTS)
        .map(line -> of(actor, line))
        .orElseThrow(() -> new NotFound("line", id));
  }

  /** A page of the costs of a line, latest first. */
  @Transactional(readOnly = true)
  public List<OwnCost> costs(Actor actor, UUID line, @Nullable UUID after, int limit) {
    return store.costs(line(actor, line).line().id(), after, limit);
  }

  @Transactional(readOnly = true)
  public OwnCost cost(Actor actor, UUID id) {
    return store.cost(actor.agencyId(), id).orElseThrow(() -> new NotFound("cost", id));
  }

  /** Charges a cost to a line. */
  @Transactional
  public ObjectRef register(Actor actor, UUID key, UUID lineId, CostForm form) {
    Role role = actor.as(Role.ECONOMIST);
    return audit.once(
        key,
        actor,
        () -> {
          Of of = line(actor, lineId);
          CostForm.Read cost = form.read(of, of.left(), LocalDate.now(clock));
          if (store.stands(lineId, cost)) {
            throw new Refused(Refusal.of("costs.refusal.twice", cost.voucher()).at("voucher"));
          }
          return book(actor, role, of, cost, null);
        });
  }

  /** Takes a cost back, all of it, with the voucher that does so in the books. */
  @Transactional
  public ObjectRef takeBack(Actor actor, UUID key, UUID id, CostForm form) {
    Role role = actor.as(Role.ECONOMIST);
    return audit.once(
        key,
        actor,
        () -> {
          OwnCost wrong = cost(actor, id);
          if (wrong.takesBack() != null || wrong.takenBack()) {
            throw new Refused(Refusal.of("costs.refusal.taken-back", wrong.voucher()));
          }
          Of of = line(actor, wrong.lineId());
          CostForm.Read cost = form.read(of, wrong.amount(), LocalDate.now(clock));
          return book(actor, role, of, cost, wrong);
        });
  }

  private ObjectRef book(
      Actor actor, Role role, Of of, CostForm.Read cost, @Nullable OwnCost wrong) {
    UUID id = store.newId();
    UUID line = Objects.requireNonNull(of.line().pot());
    UUID pot = pot(actor, of, cost.item()).id();
    store.insert(
        actor, id, of.line(), pot, cost, wrong == null ? null : wrong.id(), clock.instant());
    OwnCost made = cost(actor, id);
    ledger.move(
        actor,
        new Movement(
            "cost-" + id,
            wrong == null ? "OWN_COST" : "OWN_COST_BACK",
            wrong == null ? line : pot,
            wrong == null ? pot : line,
            cost.amount(),
            cost.day(),
            made.ref(),
            cost.voucher(),
            cost.text()));
    audit.record(
        actor,
        role,
        wrong == null ? "COST_REGISTERED" : "COST_TAKEN_BACK",
        made.ref(),
        Map.of(),
        Map.of("amount", cost.amount().toString(), "line", of.line().name()));
    return made.ref();
  }

  /** What own costs charge an item in a year stands in one pot. */
  private Pot pot(Actor actor, Of of, String code) {
    String label =
        of.items().stream()
            .filter(item -> item.code().equals(code))
            .map(Item::label)
            .findFirst()
            .orElse(code);
    return ledger.open(
        actor.agencyId(),
        new NewPot(
            of.line().year(),
            "cost-" + of.line().year() + "-" + code,
            "COST",
            "Egna kostnader, " + label + ", " + of.line().year(),
            Side.CREDIT,
            new ObjectRef("appropriation.item", code, label)));
  }

  private Of of(Actor actor, BudgetLine line) {
    Pot pot = ledger.pot(actor.agencyId(), Objects.requireNonNull(line.pot()));
    Mandate mandate = mandates.mandate(actor.agencyId(), line.mandateId());
    LocalDate from = mandate.document().decision().date();
    return new Of(line, mandate.caseNumber(), from, pot.available(), items(mandate, line));
  }

  private List<Item> items(Mandate mandate, BudgetLine line) {
    return mandates.money(mandate).years().stream()
        .flatMap(year -> year.lines().stream())
        .filter(one -> one.line().id().equals(line.id()))
        .flatMap(one -> one.charges().stream())
        .filter(charge -> !charge.amount().isZero())
        .flatMap(charge -> mandate.document().item(charge.item()).stream())
        .toList();
  }
}
