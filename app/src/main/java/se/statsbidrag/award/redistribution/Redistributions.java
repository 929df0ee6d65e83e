package se.statsbidrag.award.redistribution;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.award.sharing.Content;
import se.statsbidrag.award.sharing.Plan;
import se.statsbidrag.award.sharing.Sharing;
import se.statsbidrag.award.sharing.Standing;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewCase;
import se.statsbidrag.decision.Annex;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.NewProposal;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.Round;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/**
 * What is left when a round's last day has passed (omfördelning): simulated, proposed to be shared
 * out or left, and decided by another. It is done once; another time only with what came free
 * later.
 */
@Service
public class Redistributions {

  private final Pools pools;
  private final Standings standings;
  private final RedistributionStore store;
  private final RedistributionWording wording;
  private final Recipients recipients;
  private final Decisions decisions;
  private final Cases cases;
  private final AuditTrail audit;
  private final Clock clock;

  Redistributions(
      Pools pools,
      Standings standings,
      RedistributionStore store,
      RedistributionWording wording,
      Recipients recipients,
      Decisions decisions,
      Cases cases,
      AuditTrail audit,
      Clock clock) {
    this.pools = pools;
    this.standings = standings;
    this.store = store;
    this.wording = wording;
    this.recipients = recipients;
    this.decisions = decisions;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  /** The rounds that share with one of the agency's, and how it stands in them now. */
  record Look(Round asked, Pool pool, Standing standing) {}

  /** A round of the agency's. */
  @Transactional(readOnly = true)
  public Round round(Actor actor, UUID id) {
    return pools.round(actor, id);
  }

  /** Why nothing can be shared in a round, or not yet; empty where it can be looked at. */
  @Transactional(readOnly = true)
  public List<Refusal> hindrances(Round round) {
    return pools.hindrances(round);
  }

  /** How it stands; refused before the last day has passed (R108). */
  @Transactional(readOnly = true)
  Look look(Actor actor, UUID roundId) {
    Round round = pools.round(actor, roundId);
    Pool pool = pools.of(round);
    Refused.ifAny(RedistributionRules.time(pool, clock.instant()));
    return new Look(round, pool, standings.of(pool));
  }

  /** One of the agency's. */
  @Transactional(readOnly = true)
  Redistributed redistribution(Actor actor, UUID id) {
    return store
        .find(id)
        .filter(one -> one.agencyId().equals(actor.agencyId()))
        .orElseThrow(() -> new NotFound("redistribution", id));
  }

  /** What is no longer as it was when it was proposed; empty where all is. */
  @Transactional(readOnly = true)
  List<Refusal> changes(Actor actor, Redistributed kept) {
    Pool pool = pools.of(pools.round(actor, kept.content().firstRound()));
    return RedistributionRules.unchanged(kept.content().standing(), standings.of(pool));
  }

  /** What has been proposed and decided in a round, the latest first. */
  @Transactional(readOnly = true)
  List<Redistributed> ofRound(UUID round) {
    return store.ofRound(round);
  }

  /** Proposes to share out what is left, for another to decide; gives the proposal. */
  @Transactional
  public ObjectRef share(
      Actor actor, UUID key, UUID roundId, Plan plan, String reasons, boolean noConflict) {
    Role role = actor.as(Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          Look look = look(actor, roundId);
          Refused.ifAny(RedistributionRules.toShare(look.standing(), plan));
          return propose(actor, role, look, plan, reasons, noConflict);
        });
  }

  /** Proposes not to share out what is left, with reasons (R106). */
  @Transactional
  public ObjectRef leave(Actor actor, UUID key, UUID roundId, String reasons, boolean noConflict) {
    Role role = actor.as(Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          Look look = look(actor, roundId);
          Refused.ifAny(RedistributionRules.toLeave(look.pool(), look.standing(), reasons));
          return propose(actor, role, look, null, reasons, noConflict);
        });
  }

  private ObjectRef propose(
      Actor actor, Role role, Look look, @Nullable Plan plan, String reasons, boolean noConflict) {
    Standing standing = look.standing();
    String title = wording.title(look.pool(), standing.number());
    CaseFile file = cases.open(actor, NewCase.of(title));
    Redistributed.Outcome outcome =
        plan == null ? Redistributed.Outcome.LEFT : Redistributed.Outcome.SHARED;
    Content content = new Content(standing, plan);
    RedistributionStore.New made =
        new RedistributionStore.New(
            look.pool(), outcome, title, content, file.id(), file.caseNumber(), clock.instant());
    UUID id = insert(actor, made, content.sharing());
    Redistributed kept = redistribution(actor, id);
    UUID proposal =
        decisions.propose(actor, proposal(look, kept, plan, reasons.strip(), noConflict));
    store.proposed(id, proposal);
    audit.record(
        actor,
        role,
        "REDISTRIBUTION_PROPOSED",
        kept.ref(),
        Map.of(),
        Map.of(
            "outcome", outcome.name(),
            "left", kept.left().toString(),
            "shared", kept.shared().toString(),
            "sha256", kept.sha256()));
    return decisions.proposal(actor, proposal).reference();
  }

  private UUID insert(Actor actor, RedistributionStore.New made, @Nullable Sharing sharing) {
    try {
      return store.insert(actor, made, sharing);
    } catch (DuplicateKeyException once) {
      throw new Refused(Refusal.of("redistribution.refusal.once", made.title()));
    }
  }

  private NewProposal proposal(
      Look look, Redistributed kept, @Nullable Plan plan, String reasons, boolean noConflict) {
    Standing standing = look.standing();
    String authority = recipients.organisation(kept.agencyId()).map(Organisation::name).orElse("");
    List<Annex> annexes = new ArrayList<>();
    if (plan != null) {
      annexes.add(wording.list(Sharing.of(standing, plan)));
    }
    annexes.add(wording.frames(standing));
    if (!standing.excluded().isEmpty()) {
      annexes.add(wording.excluded(standing));
    }
    return new NewProposal(
        authority,
        kept.caseId(),
        kept.ref(),
        kept.title(),
        wording.outcome(kept.outcome()),
        plan == null
            ? wording.left(authority, standing)
            : wording.shared(authority, standing, plan),
        reasons,
        look.pool().rounds().stream().map(Round::basis).distinct().toList(),
        wording.appeal(look.pool()),
        annexes,
        noConflict);
  }
}
