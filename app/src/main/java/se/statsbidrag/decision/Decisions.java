package se.statsbidrag.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;

/**
 * Proposals and decisions (beslut; förvaltningslagen 31–33 §§): one proposes, another decides,
 * once, exactly what was shown.
 */
@Service
public class Decisions {

  private final DecisionStore store;
  private final ProposalReader reader;
  private final ContentHash hash;
  private final DecisionDocument document;
  private final Cases cases;
  private final Notifications notifications;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Decisions(
      DecisionStore store,
      ProposalReader reader,
      ContentHash hash,
      DecisionDocument document,
      Cases cases,
      Notifications notifications,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.reader = reader;
    this.hash = hash;
    this.document = document;
    this.cases = cases;
    this.notifications = notifications;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Proposes, in the running transaction of the subject's module. The proposer presents it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID propose(Actor actor, NewProposal proposal) {
    Role role = actor.as(Role.CASE_OFFICER);
    Refused.ifAny(DecisionRules.toPropose(proposal));
    cases.caseFile(actor, proposal.caseId());
    Instant now = clock.instant();
    Participant rapporteur =
        new Participant(actor.personId(), actor.name(), Participant.Part.RAPPORTEUR, now, null);
    UUID id = store.insert(actor, proposal, hash.of(proposal, List.of(rapporteur)), now);
    store.insert(id, 1, rapporteur);
    Proposal made = proposal(actor, id);
    audit.record(
        actor,
        role,
        "DECISION_PROPOSED",
        made.reference(),
        Map.of(),
        Map.of(
            "outcome",
            made.outcome(),
            "subject",
            made.subject().label(),
            "hash",
            made.contentHash()));
    notifications.tell(
        actor,
        Role.DECISION_MAKER,
        Notice.of("decision.notice.proposed", made.reference(), "/beslut/" + id, actor.name()));
    return id;
  }

  @Transactional(readOnly = true)
  public Proposal proposal(Actor actor, UUID id) {
    return reader.proposal(actor.agencyId(), id).orElseThrow(() -> new NotFound("proposal", id));
  }

  /** The latest proposal about a subject. */
  @Transactional(readOnly = true)
  public Optional<Proposal> about(Actor actor, String subjectType, String subjectId) {
    return store.latest(actor.agencyId(), subjectType, subjectId).map(id -> proposal(actor, id));
  }

  /** What waits for a decision, oldest first. */
  @Transactional(readOnly = true)
  public List<ProposalLine> waiting(Actor actor, int limit) {
    return store.list(actor.agencyId(), true, limit);
  }

  /** What has been closed, latest first. */
  @Transactional(readOnly = true)
  public List<ProposalLine> closed(Actor actor, int limit) {
    return store.list(actor.agencyId(), false, limit);
  }

  /** An officer adds that they take part, and a dissenting opinion if they have one. */
  @Transactional
  public void takePart(
      Actor actor, UUID id, String seenHash, boolean noConflict, @Nullable String dissent) {
    Role role = actor.as(Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST);
    Proposal proposal = waiting(actor, id, seenHash);
    Refused.ifAny(DecisionRules.toTakePart(proposal, actor, noConflict));
    String opinion = dissent == null || dissent.isBlank() ? null : dissent.strip();
    List<Participant> participants = new ArrayList<>(proposal.participants());
    participants.add(
        new Participant(
            actor.personId(), actor.name(), Participant.Part.TAKES_PART, clock.instant(), opinion));
    once(proposal, store.rehash(id, seenHash, hash.of(content(proposal), participants)));
    store.insert(id, participants.size(), participants.getLast());
    audit.record(
        actor,
        role,
        "DECISION_JOINED",
        proposal.reference(),
        Map.of(),
        Map.of("dissent", opinion != null));
  }

  /**
   * Decides what was shown. The document is made from the frozen content and registered in the
   * case; the subject's module acts in the same transaction.
   *
   * @param seenHash the hash of what the decision maker was shown
   * @throws Conflict if somebody closed it first, or it is not what was shown
   */
  public ObjectRef decide(
      Actor actor, UUID key, UUID id, String seenHash, boolean declaresNoConflict) {
    Role role = actor.as(Role.DECISION_MAKER);
    Proposal seen = proposal(actor, id);
    Optional<ObjectRef> receipt =
        audit.receipt(key, actor); // after the proposal, or a race is lost
    if (receipt.isPresent()) {
      return receipt.get();
    }
    requireWaiting(seen, seenHash);
    List<Refusal> refusals = new ArrayList<>(DecisionRules.toClose(seen, actor));
    refusals.addAll(DecisionRules.declaration(declaresNoConflict));
    Refused.ifAny(refusals);
    Instant now = clock.instant();
    byte[] paper = document.of(seen, actor, now);
    return audit.once(
        key,
        actor,
        () -> {
          UUID registered = document.register(actor, seen, paper, now);
          return close(actor, role, seen, ProposalStatus.DECIDED, now, null, registered);
        });
  }

  /** Refuses the proposal: it will not be decided, and why. */
  @Transactional
  public ObjectRef refuse(Actor actor, UUID key, UUID id, String seenHash, String note) {
    return closeWithNote(actor, key, id, seenHash, ProposalStatus.REFUSED, note);
  }

  /** Sends the proposal back to whoever made it, with what to do. */
  @Transactional
  public ObjectRef sendBack(Actor actor, UUID key, UUID id, String seenHash, String note) {
    return closeWithNote(actor, key, id, seenHash, ProposalStatus.SENT_BACK, note);
  }

  /** Takes one's own proposal back while it waits. */
  @Transactional
  public ObjectRef withdraw(Actor actor, UUID key, UUID id) {
    Role role = actor.as(Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          Proposal proposal = proposal(actor, id);
          Refused.ifAny(DecisionRules.toWithdraw(proposal, actor));
          return close(
              actor, role, proposal, ProposalStatus.WITHDRAWN, clock.instant(), null, null);
        });
  }

  private ObjectRef closeWithNote(
      Actor actor, UUID key, UUID id, String seenHash, ProposalStatus status, String note) {
    Role role = actor.as(Role.DECISION_MAKER);
    return audit.once(
        key,
        actor,
        () -> {
          Proposal proposal = waiting(actor, id, seenHash);
          List<Refusal> refusals = new ArrayList<>(DecisionRules.toClose(proposal, actor));
          refusals.addAll(DecisionRules.note(note));
          Refused.ifAny(refusals);
          return close(actor, role, proposal, status, clock.instant(), note.strip(), null);
        });
  }

  private ObjectRef close(
      Actor actor,
      Role role,
      Proposal proposal,
      ProposalStatus status,
      Instant at,
      @Nullable String note,
      @Nullable UUID registered) {
    once(
        proposal,
        store.close(proposal.id(), proposal.contentHash(), status, actor, at, note, registered));
    audit.record(
        actor,
        role,
        "DECISION_" + status.name(),
        proposal.reference(),
        Map.of("status", ProposalStatus.PROPOSED.name()),
        Map.of("status", status.name(), "hash", proposal.contentHash()));
    events.publishEvent(
        new DecisionTaken(proposal.id(), proposal.subject(), status, actor, at, note));
    return proposal.reference();
  }

  /** The proposal as it was seen; a {@link Conflict} where it has changed or is closed. */
  private Proposal waiting(Actor actor, UUID id, String seenHash) {
    Proposal proposal = proposal(actor, id);
    requireWaiting(proposal, seenHash);
    return proposal;
  }

  private void requireWaiting(Proposal proposal, String seenHash) {
    boolean same =
        proposal.contentHash().equals(seenHash)
            && hash.of(content(proposal), proposal.participants()).equals(seenHash);
    if (proposal.status() != ProposalStatus.PROPOSED || !same) {
      throw new Conflict(proposal.reference());
    }
  }

  private static void once(Proposal proposal, int rows) {
    if (rows != 1) {
      throw new Conflict(proposal.reference());
    }
  }

  private static NewProposal content(Proposal proposal) {
    return new NewProposal(
        proposal.authority(),
        proposal.caseId(),
        proposal.subject(),
        proposal.title(),
        proposal.outcome(),
        proposal.text(),
        proposal.reasons(),
        proposal.legalBasis(),
        proposal.appeal(),
        proposal.annexes(),
        true);
  }
}
