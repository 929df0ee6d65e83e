package se.statsbidrag.requisition.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewCase;
import se.statsbidrag.decision.Annex;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.NewProposal;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;

/**
 * What officers propose about requisitions, one by one or many in a list; somebody else decides
 * (L4–L6). Nothing that goes against a recipient is decided in a list.
 */
@Service
public class Verdicts {

  private final Requisitions requisitions;
  private final Rounds rounds;
  private final Checks checks;
  private final DeskStore desk;
  private final VerdictStore store;
  private final Wording wording;
  private final Decisions decisions;
  private final Cases cases;
  private final AuditTrail audit;
  private final Clock clock;

  Verdicts(
      Requisitions requisitions,
      Rounds rounds,
      Checks checks,
      DeskStore desk,
      VerdictStore store,
      Wording wording,
      Decisions decisions,
      Cases cases,
      AuditTrail audit,
      Clock clock) {
    this.requisitions = requisitions;
    this.rounds = rounds;
    this.checks = checks;
    this.desk = desk;
    this.store = store;
    this.wording = wording;
    this.decisions = decisions;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  /** Proposes a decision about one, for another to take; gives the proposal. */
  @Transactional
  public ObjectRef propose(Actor actor, UUID key, UUID id, Verdict verdict) {
    actor.as(Role.CASE_OFFICER);
    return audit.once(key, actor, () -> proposed(actor, id, verdict));
  }

  private ObjectRef proposed(Actor actor, UUID id, Verdict verdict) {
    Requisition sent = requisitions.requisition(actor, id);
    List<Refusal> refusals = new ArrayList<>(DeskRules.toPropose(sent, isProposed(actor, id)));
    refusals.addAll(DeskRules.toPropose(checks.of(sent), verdict));
    Refused.ifAny(refusals);
    Round round = rounds.round(sent.roundId());
    String heard = verdict.heard();
    String reasons =
        heard == null || heard.isBlank()
            ? verdict.reasons()
            : verdict.reasons().strip() + "\n\n" + wording.text("desk.decision.heard", heard);
    UUID proposal =
        decisions.propose(
            actor,
            new NewProposal(
                sent.sent().addressee(),
                sent.caseId(),
                sent.ref(),
                wording.title(sent),
                wording.outcome(verdict.outcome()),
                verdict.text(),
                reasons,
                Wording.legalBasis(round),
                wording.appeal(round),
                List.of(),
                verdict.declaresNoConflict()));
    store.insert(proposal, id, verdict);
    cases.answerFor(actor, sent.caseId());
    return decisions.proposal(actor, proposal).reference();
  }

  /** What the form says of a verdict before an officer has written anything else. */
  @Transactional(readOnly = true)
  public Verdict suggested(Actor actor, UUID id, Verdict.Outcome outcome) {
    Requisition sent = requisitions.requisition(actor, id);
    return new Verdict(
        outcome, wording.decision(sent, outcome), wording.reasons(sent, outcome), null, true);
  }

  /** What waits in a round and can be decided in a list, and what has to be judged one by one. */
  @Transactional(readOnly = true)
  public Waiting sorted(Actor actor, UUID round) {
    Map<Boolean, List<Requisition>> clean =
        waiting(actor, round).stream()
            .collect(
                Collectors.partitioningBy(
                    Checks.Checked::clean,
                    Collectors.mapping(Checks.Checked::sent, Collectors.toList())));
    return new Waiting(
        Objects.requireNonNull(clean.get(true)), Objects.requireNonNull(clean.get(false)));
  }

  /** Those in a round that wait for a proposal. */
  public record Waiting(List<Requisition> clean, List<Requisition> rest) {}

  /** The reasons that a list is first given. */
  public String manyReasons() {
    return wording.manyReasons();
  }

  boolean isProposed(Actor actor, UUID id) {
    return desk.proposals(id).stream()
        .map(one -> decisions.proposal(actor, one))
        .anyMatch(one ->
            one.status() == se.statsbidrag.decision.ProposalStatus.PROPOSED
                || one.status() == se.statsbidrag.decision.ProposalStatus.DECIDED);
  }

  /** What waits in a round, with its checks. */
  @Transactional(readOnly = true)
  List<Checks.Checked> waiting(Actor actor, UUID round) {
    return checks.of(
        desk.unproposed(actor.agencyId(), round).stream()
            .map(id -> requisitions.requisition(actor, id))
            .toList());
  }

  /**
   * Proposes a list of clean ones, to be decided in one act by somebody who sees it. One with
   * something against it refuses the whole list.
   */
  @Transactional
  public ObjectRef proposeMany(
      Actor actor, UUID key, UUID roundId, List<UUID> ids, String reasons, boolean noConflict) {
    Role role = actor.as(Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          Round round = rounds.round(roundId);
          List<Checks.Checked> chosen =
              checks.of(
                  ids.stream().distinct().map(id -> requisitions.requisition(actor, id)).toList());
          List<Refusal> refusals = new ArrayList<>(DeskRules.toBatch(chosen));
          chosen.stream()
              .filter(one -> isProposed(actor, one.sent().id()))
              .map(one -> Refusal.of("desk.refusal.proposed", one.sent().caseNumber()).at("id"))
              .forEach(refusals::add);
          Refused.ifAny(refusals);
          return listed(
              actor,
              role,
              round,
              chosen.stream().map(Checks.Checked::sent).toList(),
              reasons,
              noConflict);
        });
  }

  private ObjectRef listed(
      Actor actor,
      Role role,
      Round round,
      List<Requisition> sent,
      String reasons,
      boolean noConflict) {
    UUID caseId = cases.open(actor, NewCase.of(wording.many(round))).id();
    UUID batch = store.insertBatch(actor, round.id(), caseId, clock.instant());
    for (int i = 0; i < sent.size(); i++) {
      store.insertLine(batch, i + 1, sent.get(i));
      cases.answerFor(actor, sent.get(i).caseId());
    }
    ObjectRef subject = new ObjectRef("requisition.batch", batch.toString(), wording.many(round));
    UUID proposal =
        decisions.propose(actor, proposal(round, caseId, subject, sent, reasons, noConflict));
    store.proposed(batch, proposal);
    audit.record(actor, role, "BATCH_PROPOSED", subject, Map.of(), Map.of("rows", sent.size()));
    return decisions.proposal(actor, proposal).reference();
  }

  private NewProposal proposal(
      Round round,
      UUID caseId,
      ObjectRef subject,
      List<Requisition> sent,
      String reasons,
      boolean noConflict) {
    Money sum = Money.sum(sent.stream().map(Requisition::amount).toList());
    String authority = sent.getFirst().sent().addressee();
    return new NewProposal(
        authority,
        caseId,
        subject,
        wording.many(round),
        wording.outcome(Verdict.Outcome.APPROVED),
        wording.many(sent, sum),
        reasons,
        Wording.legalBasis(round),
        wording.appeal(round),
        List.of(annex(sent, sum)),
        noConflict);
  }

  private Annex annex(List<Requisition> sent, Money sum) {
    return new Annex(
        wording.text("desk.annex.title"),
        List.of(
            new Annex.Column(wording.text("desk.annex.case"), false),
            new Annex.Column(wording.text("desk.annex.recipient"), false),
            new Annex.Column(wording.text("desk.annex.amount"), true)),
        sent.stream()
            .map(
                one -> List.of(one.caseNumber(), one.recipientName(), Wording.kronor(one.amount())))
            .toList(),
        List.of(wording.text("desk.annex.sum"), "", Wording.kronor(sum)));
  }
}
