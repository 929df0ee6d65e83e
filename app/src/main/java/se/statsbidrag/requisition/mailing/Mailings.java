package se.statsbidrag.requisition.mailing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.allocation.Ceiling;
import se.statsbidrag.allocation.Ceilings;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewCase;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;
import se.statsbidrag.notification.Preview;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundStatus;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/**
 * Sends out the form of a round that is answered on paper (R83): to everybody in its key, in one
 * act, each exactly once. Who cannot be reached by mail is listed, and gets the form by post.
 */
@Service
class Mailings {

  /** A recipient and those who would be told. */
  record Addressed(UUID organisation, String name, Money ceiling, List<Addressee> addressees) {

    Addressed {
      addressees = List.copyOf(addressees);
    }
  }

  /**
   * What would go out now.
   *
   * @param to those who have not had the form yet
   * @param example what one of the letters says, or null where there is none
   */
  record Plan(Round round, List<Addressed> to, int letters, @Nullable Preview example) {

    /** Those whom no letter reaches. */
    public List<Addressed> unreached() {
      return to.stream().filter(one -> one.addressees().isEmpty()).toList();
    }
  }

  private final MailingStore store;
  private final FormPaper paper;
  private final Rounds rounds;
  private final Ceilings ceilings;
  private final Recipients recipients;
  private final Notifications notifications;
  private final Cases cases;
  private final AuditTrail audit;
  private final Clock clock;

  Mailings(
      MailingStore store,
      FormPaper paper,
      Rounds rounds,
      Ceilings ceilings,
      Recipients recipients,
      Notifications notifications,
      Cases cases,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.paper = paper;
    this.rounds = rounds;
    this.ceilings = ceilings;
    this.recipients = recipients;
    this.notifications = notifications;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  /** What would go out now, and to whom it would not reach. */
  @Transactional(readOnly = true)
  public Plan plan(Actor actor, UUID roundId) {
    Round round = round(actor, roundId);
    Set<UUID> done =
        store.inRound(actor.agencyId(), roundId).stream()
            .map(Mailing::organisationId)
            .collect(Collectors.toSet());
    Map<UUID, String> names = names(round);
    List<Addressed> to = new ArrayList<>();
    for (Map.Entry<UUID, Ceiling> each : ceilings.all(roundId).entrySet()) {
      String name = names.get(each.getKey());
      if (name != null && !done.contains(each.getKey())) {
        to.add(
            new Addressed(
                each.getKey(), name, each.getValue().amount(), addressees(round, each.getKey())));
      }
    }
    List<Letter> letters = letters(round, to);
    return new Plan(
        round,
        to,
        letters.size(),
        letters.stream().findFirst().map(notifications::preview).orElse(null));
  }

  private Round round(Actor actor, UUID id) {
    Round round = rounds.round(id);
    if (!round.agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", id);
    }
    return round;
  }

  private Map<UUID, String> names(Round round) {
    return recipients
        .roles(RecipientKind.valueOf(round.recipientKind()), LocalDate.now(clock))
        .stream()
        .collect(
            Collectors.toMap(
                RecipientRole::organisationId, RecipientRole::name, (one, other) -> one));
  }

  private List<Addressee> addressees(Round round, UUID organisation) {
    return notifications.concerned(
        organisation,
        round.agencyId(),
        round.grant().id(),
        round.recipientKind(),
        List.of(Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR));
  }

  /** Sends out to all who have not had the form; whoever has had it does not get it again. */
  @Transactional
  public ObjectRef send(Actor actor, UUID key, UUID roundId) {
    Role role = actor.as(Role.CASE_OFFICER, Role.REGISTRATOR);
    return audit.once(
        key,
        actor,
        () -> {
          Plan plan = plan(actor, roundId);
          Refused.ifAny(toSend(plan));
          Round round = plan.round();
          UUID caseId =
              cases.open(actor, NewCase.of("Utskick av blankett: " + round.nameSv())).id();
          List<Addressed> sent =
              plan.to().stream()
                  .filter(
                      to -> store.insert(actor, roundId, caseId, to, clock.instant()).isPresent())
                  .toList();
          int told =
              notifications.tellAll(
                  actor.agencyId(), "round-invitation:" + roundId, letters(round, sent));
          audit.record(
              actor,
              role,
              "FORMS_SENT",
              round.ref(),
              Map.of(),
              Map.of("recipients", sent.size(), "messages", told));
          return round.ref();
        });
  }

  private static List<Refusal> toSend(Plan plan) {
    List<Refusal> refusals = new ArrayList<>();
    Terms terms = plan.round().terms();
    if (terms == null || terms.channel() != Terms.Channel.FORM) {
      refusals.add(Refusal.of("mailing.refusal.channel"));
    }
    if (plan.round().status() != RoundStatus.OPEN) {
      refusals.add(Refusal.of("mailing.refusal.open"));
    }
    if (plan.to().isEmpty()) {
      refusals.add(Refusal.of("mailing.refusal.done"));
    }
    return refusals;
  }

  private static List<Letter> letters(Round round, List<Addressed> to) {
    Terms terms = Objects.requireNonNull(round.terms());
    List<Letter> letters = new ArrayList<>();
    for (Addressed one : to) {
      Notice notice =
          Notice.of(
                  "mailing.notice",
                  new ObjectRef(
                      "recipient.organisation", one.organisation().toString(), one.name()),
                  "/blanketter/" + round.id(),
                  round.nameSv(),
                  terms.lastDay(),
                  one.ceiling())
              .toRecipient(one.organisation());
      one.addressees().forEach(addressee -> letters.add(new Letter(addressee, notice)));
    }
    return letters;
  }

  /** The form with nobody's name in it, of a round that is answered on paper; nothing is sent. */
  @Transactional(readOnly = true)
  public byte[] empty(Actor actor, UUID roundId) {
    Round round = round(actor, roundId);
    Terms terms = round.terms();
    if (terms == null || terms.channel() != Terms.Channel.FORM) {
      throw new NotFound("form", roundId);
    }
    return paper.empty(round);
  }

  /** What has gone out in a round. */
  @Transactional(readOnly = true)
  public List<Mailing> sent(Actor actor, UUID roundId) {
    return store.inRound(actor.agencyId(), roundId);
  }

  /** The form as a file, to its agency or to its recipient; empty until it has been made. */
  @Transactional(readOnly = true)
  public Optional<byte[]> form(Actor actor, UUID roundId, UUID organisation) {
    Mailing mailing =
        store
            .to(organisation, roundId)
            .filter(one -> sees(actor, one))
            .orElseThrow(() -> new NotFound("form", roundId));
    UUID document = mailing.documentId();
    return document == null
        ? Optional.empty()
        : Optional.of(cases.content(Actor.system(mailing.agencyId()), document));
  }

  private static boolean sees(Actor actor, Mailing mailing) {
    return actor.forRecipient()
        ? mailing.organisationId().equals(actor.agencyId())
        : mailing.agencyId().equals(actor.agencyId());
  }
}
