package se.statsbidrag.requisition;

import java.time.Clock;
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
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;

/**
 * The requisitions that have been sent in (rekvisitioner), for the recipient whose they are and for
 * the agency that they are addressed to; to everybody else they do not exist. Drafts are not among
 * them: see {@link Drafts}.
 *
 * <p>The agency's acts ({@link #askCompletion}, {@link #approve}, {@link #refuse}) move where a
 * requisition stands and leave an audit line. Whose act it is, on which grounds and in which
 * decision is the caller's to check and keep. Each throws {@link Conflict} where somebody else has
 * moved it in the meantime.
 */
@Service
public class Requisitions {

  private static final int MOST = 500;

  /**
   * It has been decided that a recipient gets what it asks for, which is more than nothing.
   * Published in the decision's transaction, so that the award is made or the whole act falls.
   *
   * @param proposal that was decided: the requisition's own, or that of the list it stood in
   */
  public record Approved(Requisition requisition, Actor by, Instant at, UUID proposal) {}

  private final RequisitionStore store;
  private final SubmissionStore moves;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Requisitions(
      RequisitionStore store,
      SubmissionStore moves,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.moves = moves;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** One requisition, to its recipient or to its agency. */
  @Transactional(readOnly = true)
  public Requisition requisition(Actor actor, UUID id) {
    return store
        .requisition(id)
        .filter(found -> sees(actor, found))
        .orElseThrow(() -> new NotFound("requisition", id));
  }

  /** All versions in a case, the first one first. */
  @Transactional(readOnly = true)
  public List<Requisition> versions(Actor actor, UUID caseId) {
    return store.versions(caseId).stream().filter(found -> sees(actor, found)).toList();
  }

  /** What the actor's organisation has sent in, latest first, replaced and withdrawn included. */
  @Transactional(readOnly = true)
  public List<Requisition> own(Actor actor) {
    return store.ofOrganisation(actor.agencyId(), MOST);
  }

  /** The one that counts for a recipient's role in a round. For the system's own use. */
  @Transactional(readOnly = true)
  public Optional<Requisition> active(UUID organisation, String recipientKind, UUID round) {
    return store.active(organisation, recipientKind, round);
  }

  /**
   * A page of a round's requisitions, by the recipient's code.
   *
   * @param status those that stand there; null for all but the replaced and withdrawn
   */
  @Transactional(readOnly = true)
  public List<Requisition> inRound(
      Actor actor, UUID round, @Nullable RequisitionStatus status, long offset, int limit) {
    return store.inRound(actor.agencyId(), round, status, offset, limit);
  }

  /** How many stand where, in a round. */
  @Transactional(readOnly = true)
  public Map<RequisitionStatus, Long> counts(Actor actor, UUID round) {
    return store.counts(actor.agencyId(), round);
  }

  /** What those that count in a round ask for together. */
  @Transactional(readOnly = true)
  public Money requisitioned(Actor actor, UUID round) {
    return new Money(store.sum(actor.agencyId(), round));
  }

  /** The agency asks the recipient to complete it, with a day for the answer. */
  @Transactional
  public Requisition askCompletion(Actor actor, UUID id, LocalDate answerBy) {
    return move(
        actor,
        id,
        List.of(RequisitionStatus.SUBMITTED, RequisitionStatus.COMPLETION_ASKED),
        RequisitionStatus.COMPLETION_ASKED,
        answerBy,
        "COMPLETION_ASKED");
  }

  /**
   * It has been decided that the recipient gets what it asks for.
   *
   * @param proposal that was decided
   */
  @Transactional
  public Requisition approve(Actor actor, UUID id, UUID proposal) {
    Requisition approved =
        move(
            actor,
            id,
            List.of(RequisitionStatus.SUBMITTED, RequisitionStatus.COMPLETION_ASKED),
            RequisitionStatus.APPROVED,
            null,
            "REQUISITION_APPROVED");
    if (!approved.declines()) {
      Instant at = Objects.requireNonNull(approved.standing()).at();
      events.publishEvent(new Approved(approved, actor, at, proposal));
    }
    return approved;
  }

  /** It has been decided that the recipient does not get it (avslag, avvisning). */
  @Transactional
  public Requisition refuse(Actor actor, UUID id) {
    return move(
        actor,
        id,
        List.of(RequisitionStatus.SUBMITTED, RequisitionStatus.COMPLETION_ASKED),
        RequisitionStatus.REFUSED,
        null,
        "REQUISITION_REFUSED");
  }

  private Requisition move(
      Actor actor,
      UUID id,
      List<RequisitionStatus> from,
      RequisitionStatus to,
      @Nullable LocalDate answerBy,
      String act) {
    Role role = actor.as(Role.DECISION_MAKER, Role.CASE_OFFICER);
    Requisition before = requisition(actor, id);
    if (!moves.move(actor, id, from, to, answerBy, clock.instant())) {
      throw new Conflict(before.ref());
    }
    audit.record(
        actor,
        role,
        act,
        before.ref(),
        Map.of("status", before.status().name()),
        answerBy == null
            ? Map.of("status", to.name())
            : Map.of("status", to.name(), "answerBy", answerBy.toString()));
    return requisition(actor, id);
  }

  /** The agency sees what was sent to it, the recipient what it sent. */
  private static boolean sees(Actor actor, Requisition found) {
    return found.agencyId().equals(actor.agencyId())
        || found.organisationId().equals(actor.agencyId()) && actor.forRecipient();
  }
}
