package se.statsbidrag.appropriation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Group;
import se.statsbidrag.appropriation.BudgetDocument.Line;
import se.statsbidrag.appropriation.MandateDocument.Condition;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;

/**
 * The government's mandates to the agency (uppdrag) and their money. A mandate is entered and
 * changed as a draft by case officers, and activated, once, by a decision maker who has not written
 * in it; that books its money in the ledger. A draft's budget may be wrong; an active one's is not.
 */
@Service
public class Mandates {

  private final MandateStore store;
  private final MandateFormat format;
  private final MandateBooking booking;
  private final Ledger ledger;
  private final AuditTrail audit;
  private final Clock clock;

  Mandates(
      MandateStore store,
      MandateFormat format,
      MandateBooking booking,
      Ledger ledger,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.format = format;
    this.booking = booking;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /** Reads a mandate's file without entering it; refused with line and place of what is wrong. */
  public MandateDocument read(String yaml) {
    return format.read(yaml);
  }

  /** Enters the content of a file as a draft, which is kept as it was. */
  @Transactional
  public Mandate enterFile(Actor actor, String yaml) {
    return enter(actor, format.read(yaml), yaml);
  }

  /** Enters what was typed as a draft. */
  @Transactional
  public Mandate enter(Actor actor, MandateDocument document) {
    return enter(actor, document, null);
  }

  private Mandate enter(Actor actor, MandateDocument document, @Nullable String source) {
    Role role = actor.as(Role.CASE_OFFICER);
    Mandate base = base(actor, document);
    Refused.ifAny(MandateRules.amends(document, base));
    UUID id;
    try {
      id = store.insert(actor, document, base == null ? null : base.id(), source);
    } catch (DuplicateKeyException taken) {
      throw new Refused(
          Refusal.of("appropriation.refusal.taken", document.decision().caseNumber())
              .at("caseNumber"));
    }
    store.addWriter(id, actor.personId());
    store.project(id, document);
    Mandate mandate = mandate(actor.agencyId(), id);
    audit.record(actor, role, "MANDATE_ENTERED", mandate.ref(), Map.of(), figures(document));
    return mandate;
  }

  /** Changes a draft; a {@link Conflict} where somebody else has since the version was read. */
  @Transactional
  public Mandate change(Actor actor, UUID id, int version, MandateDocument document) {
    Role role = actor.as(Role.CASE_OFFICER);
    Mandate before = mandate(actor.agencyId(), id);
    Refused.ifAny(onlyDraft(before));
    Refused.ifAny(MandateRules.coherent(document));
    Mandate base = base(actor, document);
    Refused.ifAny(MandateRules.amends(document, base));
    if (store.update(actor.agencyId(), id, version, document, base == null ? null : base.id())
        != 1) {
      throw new Conflict(before.ref());
    }
    store.addWriter(id, actor.personId());
    store.project(id, document);
    audit.record(
        actor,
        role,
        "MANDATE_CHANGED",
        Mandate.ref(id, document.decision().caseNumber()),
        figures(before.document()),
        figures(document));
    return mandate(actor.agencyId(), id);
  }

  /** Why this person may not activate the mandate now; empty when they may. */
  @Transactional(readOnly = true)
  List<Refusal> hindrances(Actor actor, Mandate mandate) {
    List<Refusal> refusals = new ArrayList<>(onlyDraft(mandate));
    refusals.addAll(format.missing(mandate.document()));
    Mandate base = mandate.base() == null ? null : mandate(mandate.agencyId(), mandate.base());
    Set<UUID> writers = store.writers(mandate.id());
    refusals.addAll(MandateRules.activation(mandate, writers, base, actor, LocalDate.now(clock)));
    return refusals;
  }

  /**
   * Activates a draft and books its decided money, exactly once.
   *
   * @param key made when the page to confirm on was opened
   * @param version of the draft that the person saw
   */
  @Transactional
  public ObjectRef activate(Actor actor, UUID key, UUID id, int version) {
    Role role = actor.as(Role.DECISION_MAKER);
    return audit.once(
        key,
        actor,
        () -> {
          Mandate mandate = mandate(actor.agencyId(), id);
          Refused.ifAny(hindrances(actor, mandate));
          booking.book(actor, mandate);
          if (store.activate(actor, id, version) != 1) {
            throw new Conflict(mandate.ref());
          }
          Map<String, ?> after = figures(mandate.document());
          audit.record(actor, role, "MANDATE_ACTIVATED", mandate.ref(), Map.of(), after);
          return mandate.ref();
        });
  }

  /** A mandate of the agency's, draft or active. */
  @Transactional(readOnly = true)
  public Mandate mandate(UUID agency, UUID id) {
    return store.mandate(agency, id).orElseThrow(() -> new NotFound("mandate", id));
  }

  /** All mandates of the agency, the latest decision first. */
  @Transactional(readOnly = true)
  public List<Mandate> list(UUID agency) {
    return store.mandates(agency);
  }

  /** The activated mandates of all agencies, for everybody to read. */
  @Transactional(readOnly = true)
  public List<Mandate> published() {
    return store.activated();
  }

  /** A line of an activated mandate, with its pot. */
  @Transactional(readOnly = true)
  public Optional<BudgetLine> line(UUID id) {
    return store.line(id).filter(line -> line.pot() != null);
  }

  /** The mandate's money by line and by item, with what the ledger holds now. */
  @Transactional(readOnly = true)
  public MandateMoney money(Mandate mandate) {
    List<MandateMoney.Year> years =
        mandate.document().budgets().stream().map(budget -> year(mandate, budget)).toList();
    return new MandateMoney(years, mandate.document().forecasts());
  }

  /** The mandate's duties as they look today, soonest first. */
  public List<DutyDay> duties(Mandate mandate) {
    return DutyDay.of(mandate.document(), LocalDate.now(clock));
  }

  /** The conditions that a line's keys must meet: its own and those of the whole mandate. */
  public List<Condition> conditions(Mandate mandate, String line) {
    return mandate.document().conditions().stream()
        .filter(condition -> condition.line() == null || condition.line().equals(line))
        .toList();
  }

  private MandateMoney.Year year(Mandate mandate, Budget budget) {
    Map<String, List<Charge>> charged = Charging.of(budget);
    List<MandateMoney.LineMoney> lines = new ArrayList<>();
    for (Line line : budget.lines()) {
      BudgetLine own = mandate.line(new BudgetYear(budget.year()), line.code()).orElseThrow();
      Money disposable =
          own.pot() == null ? Money.ZERO : ledger.pot(mandate.agencyId(), own.pot()).available();
      lines.add(
          new MandateMoney.LineMoney(
              own,
              line.group(),
              charged.getOrDefault(line.code(), List.of()),
              line.parties().stream().map(mandate.document()::partyName).toList(),
              line.assumption(),
              disposable,
              own.pot()));
    }
    return new MandateMoney.Year(
        budget.year(),
        budget.decided(),
        budget.total(),
        lines,
        items(mandate, budget, lines),
        Reconciliation.of(budget));
  }

  private static List<MandateMoney.ItemMoney> items(
      Mandate mandate, Budget budget, List<MandateMoney.LineMoney> lines) {
    return mandate.document().appropriationItems().stream()
        .map(item ->
            new MandateMoney.ItemMoney(
                item,
                Money.sum(
                    budget.groups().stream()
                        .map(Group::charges)
                        .flatMap(List::stream)
                        .filter(charge -> charge.item().equals(item.code()))
                        .map(Charge::amount)
                        .toList()),
                Money.sum(lines.stream().map(line -> line.charge(item.code())).toList())))
        .filter(item -> !item.decided().isZero() || !item.charged().isZero())
        .toList();
  }

  private @Nullable Mandate base(Actor actor, MandateDocument document) {
    return store.mandates(actor.agencyId()).stream()
        .filter(other -> other.document().kind() == MandateDocument.Kind.MANDATE)
        .filter(other -> other.caseNumber().equals(document.amends()))
        .findFirst()
        .orElse(null);
  }

  private static List<Refusal> onlyDraft(Mandate mandate) {
    return mandate.active()
        ? List.of(Refusal.of("appropriation.refusal.active", mandate.caseNumber()))
        : List.of();
  }

  private static Map<String, Object> figures(MandateDocument document) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("caseNumber", document.decision().caseNumber());
    figures.put("date", document.decision().date().toString());
    figures.put("title", document.decision().title());
    for (Budget budget : document.budgets()) {
      figures.put("total " + budget.year(), budget.total().toString());
      budget
          .lines()
          .forEach(
              line -> figures.put(line.code() + " " + budget.year(), line.amount().toString()));
    }
    return figures;
  }
}
