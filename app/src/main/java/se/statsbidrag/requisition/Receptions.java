package se.statsbidrag.requisition;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * The paper way (blanketten): a registrator enters a form that has come in, with its scan and who
 * has signed it. The same rules hold as in the service, and what came after the last day is late.
 */
@Service
public class Receptions {

  private static final int LONGEST_NAME = 200;

  private final Offers offers;
  private final RequisitionStore store;
  private final Submissions submissions;
  private final Cases cases;
  private final AuditTrail audit;
  private final Clock clock;

  Receptions(
      Offers offers,
      RequisitionStore store,
      Submissions submissions,
      Cases cases,
      AuditTrail audit,
      Clock clock) {
    this.offers = offers;
    this.store = store;
    this.submissions = submissions;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A form as it came.
   *
   * @param receivedAt when it reached the agency, as its stamp says
   * @param answers by the names of {@link Part#fields}, as they stand on the form; that the terms
   *     are accepted follows from the signature
   * @param signatory the authorised representative who has signed it (behörig företrädare)
   * @param scan of the form, as it is registered in the case
   */
  public record PaperForm(
      UUID round,
      UUID organisation,
      Instant receivedAt,
      Map<String, String> answers,
      String signatory,
      NewDocument scan) {

    public PaperForm {
      answers = Map.copyOf(answers);
    }
  }

  /** What an organisation could ask for in a round of the actor's agency. */
  public Offer offer(Actor actor, UUID round, UUID organisation) {
    Offer offer = offers.offer(organisation, round);
    if (!offer.round().agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", round);
    }
    return offer;
  }

  /**
   * Receives a form: opens the case, registers the scan and keeps the requisition.
   *
   * @throws Refused with all that is wrong, at the names of the fields; also where the recipient
   *     already has one that counts
   */
  public ObjectRef receive(Actor actor, UUID key, PaperForm form) {
    return audit.once(key, actor, () -> received(actor, form));
  }

  private ObjectRef received(Actor actor, PaperForm form) {
    Role role = actor.as(Role.REGISTRATOR);
    Offer offer = offer(actor, form.round(), form.organisation());
    Map<String, String> typed = new HashMap<>(form.answers());
    typed.putIfAbsent("ownCaseNumber", "");
    typed.put("conditionsRead", String.valueOf(offer.terms().version()));
    Answers answers = Answers.NONE.with(typed, 1, actor.name());
    Refused.ifAny(toReceive(form, typed, answers, offer));
    Sent sent = Sent.of(offer, FormRules.claim(answers, offer));
    String content = sent.written();
    SubmissionStore.Receipt receipt =
        new SubmissionStore.Receipt(
            sent,
            content,
            Sent.sha256(content),
            offer.partMayShare(),
            form.receivedAt().truncatedTo(ChronoUnit.MICROS),
            offer.terms().closes(),
            Requisition.Channel.FORM,
            new Requisition.Person(actor.personId(), actor.name(), role.name(), actor.assurance()),
            null,
            null,
            form.signatory().strip(),
            1,
            null,
            null);
    ObjectRef made = submissions.keep(actor, role, offer, receipt, Optional.empty());
    UUID caseId = store.requisition(UUID.fromString(made.id())).orElseThrow().caseId();
    cases.register(actor, caseId, form.scan());
    return made;
  }

  private List<Refusal> toReceive(
      PaperForm form, Map<String, String> typed, Answers answers, Offer offer) {
    List<Refusal> refusals = new ArrayList<>(FormRules.unkeepable(typed));
    if (refusals.isEmpty()) {
      refusals.addAll(FormRules.whole(answers, offer));
    }
    if (form.receivedAt().isAfter(clock.instant())) {
      refusals.add(Refusal.of("requisition.refusal.received-later").at("receivedAt"));
    }
    String signatory = form.signatory().strip();
    if (signatory.isEmpty() || signatory.length() > LONGEST_NAME) {
      refusals.add(Refusal.of("requisition.refusal.signatory", LONGEST_NAME).at("signatory"));
    }
    store
        .active(form.organisation(), offer.kind(), form.round())
        .ifPresent(
            taken -> refusals.add(Refusal.of("requisition.refusal.received", taken.caseNumber())));
    return refusals;
  }
}
