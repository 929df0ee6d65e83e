package se.statsbidrag.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewCase;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.NewProposal;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * The agency's own keys (egna fördelningsnycklar: påfyllnad, omfördelning): made by a rule,
 * proposed by one, decided by another, published. A decided key never changes; a correction is a
 * new version that says what and why.
 */
@Service
public class OwnKeys {

  /**
   * What a key of our own is made from.
   *
   * @param series the figures that the rule may share by
   * @param reasons why the key is as it is
   * @param finding why something of the frame is left over, or null where nothing is
   */
  public record Plan(
      KeyTerms terms,
      List<UUID> series,
      Rule rule,
      @Nullable String reasons,
      @Nullable String finding) {

    public Plan {
      series = List.copyOf(series);
    }
  }

  /** What the decision says besides the key itself. */
  public record Wording(
      String text,
      String reasons,
      List<LegalBasis> legalBasis,
      Appeal appeal,
      boolean declaresNoConflict) {

    public Wording {
      legalBasis = List.copyOf(legalBasis);
    }
  }

  /** What a plan gives, before anything is kept. */
  public record Preview(List<KeyDriver> drivers, List<KeyRow> rows, List<KeyCheck> checks) {}

  private final KeyLife life;
  private final KeyStore store;
  private final KeyMaker maker;
  private final KeyPaper paper;
  private final Decisions decisions;
  private final Cases cases;
  private final AuditTrail audit;

  OwnKeys(
      KeyLife life,
      KeyStore store,
      KeyMaker maker,
      KeyPaper paper,
      Decisions decisions,
      Cases cases,
      AuditTrail audit) {
    this.life = life;
    this.store = store;
    this.maker = maker;
    this.paper = paper;
    this.decisions = decisions;
    this.cases = cases;
    this.audit = audit;
  }

  /** What a plan gives; refused with the engine's sentences where it gives nothing. */
  @Transactional(readOnly = true)
  public Preview preview(Actor actor, Plan plan) {
    KeyDraft draft = maker.make(actor, plan);
    return new Preview(draft.drivers(), draft.rows(), maker.checks(actor, draft));
  }

  /** Keeps a plan and the amounts that it gives as a draft. */
  @Transactional
  public ObjectRef draft(
      Actor actor, UUID formKey, Plan plan, AllocationKey.@Nullable Replacement replacement) {
    Role role = actor.as(Role.CASE_OFFICER);
    requireReplaceable(actor, replacement);
    return audit.once(
        formKey,
        actor,
        () -> {
          KeyDraft draft = maker.make(actor, plan);
          UUID id = life.insert(actor, role, KeySource.OWN, replacement, draft);
          return life.key(actor, id, KeySource.OWN).reference();
        });
  }

  private void requireReplaceable(Actor actor, AllocationKey.@Nullable Replacement replacement) {
    if (replacement == null) {
      return;
    }
    if (replacement.reason().isBlank()) {
      throw new Refused(Refusal.of("allocation.refusal.reason").at("reason"));
    }
    AllocationKey replaced = life.key(actor, replacement.key(), KeySource.OWN);
    if (replaced.status() != KeyStatus.PUBLISHED) {
      throw new Refused(Refusal.of("allocation.refusal.not-published"));
    }
  }

  /** Changes a draft; its rows are made anew. */
  @Transactional
  public void save(Actor actor, UUID id, int edition, Plan plan) {
    Role role = actor.as(Role.CASE_OFFICER);
    AllocationKey key = life.key(actor, id, KeySource.OWN);
    life.requireDraft(key, edition);
    KeyDraft draft = maker.make(actor, plan);
    if (store.update(id, edition, draft) != 1) {
      throw new Conflict(key.reference());
    }
    audit.record(
        actor,
        role,
        "KEY_CHANGED",
        key.reference(),
        Map.of("sum", key.sum().toString(), "frame", key.terms().frame().toString()),
        Map.of("sum", draft.sum().toString(), "frame", draft.terms().frame().toString()));
  }

  /** Proposes the key for decision, with its table as an annex. Every check must hold. */
  @Transactional
  public ObjectRef propose(Actor actor, UUID formKey, UUID id, int edition, Wording wording) {
    Role role = actor.as(Role.CASE_OFFICER);
    return audit.once(
        formKey,
        actor,
        () -> {
          AllocationKey key = life.key(actor, id, KeySource.OWN);
          life.requireDraft(key, edition);
          life.requireChecks(actor, key);
          UUID caseId = key.caseId();
          if (caseId == null) {
            caseId = cases.open(actor, NewCase.of(key.terms().title())).id();
            store.paper(id, caseId, null);
          }
          UUID proposal =
              decisions.propose(
                  actor,
                  new NewProposal(
                      paper.authority(key),
                      caseId,
                      key.reference(),
                      key.terms().title(),
                      paper.outcome(key),
                      wording.text(),
                      wording.reasons(),
                      wording.legalBasis(),
                      wording.appeal(),
                      List.of(paper.annex(key, life.draft(key).rows())),
                      wording.declaresNoConflict()));
          store.proposal(id, proposal);
          life.move(actor, role, key, KeyStatus.PROPOSED, "KEY_PROPOSED");
          return key.reference();
        });
  }

  /** Makes a decided key public, in the place of the version that it replaces. */
  @Transactional
  public ObjectRef publish(Actor actor, UUID formKey, UUID id) {
    Role role = actor.as(Role.CASE_OFFICER, Role.DECISION_MAKER, Role.REGISTRATOR);
    return audit.once(
        formKey,
        actor,
        () -> {
          AllocationKey key = life.key(actor, id, KeySource.OWN);
          life.stand(actor, role, key, KeyStatus.PUBLISHED, "KEY_PUBLISHED");
          return key.reference();
        });
  }

  /** Begins a new version of a published key, like it to begin with, and says why. */
  @Transactional
  public ObjectRef newVersion(Actor actor, UUID formKey, UUID id, String reason) {
    AllocationKey key = life.key(actor, id, KeySource.OWN);
    KeyRule rule = java.util.Objects.requireNonNull(key.rule());
    return draft(
        actor,
        formKey,
        new Plan(key.terms(), series(key), rule.rule(), key.reasons(), key.finding()),
        new AllocationKey.Replacement(id, reason.strip()));
  }

  /** Lays a draft aside. */
  @Transactional
  public void discard(Actor actor, UUID id) {
    Role role = actor.as(Role.CASE_OFFICER);
    AllocationKey key = life.key(actor, id, KeySource.OWN);
    if (key.status() != KeyStatus.DRAFT) {
      throw new Conflict(key.reference());
    }
    life.move(actor, role, key, KeyStatus.DISCARDED, "KEY_DISCARDED");
  }

  /** The engine's complaints about a rule as refusals at the form's field for it. */
  public static Refused refusal(AllocationRefused refused) {
    return KeyMaker.refusal(refused);
  }

  /** The figures that a draft was made from, as its form shows them. */
  public static List<UUID> series(AllocationKey key) {
    List<UUID> series = new ArrayList<>();
    for (KeyDriver driver : key.drivers()) {
      if (driver.seriesId() != null) {
        series.add(driver.seriesId());
      }
    }
    return series;
  }
}
