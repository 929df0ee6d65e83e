package se.statsbidrag.requisition;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.accounts.Account;

/**
 * What recipients are filling in (utkast). A draft lies in the recipient's own space (L2): nobody
 * at an agency, whatever their role, is told what it says or that there is one, and its audit lines
 * are the recipient's.
 */
@Service
public class Drafts {

  private final DraftStore store;
  private final RequisitionStore requisitions;
  private final Offers offers;
  private final Powers powers;
  private final AuditTrail audit;
  private final Clock clock;

  Drafts(
      DraftStore store,
      RequisitionStore requisitions,
      Offers offers,
      Powers powers,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.requisitions = requisitions;
    this.offers = offers;
    this.powers = powers;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A round that the recipient can answer.
   *
   * @param opening whether the form is there now
   * @param active what the recipient has sent in and that counts
   */
  public record Choosable(
      Offer offer, Offer.Opening opening, Optional<Draft> draft, Optional<Requisition> active) {}

  /** The rounds that the actor may fill in for their organisation. */
  @Transactional(readOnly = true)
  public List<Choosable> choosable(Actor actor) {
    Instant now = clock.instant();
    List<Choosable> all = new ArrayList<>();
    for (Offer offer : offers.all(actor.agencyId())) {
      if (powers.mayFillIn(actor, offer.round().grant().id(), offer.kind())) {
        all.add(
            new Choosable(offer, offer.opening(now), draft(actor, offer), active(actor, offer)));
      }
    }
    return all;
  }

  /** What the actor's organisation can ask for in a round, to those who may fill it in. */
  @Transactional(readOnly = true)
  public Offer offer(Actor actor, UUID round) {
    if (!actor.forRecipient()) {
      throw new NotFound("round", round);
    }
    Offer offer = offers.offer(actor.agencyId(), round);
    if (!powers.mayFillIn(actor, offer.round().grant().id(), offer.kind())) {
      throw new Refused(Refusal.of("requisition.refusal.no-power"));
    }
    return offer;
  }

  /** What has been filled in so far, if anything has. */
  @Transactional(readOnly = true)
  public Optional<Draft> draft(Actor actor, Offer offer) {
    return store.draft(actor.agencyId(), offer.kind(), offer.round().id());
  }

  /** Whether the actor's organisation has anything begun. */
  @Transactional(readOnly = true)
  public boolean any(Actor actor) {
    return !store.drafts(actor.agencyId()).isEmpty();
  }

  /** What the organisation has sent in and that counts, if anything. */
  @Transactional(readOnly = true)
  public Optional<Requisition> active(Actor actor, Offer offer) {
    return requisitions.active(actor.agencyId(), offer.kind(), offer.round().id());
  }

  /** Whether the actor may send in, and not only fill in. */
  @Transactional(readOnly = true)
  public boolean maySubmit(Actor actor, Offer offer) {
    return powers.maySubmit(actor, offer.round().grant().id(), offer.kind());
  }

  /**
   * Keeps a part of the form.
   *
   * @param opened the draft's version when the page was opened; 0 where there was none
   * @param typed the part's fields as they were typed
   * @param complete whether everything in the part must be right; else it is kept as it is, to be
   *     corrected later
   * @throws Refused also where another has changed the same field since the page was opened: the
   *     sentence says to what and by whom, and the next saving goes on from there
   */
  @Transactional
  public void save(
      Actor actor, UUID round, Part part, int opened, Map<String, String> typed, boolean complete) {
    Offer offer = offer(actor, round);
    Refused.ifAny(FormRules.unkeepable(typed));
    Draft draft = locked(actor, offer);
    Refused.ifAny(changedMeanwhile(actor, draft, opened, typed));
    Answers answers = draft.answers().with(typed, draft.version() + 1, actor.name());
    if (complete) {
      Refused.ifAny(FormRules.of(part, answers, offer));
    }
    if (!answers.equals(draft.answers())) {
      store.save(actor, draft, answers, clock.instant());
      record(actor, "DRAFT_SAVED", draft, Map.of("part", part.name()));
    }
  }

  /** Begins to correct what has been sent in: the form is filled in as it was. */
  @Transactional
  public void correct(Actor actor, UUID requisition) {
    Requisition sent =
        requisitions
            .requisition(requisition)
            .filter(found -> found.organisationId().equals(actor.agencyId()))
            .orElseThrow(() -> new NotFound("requisition", requisition));
    Offer offer = offer(actor, sent.roundId());
    Refused.ifAny(SubmissionRules.toCorrect(sent, clock.instant()));
    if (store.draft(actor.agencyId(), offer.kind(), sent.roundId()).isEmpty()) {
      Answers before = Answers.NONE.with(typed(sent), 1, sent.submitted().name());
      store.start(actor, offer.kind(), sent.roundId(), sent.id(), before, clock.instant());
      record(actor, "DRAFT_STARTED", locked(actor, offer), Map.of("corrects", sent.caseNumber()));
    }
  }

  /** Throws away what has been filled in but not sent in. */
  @Transactional
  public void discard(Actor actor, UUID round) {
    Offer offer = offer(actor, round);
    store
        .lock(actor.agencyId(), offer.kind(), round)
        .ifPresent(draft -> {
          store.remove(draft.id());
          record(actor, "DRAFT_DISCARDED", draft, Map.of());
        });
  }

  /** Sends it back to whoever fills it in, with a word about what to change. */
  @Transactional
  public void sendBack(Actor actor, UUID round, String note) {
    Offer offer = offer(actor, round);
    powers.requireSubmit(actor, offer.round().grant().id(), offer.kind());
    Refused.ifAny(SubmissionRules.note(note));
    Draft draft =
        store
            .lock(actor.agencyId(), offer.kind(), round)
            .orElseThrow(() -> new NotFound("draft", round));
    store.sendBack(actor, draft, note.strip());
    record(actor, "DRAFT_SENT_BACK", draft, Map.of());
  }

  /** The draft, begun if there is none, which nobody else changes in the meantime. */
  private Draft locked(Actor actor, Offer offer) {
    UUID round = offer.round().id();
    Optional<Draft> draft = store.lock(actor.agencyId(), offer.kind(), round);
    if (draft.isPresent()) {
      return draft.get();
    }
    Instant now = clock.instant();
    Refused.ifAny(SubmissionRules.toBegin(offer, active(actor, offer), now));
    store.start(actor, offer.kind(), round, null, Answers.NONE, now);
    return store.lock(actor.agencyId(), offer.kind(), round).orElseThrow();
  }

  /**
   * The fields of the page that have been written since it was opened, otherwise than now: by
   * another, or by the same person in another tab.
   */
  private static List<Refusal> changedMeanwhile(
      Actor actor, Draft draft, int opened, Map<String, String> typed) {
    List<Refusal> refusals = new ArrayList<>();
    typed.forEach((field, text) -> {
      Answers.Answer now = draft.answers().answer(field);
      if (now != null && now.version() > opened && !now.text().equals(text)) {
        refusals.add(
            Refusal.of(
                    "requisition.refusal.changed."
                        + (now.by().equals(actor.name()) ? "own." : "")
                        + (now.text().isBlank() ? "empty" : "text"),
                    now.by(),
                    FormRules.shown(now.text()))
                .at(field));
      }
    });
    return refusals;
  }

  /** What was typed to send in a requisition. */
  static Map<String, String> typed(Requisition before) {
    Sent sent = before.sent();
    Map<String, String> typed = new HashMap<>();
    typed.put("ownCaseNumber", sent.ownCaseNumber());
    typed.put("choice", sent.choice().name());
    typed.put("amount", sent.choice() == Choice.PART ? String.valueOf(sent.amountOre() / 100) : "");
    typed.put("share", String.valueOf(sent.share()));
    Account account = sent.account();
    if (account != null) {
      typed.put("accountKind", account.kind().name());
      typed.put("accountNumber", account.written());
      typed.put("invoiceReference", sent.invoiceReference());
      typed.put("conditionsRead", String.valueOf(sent.terms()));
    }
    Claim.Contact contact = sent.contact();
    if (contact != null) {
      typed.put("contactName", contact.name());
      typed.put("contactEmail", contact.email());
      typed.put("contactPhone", contact.phone());
    }
    return typed;
  }

  private void record(Actor actor, String act, Draft draft, Map<String, String> what) {
    Role role = actor.as(Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR);
    audit.record(actor, role, act, draft.ref(), Map.of(), what);
  }
}
