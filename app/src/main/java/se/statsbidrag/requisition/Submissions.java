package se.statsbidrag.requisition;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewCase;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.reading.Question;

/**
 * Sending in, and taking back. The content is frozen, the matter is opened at the agency and the
 * audit line written in one short transaction; papers and messages follow by a job.
 *
 * <p>The moment of receipt is read once, from the domain's clock, when the request has reached us
 * and before it waits for anything. The first moment of the day after the last day, in {@code
 * Europe/Stockholm}, is late.
 */
@Service
public class Submissions {

  private static final int TWO = 2;

  private final DraftStore drafts;
  private final RequisitionStore store;
  private final SubmissionStore written;
  private final Offers offers;
  private final Powers powers;
  private final Cases cases;
  private final Withdrawn withdrawals;
  private final AuditTrail audit;
  private final Clock clock;

  Submissions(
      DraftStore drafts,
      RequisitionStore store,
      SubmissionStore written,
      Offers offers,
      Powers powers,
      Cases cases,
      Withdrawn withdrawals,
      AuditTrail audit,
      Clock clock) {
    this.drafts = drafts;
    this.store = store;
    this.written = written;
    this.offers = offers;
    this.powers = powers;
    this.cases = cases;
    this.withdrawals = withdrawals;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What would be sent in now.
   *
   * @param refusals why it cannot be
   * @param frozen null where something is wrong
   */
  public record Check(List<Refusal> refusals, @Nullable Frozen frozen) {

    public @Nullable Sent sent() {
      return frozen == null ? null : frozen.sent();
    }

    /** Stands in the form, so that nothing else is sent in than what was seen. */
    public @Nullable String sha256() {
      return frozen == null ? null : frozen.sha256();
    }
  }

  /** A content, as it is written and with its hash. */
  public record Frozen(Sent sent, String content, String sha256) {

    static Frozen of(Sent sent) {
      String content = sent.written();
      return new Frozen(sent, content, Sent.sha256(content));
    }
  }

  /**
   * What a submission stands on: read in one trip, in the act's own transaction, until the end of
   * which nobody changes the draft or takes the power away.
   */
  private record Ground(Offer offer, Powers.Standing standing, List<Draft> drafts) {

    Optional<Draft> draft() {
      return drafts.stream()
          .filter(draft -> draft.recipientKind().equals(offer.kind()))
          .findFirst();
    }

    boolean takesTwo() {
      return offer.terms().signatories() >= TWO || standing.two();
    }
  }

  /** What a draft would become. */
  public Check check(Draft draft, Offer offer) {
    List<Refusal> refusals = FormRules.whole(draft.answers(), offer);
    if (!refusals.isEmpty()) {
      return new Check(refusals, null);
    }
    Claim claim = FormRules.claim(draft.answers(), offer);
    return new Check(List.of(), Frozen.of(Sent.of(offer, claim)));
  }

  /** Whether two have to send it in together, by the round's rule or the recipient's own. */
  public boolean takesTwo(Offer offer) {
    return offer.terms().signatories() >= TWO
        || powers.signatories(offer.recipient().organisationId()) >= TWO;
  }

  /**
   * Sends in what was seen. Whoever comes second, with the same key or another, gets what the first
   * one made.
   *
   * @param seen the hash of what the person read
   * @return the requisition; or the draft, where another has to confirm it too
   */
  public ObjectRef submit(Actor actor, UUID key, UUID round, String seen) {
    Instant received = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return audit.once(
        key, actor, askGround(actor, round), ground -> submitted(actor, ground, seen, received));
  }

  private ObjectRef submitted(Actor actor, Ground ground, String seen, Instant received) {
    Offer offer = ground.offer();
    UUID round = offer.round().id();
    ground
        .standing()
        .requireSubmit(offer.round().grant().id(), offer.round().agencyId(), offer.kind());
    Optional<Draft> locked = ground.draft();
    if (locked.isEmpty()) {
      return store
          .active(actor.agencyId(), offer.kind(), round)
          .map(Requisition::ref)
          .orElseThrow(() -> new NotFound("draft", round));
    }
    Draft draft = locked.get();
    Check check = check(draft, offer);
    Refused.ifAny(SubmissionRules.channel(offer, received));
    Refused.ifAny(check.refusals());
    Frozen frozen = Objects.requireNonNull(check.frozen());
    Refused.ifAny(SubmissionRules.toSubmit(draft, frozen.sha256(), seen, actor.name()));
    Role role = actor.as(Role.AGENT, Role.REPRESENTATIVE);
    Draft.First first = draft.first();
    if (ground.takesTwo() && (first == null || !first.sha256().equals(frozen.sha256()))) {
      return confirmed(actor, role, draft, frozen.sha256(), received);
    }
    Refused.ifAny(SubmissionRules.second(first, actor.personId()));
    Optional<Requisition> before = replaced(draft, received);
    return keep(
        actor,
        role,
        offer,
        receipt(offer, draft, frozen, received, person(actor, role), before),
        before);
  }

  private Question<Ground> askGround(Actor actor, UUID round) {
    Question<Offer> offer = offers.askOffer(actor.agencyId(), round);
    Question<Powers.Standing> standing = powers.askStanding(actor);
    Question<List<Draft>> draft = drafts.askLock(actor.agencyId(), round);
    return Question.together(offer, standing, draft)
        .then(
            answered -> new Ground(answered.to(offer), answered.to(standing), answered.to(draft)));
  }

  private ObjectRef confirmed(
      Actor actor, Role role, Draft draft, String sha256, Instant received) {
    drafts.confirmFirst(actor, role.name(), draft, sha256, received);
    audit.record(actor, role, "REQUISITION_CONFIRMED_BY_FIRST", draft.ref(), Map.of(), Map.of());
    return draft.ref();
  }

  private static SubmissionStore.Receipt receipt(
      Offer offer,
      Draft draft,
      Frozen frozen,
      Instant received,
      Requisition.Person by,
      Optional<Requisition> before) {
    Draft.First first = draft.first();
    return new SubmissionStore.Receipt(
        frozen.sent(),
        frozen.content(),
        frozen.sha256(),
        offer.partMayShare(),
        received,
        before.map(Submissions::lastMoment).orElse(offer.terms().closes()),
        Requisition.Channel.SERVICE,
        by,
        first == null ? null : person(first),
        first == null ? null : first.at(),
        null,
        before.map(old -> old.version() + 1).orElse(1),
        before.map(Requisition::id).orElse(null),
        draft.id());
  }

  /** Opens the matter, or goes on in the one there is, and keeps the requisition in it. */
  ObjectRef keep(
      Actor actor,
      Role role,
      Offer offer,
      SubmissionStore.Receipt receipt,
      Optional<Requisition> before) {
    Actor there = actor.at(offer.round().agencyId());
    before.ifPresent(old -> replace(there, old, receipt.receivedAt()));
    CaseFile file =
        before
            .map(old -> cases.caseFile(there, old.caseId()))
            .orElseGet(() -> cases.open(there, matter(offer)));
    UUID id;
    try {
      id = written.insert(receipt, file);
    } catch (DuplicateKeyException taken) {
      throw new Refused(Refusal.of("requisition.refusal.taken"));
    }
    ObjectRef made = new ObjectRef(Requisition.TYPE, id.toString(), file.caseNumber());
    audit.record(
        there,
        role,
        receipt.version() == 1 ? "REQUISITION_RECEIVED" : "REQUISITION_REPLACED",
        made,
        before
            .map(old -> Map.of("amount", old.amount().toString(), "sha256", old.sha256()))
            .orElse(Map.of()),
        Map.of(
            "amount", receipt.sent().amount().toString(),
            "sha256", receipt.sha256(),
            "receivedAt", receipt.receivedAt().toString(),
            "late", String.valueOf(receipt.late()),
            "assurance", receipt.submitted().assurance()));
    return made;
  }

  /** Takes back what was sent in: nothing is asked for any more. */
  public ObjectRef withdraw(Actor actor, UUID key, UUID requisition) {
    Instant now = clock.instant();
    return audit.once(key, actor, () -> withdrawn(actor, requisition, now));
  }

  private ObjectRef withdrawn(Actor actor, UUID id, Instant now) {
    Requisition sent =
        store
            .requisition(id)
            .filter(found -> found.organisationId().equals(actor.agencyId()))
            .orElseThrow(() -> new NotFound("requisition", id));
    Offer offer = offers.offer(actor.agencyId(), sent.roundId());
    powers.requireSubmit(actor, offer.round().grant().id(), offer.kind());
    Refused.ifAny(SubmissionRules.toWithdraw(sent, now));
    Actor there = actor.at(sent.agencyId());
    if (!written.move(there, id, List.of(sent.status()), RequisitionStatus.WITHDRAWN, null, now)) {
      throw new Conflict(sent.ref());
    }
    keepTyped(actor, sent, now);
    audit.record(
        there,
        actor.as(Role.AGENT, Role.REPRESENTATIVE),
        "REQUISITION_WITHDRAWN",
        sent.ref(),
        Map.of("status", sent.status().name()),
        Map.of("status", RequisitionStatus.WITHDRAWN.name()));
    withdrawals.follow(there, sent, now);
    return sent.ref();
  }

  /** What was typed stays in the form, so that a new requisition does not begin with nothing. */
  private void keepTyped(Actor actor, Requisition sent, Instant now) {
    Answers typed =
        drafts
            .lock(actor.agencyId(), sent.recipientKind(), sent.roundId())
            .map(correction -> {
              drafts.remove(correction.id());
              return correction.answers();
            })
            .orElseGet(() -> Answers.NONE.with(Drafts.typed(sent), 1, sent.submitted().name()));
    drafts.start(actor, sent.recipientKind(), sent.roundId(), null, typed, now);
  }

  /** What a correction replaces; one that comes too late replaces nothing, and says so. */
  private Optional<Requisition> replaced(Draft draft, Instant received) {
    UUID corrects = draft.corrects();
    if (corrects == null) {
      return Optional.empty();
    }
    Requisition old = store.requisition(corrects).orElseThrow();
    Refused.ifAny(SubmissionRules.toCorrect(old, received));
    return Optional.of(old);
  }

  private void replace(Actor there, Requisition old, Instant now) {
    if (!written.move(
        there, old.id(), List.of(old.status()), RequisitionStatus.REPLACED, null, now)) {
      throw new Conflict(old.ref());
    }
  }

  /** Whoever answers when the agency asks is not late, if the first answer was not. */
  private static Instant lastMoment(Requisition old) {
    if (old.late() || old.answerBy() == null) {
      return old.closesAt();
    }
    Instant answer = WorkingCalendar.endOf(old.answerBy());
    return answer.isAfter(old.closesAt()) ? answer : old.closesAt();
  }

  private static NewCase matter(Offer offer) {
    return NewCase.of(
        "Rekvisition: " + offer.round().nameSv() + ", " + offer.recipient().name(),
        new CaseFile.Party(offer.recipient().name(), offer.recipient().organisationId()));
  }

  private static Requisition.Person person(Actor actor, Role role) {
    return new Requisition.Person(actor.personId(), actor.name(), role.name(), actor.assurance());
  }

  private static Requisition.Person person(Draft.First first) {
    return new Requisition.Person(first.personId(), first.name(), first.role(), first.assurance());
  }
}
