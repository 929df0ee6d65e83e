package se.statsbidrag.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Movement;
import se.statsbidrag.ledger.NewPot;
import se.statsbidrag.ledger.Pot;
import se.statsbidrag.ledger.Side;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;

/**
 * What recipients have been granted (beviljade bidrag). An award is made in the transaction of the
 * decision that gives it: its money goes from the budget line to a pot of its own, or nothing is
 * decided.
 */
@Service
public class Awards {

  private final AwardStore store;
  private final AwardWording wording;
  private final Mandates mandates;
  private final Rounds rounds;
  private final Instructions instructions;
  private final Requisitions requisitions;
  private final Powers powers;
  private final Ledger ledger;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  Awards(
      AwardStore store,
      AwardWording wording,
      Mandates mandates,
      Rounds rounds,
      Instructions instructions,
      Requisitions requisitions,
      Powers powers,
      Ledger ledger,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.store = store;
    this.wording = wording;
    this.mandates = mandates;
    this.rounds = rounds;
    this.instructions = instructions;
    this.requisitions = requisitions;
    this.powers = powers;
    this.ledger = ledger;
    this.audit = audit;
    this.events = events;
  }

  /** Makes an award, in the transaction of the decision that gives it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Award make(Actor actor, NewAward asked) {
    Role role = actor.as(Role.DECISION_MAKER);
    BudgetLine line =
        mandates.line(asked.lineId()).orElseThrow(() -> new NotFound("line", asked.lineId()));
    Pot from = ledger.pot(actor.agencyId(), Objects.requireNonNull(line.pot()));
    LocalDate day = WorkingCalendar.dayOf(asked.decidedAt());
    Refused.ifAny(AwardRules.toMake(asked, line, from.available(), day));
    @Nullable UUID roundId = asked.roundId();
    @Nullable Round round = roundId == null ? null : rounds.round(roundId);
    @Nullable Terms terms = round == null ? null : terms(actor, asked, round);
    Award award = award(actor, asked, line, from, round, terms);
    List<Instalment> instalments =
        AwardRules.instalments(
            award.amount(), award.due(), terms == null ? List.of() : terms.promise().instalments());
    book(actor, award, day);
    store.insert(award, instalments);
    audit.record(
        actor,
        role,
        "AWARD_MADE",
        award.ref(),
        Map.of(),
        Map.of(
            "kind", award.kind().name(),
            "amount", award.amount().toString(),
            "line", line.name(),
            "due", award.due().toString()));
    events.publishEvent(new AwardMade(award, instalments, actor));
    return award;
  }

  /**
   * Withdraws what is not paid of an award, in the transaction of the decision to do so; it is the
   * caller's to have it decided by two.
   *
   * @param key of the decision, so that it happens once
   * @param amount what was decided; refused where another amount is unpaid by now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Award release(Actor actor, UUID id, UUID key, Money amount, Instant at) {
    Role role = actor.as(Role.DECISION_MAKER);
    Award award = award(actor.agencyId(), id);
    Money unpaid = unpaid(award);
    if (!unpaid.equals(amount)) {
      throw new Refused(Refusal.of("release.refusal.changed", amount, unpaid));
    }
    ledger.move(
        actor,
        new Movement(
            "released-" + key,
            "RELEASED",
            award.pot(),
            award.linePot(),
            amount,
            WorkingCalendar.dayOf(at),
            award.ref(),
            award.caseNumber(),
            award.title() + ", " + award.recipientName()));
    store.release(id, amount);
    audit.record(
        actor,
        role,
        "AWARD_RELEASED",
        award.ref(),
        Map.of("released", award.released().toString()),
        Map.of("released", award.released().plus(amount).toString()));
    Award after = award(actor.agencyId(), id);
    events.publishEvent(new AwardReleased(after, amount, actor, at));
    return after;
  }

  /**
   * What a year did not pay of an award goes back to its budget line when the year has ended: no
   * bank can pay it any more, so nobody decides about it.
   *
   * @param key the caller's own: the same lapses once
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lapse(Actor actor, UUID id, Money amount, String key) {
    Award award = award(actor.agencyId(), id);
    ledger.move(
        actor,
        new Movement(
            "lapsed-" + key,
            "LAPSED",
            award.pot(),
            award.linePot(),
            amount,
            award.year().lastDay(),
            award.ref(),
            award.caseNumber(),
            award.title() + ", " + award.recipientName()));
    store.release(id, amount);
    audit.record(
        actor,
        null,
        "AWARD_RELEASED",
        award.ref(),
        Map.of("released", award.released().toString()),
        Map.of("released", award.released().plus(amount).toString()));
  }

  /** What stands of an award and is neither paid nor promised to a bank. */
  @Transactional(readOnly = true)
  public Money unpaid(Award award) {
    return ledger.pot(award.agencyId(), award.pot()).available();
  }

  /** One award, to its agency or to its recipient. */
  @Transactional(readOnly = true)
  public Award award(Actor actor, UUID id) {
    return store
        .award(id)
        .filter(found ->
            found.agencyId().equals(actor.agencyId())
                || found.organisationId().equals(actor.agencyId()) && actor.forRecipient())
        .orElseThrow(() -> new NotFound("award", id));
  }

  /** One award of an agency's. */
  @Transactional(readOnly = true)
  public Award award(UUID agency, UUID id) {
    return store
        .award(id)
        .filter(found -> found.agencyId().equals(agency))
        .orElseThrow(() -> new NotFound("award", id));
  }

  /** The base award that answers a requisition. */
  @Transactional(readOnly = true)
  public Optional<Award> answering(UUID requisition) {
    return store.answering(requisition);
  }

  /** The parts that an award is paid in. */
  @Transactional(readOnly = true)
  public List<Instalment> instalments(UUID award) {
    return store.instalments(award);
  }

  /**
   * What the actor's organisation has been granted, as far as their power reaches; latest first.
   */
  @Transactional(readOnly = true)
  public List<Award> own(Actor actor) {
    return actor.forRecipient()
        ? store.ofOrganisation(actor.agencyId()).stream()
            .filter(award -> reaches(actor, award))
            .toList()
        : List.of();
  }

  /** What has been awarded in a matter, as far as the actor may see it. */
  @Transactional(readOnly = true)
  public List<Award> inCase(Actor actor, UUID caseId) {
    return store.inCase(caseId).stream()
        .filter(award ->
            award.agencyId().equals(actor.agencyId())
                || award.organisationId().equals(actor.agencyId()) && reaches(actor, award))
        .toList();
  }

  /** A power may be for one grant alone. */
  private boolean reaches(Actor actor, Award award) {
    @Nullable UUID round = award.roundId();
    return actor.forRecipient()
        && (round == null
            || powers.mayFillIn(actor, rounds.round(round).grant().id(), award.recipientKind()));
  }

  private Award award(
      Actor actor,
      NewAward asked,
      BudgetLine line,
      Pot from,
      @Nullable Round round,
      @Nullable Terms terms) {
    UUID id = store.newId();
    return new Award(
        id,
        actor.agencyId(),
        asked.kind(),
        asked.organisationId(),
        asked.recipientKind(),
        asked.recipientName(),
        asked.roundId(),
        asked.requisitionId(),
        asked.caseId(),
        asked.caseNumber(),
        asked.proposalId(),
        round == null ? line.name() : round.nameSv(),
        asked.amount(),
        asked.decidedAt(),
        actor.personId(),
        actor.name(),
        line.year(),
        line.id(),
        from.id(),
        pot(actor, id, asked, line).id(),
        terms == null ? null : terms.use(),
        AwardRules.due(asked, line.year(), terms),
        terms == null || terms.promise().binding(),
        wording.conditions(actor.agencyId(), asked, line, round, terms),
        Money.ZERO);
  }

  private Pot pot(Actor actor, UUID id, NewAward asked, BudgetLine line) {
    return ledger.open(
        actor.agencyId(),
        new NewPot(
            line.year(),
            "award-" + id,
            "AWARD",
            asked.recipientName() + ", " + asked.caseNumber(),
            Side.CREDIT,
            AwardRules.ref(id, asked)));
  }

  /** The version that the recipient has read, or else the one that holds now. */
  private @Nullable Terms terms(Actor actor, NewAward asked, Round round) {
    @Nullable UUID id = asked.requisitionId();
    if (id == null) {
      return round.terms();
    }
    Requisition requisition = requisitions.requisition(actor, id);
    return instructions.version(round.id(), requisition.sent().terms());
  }

  private void book(Actor actor, Award award, LocalDate day) {
    ledger.move(
        actor,
        new Movement(
            "award-" + award.id(),
            "AWARDED",
            award.linePot(),
            award.pot(),
            award.amount(),
            day,
            award.ref(),
            award.caseNumber(),
            award.title() + ", " + award.recipientName()));
  }
}
