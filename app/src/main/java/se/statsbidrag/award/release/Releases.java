package se.statsbidrag.award.release;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.NewProposal;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Swedish;

/**
 * Withdrawing what is not paid of an award (återtagande): because the recipient no longer wants it,
 * or because the year's last bank day has passed and nothing more can be paid (L14). An officer
 * proposes, another decides; who loses by it is heard first (förvaltningslagen 25 §).
 */
@Service
class Releases {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final LegalBasis HEARD = new LegalBasis("förvaltningslagen (2017:900)", "25 §");
  private static final int LONGEST = 2000;

  private final ReleaseStore store;
  private final Awards awards;
  private final Decisions decisions;
  private final AuditTrail audit;
  private final MessageSource messages;
  private final Clock clock;

  Releases(
      ReleaseStore store,
      Awards awards,
      Decisions decisions,
      AuditTrail audit,
      MessageSource messages,
      Clock clock) {
    this.store = store;
    this.awards = awards;
    this.decisions = decisions;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Release release(Actor actor, UUID id) {
    return store.release(actor.agencyId(), id).orElseThrow(() -> new NotFound("release", id));
  }

  /** Why what is unpaid of an award cannot be proposed to be withdrawn; empty when it can. */
  @Transactional(readOnly = true)
  public List<Refusal> hindrances(Award award) {
    List<Refusal> refusals = new ArrayList<>();
    if (awards.unpaid(award).isZero()) {
      refusals.add(Refusal.of("release.refusal.nothing", award.recipientName()));
    }
    if (store.waiting(award.id()).isPresent()) {
      refusals.add(Refusal.of("release.refusal.waits", award.recipientName()));
    }
    return refusals;
  }

  /** Proposes to withdraw what is not paid, for another to decide; gives the proposal. */
  @Transactional
  public ObjectRef propose(
      Actor actor, UUID key, UUID awardId, String reasons, String heard, boolean noConflict) {
    Role role = actor.as(Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          Award award = awards.award(actor.agencyId(), awardId);
          List<Refusal> refusals = new ArrayList<>(hindrances(award));
          if (heard.isBlank() || heard.strip().length() > LONGEST) {
            refusals.add(Refusal.of("release.refusal.heard", LONGEST).at("heard").by(HEARD));
          }
          if (reasons.isBlank()) {
            refusals.add(Refusal.of("release.refusal.reasons").at("reasons"));
          }
          Refused.ifAny(refusals);
          Money unpaid = awards.unpaid(award);
          UUID id = store.insert(actor, award, unpaid, heard.strip(), clock.instant());
          Release release = release(actor, id);
          UUID proposal = decisions.propose(actor, proposal(release, award, reasons, noConflict));
          store.proposed(id, proposal);
          audit.record(
              actor,
              role,
              "RELEASE_PROPOSED",
              release.ref(award.recipientName()),
              Map.of(),
              Map.of("amount", unpaid.toString()));
          return decisions.proposal(actor, proposal).reference();
        });
  }

  private NewProposal proposal(Release release, Award award, String reasons, boolean noConflict) {
    String authority = award.conditions().authority();
    String amount = Swedish.FORMATS.kronor(release.amount().ore());
    return new NewProposal(
        authority,
        award.caseId(),
        release.ref(award.recipientName()),
        text("release.title.decision", award.recipientName()),
        text("release.outcome"),
        text("release.text", authority, amount, award.recipientName(), award.title()),
        reasons.strip() + "\n\n" + text("release.heard.said", release.heard()),
        award.conditions().legalBasis(),
        new Appeal.Appealable(text("release.appeal.to"), text("release.appeal.how")),
        List.of(),
        noConflict);
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, SWEDISH);
  }
}
