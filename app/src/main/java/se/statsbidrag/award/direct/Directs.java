package se.statsbidrag.award.direct;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Line;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Instrument;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewCase;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.requisition.accounts.Accounts;

/**
 * Allocations to parties that a budget line names (direkta tilldelningar): who they are is the
 * mandate's data, and each gets its money once, by a decision of two.
 */
@Service
public class Directs {

  private static final Set<Role> MAY_SET = Set.of(Role.CASE_OFFICER);
  private static final int LONGEST = 1000;

  private final DirectStore store;
  private final DirectWording wording;
  private final Mandates mandates;
  private final Recipients recipients;
  private final Accounts accounts;
  private final Ledger ledger;
  private final Cases cases;
  private final Decisions decisions;
  private final AuditTrail audit;
  private final Clock clock;

  Directs(
      DirectStore store,
      DirectWording wording,
      Mandates mandates,
      Recipients recipients,
      Accounts accounts,
      Ledger ledger,
      Cases cases,
      Decisions decisions,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.wording = wording;
    this.mandates = mandates;
    this.recipients = recipients;
    this.accounts = accounts;
    this.ledger = ledger;
    this.cases = cases;
    this.decisions = decisions;
    this.audit = audit;
    this.clock = clock;
  }

  /** All lines with money that name their parties, the latest year first. */
  @Transactional(readOnly = true)
  public List<Named> lines(Actor actor) {
    List<Named> lines = new ArrayList<>();
    for (Mandate mandate : mandates.list(actor.agencyId())) {
      mandate.lines().stream()
          .filter(line -> line.instrument() == Instrument.DIRECT && line.pot() != null)
          .map(line -> named(actor, mandate, line))
          .forEach(lines::add);
    }
    return lines;
  }

  /** One line, with its parties and what has become of each. */
  @Transactional(readOnly = true)
  public Named line(Actor actor, UUID id) {
    BudgetLine line =
        mandates
            .line(id)
            .filter(found -> found.instrument() == Instrument.DIRECT)
            .orElseThrow(() -> new NotFound("line", id));
    return named(actor, mandates.mandate(actor.agencyId(), line.mandateId()), line);
  }

  @Transactional(readOnly = true)
  Direct direct(Actor actor, UUID id) {
    return store.direct(actor.agencyId(), id).orElseThrow(() -> new NotFound("direct", id));
  }

  /** Proposes an allocation to a party, for another to decide; gives the proposal. */
  @Transactional
  public ObjectRef propose(Actor actor, UUID key, UUID lineId, String code, DirectForm form) {
    Role role = actor.as(Role.CASE_OFFICER);
    return audit.once(key, actor, () -> proposed(actor, role, line(actor, lineId), code, form));
  }

  private ObjectRef proposed(Actor actor, Role role, Named named, String code, DirectForm form) {
    Named.Party party = party(named, code);
    if (!named.ours()) {
      throw new Refused(Refusal.of("direct.refusal.not-ours", named.line().name()));
    }
    if (party.given() != null) {
      throw new Refused(Refusal.of("direct.refusal.once", party.name()));
    }
    DirectForm.Read read = form.read(named.line(), named.left(), LocalDate.now(clock));
    UUID organisation = organisation(read.organisation());
    accounts.given(actor, organisation, read.account());
    CaseFile matter =
        cases.open(
            actor,
            NewCase.of(
                wording.matter(read, named.line()),
                new CaseFile.Party(read.organisation(), organisation)));
    UUID id =
        store.insert(
            actor,
            named.line().id(),
            party,
            organisation,
            kind(party),
            read,
            matter,
            clock.instant());
    Direct direct = direct(actor, id);
    UUID proposal = decisions.propose(actor, wording.proposal(direct, named, read));
    store.proposed(id, proposal);
    cases.answerFor(actor, matter.id());
    audit.record(
        actor,
        role,
        "DIRECT_PROPOSED",
        direct.ref(),
        Map.of(),
        Map.of("amount", read.amount().toString(), "line", named.line().name()));
    return decisions.proposal(actor, proposal).reference();
  }

  private UUID organisation(String name) {
    return recipients
        .organisation(name)
        .map(Organisation::id)
        .orElseGet(() -> recipients.add(name, false));
  }

  /** Says who pays a line: this agency, or another; and why. */
  @Transactional
  public ObjectRef state(Actor actor, UUID key, UUID lineId, boolean ours, String reason) {
    Role role = actor.as(MAY_SET.toArray(Role[]::new));
    return audit.once(
        key,
        actor,
        () -> {
          Named named = line(actor, lineId);
          if (reason.isBlank() || reason.strip().length() > LONGEST) {
            throw new Refused(Refusal.of("direct.refusal.reason", LONGEST).at("reason"));
          }
          if (!ours && named.parties().stream().anyMatch(party -> party.given() != null)) {
            throw new Refused(Refusal.of("direct.refusal.given", named.line().name()).at("ours"));
          }
          store.state(actor, lineId, ours, reason.strip(), clock.instant());
          ObjectRef ref = new ObjectRef("award.payer", lineId.toString(), named.line().name());
          audit.record(
              actor,
              role,
              "PAYER_STATED",
              ref,
              Map.of("ours", named.ours()),
              Map.of("ours", ours, "reason", reason.strip()));
          return ref;
        });
  }

  static Named.Party party(Named named, String code) {
    return named.parties().stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new NotFound("party", code));
  }

  /** What the register calls it; a state authority is what the mandate calls one. */
  private static String kind(Named.Party party) {
    for (RecipientKind kind : RecipientKind.values()) {
      if (party.kind().equals(kind.name()) || party.kind().endsWith("_" + kind.name())) {
        return kind.name();
      }
    }
    return party.kind();
  }

  private Named named(Actor actor, Mandate mandate, BudgetLine line) {
    List<Direct> given = store.open(line.id());
    Money left = ledger.pot(actor.agencyId(), Objects.requireNonNull(line.pot())).available();
    Line entered =
        mandate.document().budget(line.year().year()).map(Budget::lines).stream()
            .flatMap(List::stream)
            .filter(one -> one.code().equals(line.code()))
            .findFirst()
            .orElseThrow();
    return new Named(
        line,
        mandate,
        left,
        entered.assumption(),
        store.payer(line.id()).orElse(null),
        entered.parties().stream().map(code -> party(mandate, code, given)).toList());
  }

  private Named.Party party(Mandate mandate, String code, List<Direct> given) {
    @Nullable Direct own =
        given.stream().filter(one -> one.party().equals(code)).findFirst().orElse(null);
    @Nullable UUID proposal = own == null ? null : own.proposalId();
    return new Named.Party(
        code,
        mandate.document().partyName(code),
        mandate.document().parties().stream()
            .filter(one -> one.code().equals(code))
            .findFirst()
            .map(one -> one.kind())
            .orElse("AUTHORITY"),
        own,
        proposal == null ? null : store.award(proposal).orElse(null));
  }
}
