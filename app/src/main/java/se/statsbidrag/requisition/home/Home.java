package se.statsbidrag.requisition.home;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.programme.Grant;
import se.statsbidrag.programme.Notices;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.requisition.Draft;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Progress;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.RequisitionStatus;
import se.statsbidrag.requisition.Requisitions;

/** Puts a recipient's own overview together, of what it may see and nothing else. */
@Service
class Home {

  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  private final Drafts drafts;
  private final Requisitions requisitions;
  private final Cases cases;
  private final Recipients recipients;
  private final Notices notices;
  private final Keys keys;
  private final List<Granted> granted;
  private final Clock clock;

  Home(
      Drafts drafts,
      Requisitions requisitions,
      Cases cases,
      Recipients recipients,
      Notices notices,
      Keys keys,
      List<Granted> granted,
      Clock clock) {
    this.drafts = drafts;
    this.requisitions = requisitions;
    this.cases = cases;
    this.recipients = recipients;
    this.notices = notices;
    this.keys = keys;
    this.granted = List.copyOf(granted);
    this.clock = clock;
  }

  /**
   * What a recipient has and can get.
   *
   * @param calls rounds that wait for an answer, the first to close first
   * @param coming rounds that have been announced and not opened
   * @param ahead what has been announced early of years to come
   * @param missed rounds of this year whose last day has passed without an answer
   * @param standing what has been sent in, latest first
   * @param years every round that there has been, latest first
   * @param granted what has been granted, with and without asking
   */
  record Overview(
      String organisation,
      List<Call> calls,
      List<Offer> coming,
      List<Ahead> ahead,
      List<Call> missed,
      List<Standing> standing,
      List<PastYear> years,
      List<Granted.Grant> granted,
      Totals totals) {}

  /**
   * What may come (förhandsbesked), before there is a round of it.
   *
   * @param amount what this recipient might get, or null where no key says
   */
  record Ahead(Grant grant, Notices.Notice notice, @Nullable Money amount) {

    /** Where the notice is, for everybody. */
    public String href() {
      return "/statsbidrag/" + grant.slug() + "/besked/" + notice.id();
    }
  }

  /**
   * The money of this year.
   *
   * @param offered what can be requisitioned at most
   * @param asked what has been requisitioned
   * @param granted what has been granted, also what others left and what nobody asked for
   * @param declined what has been declined, which is not left to be asked for
   */
  record Totals(int year, Money offered, Money asked, Money granted, Money declined) {

    public Money left() {
      return new Money(Math.max(0, offered.ore() - asked.ore() - declined.ore()));
    }
  }

  /**
   * When money comes.
   *
   * @param paid true where it has come
   */
  record Coming(LocalDate day, boolean paid) {}

  /** The overview of the organisation for which the actor acts. */
  @Transactional(readOnly = true)
  Overview overview(Actor actor) {
    List<Drafts.Choosable> all = drafts.choosable(actor);
    List<Requisition> sent = requisitions.own(actor);
    LocalDate today = LocalDate.now(clock);
    List<Granted.Grant> given = granted.stream().flatMap(one -> one.to(actor).stream()).toList();
    return new Overview(
        recipients.organisation(actor.agencyId()).map(Organisation::name).orElse(""),
        all.stream()
            .filter(one -> one.opening() == Offer.Opening.OPEN || one.draft().isPresent())
            .filter(one -> one.active().isEmpty() || one.draft().isPresent())
            .map(one -> call(actor, one, today))
            .sorted(Comparator.comparing(call -> call.offer().terms().closes()))
            .toList(),
        all.stream()
            .filter(one -> one.opening() == Offer.Opening.NOT_YET)
            .map(Drafts.Choosable::offer)
            .sorted(Comparator.comparing(offer -> offer.terms().opens()))
            .toList(),
        ahead(all),
        all.stream()
            .filter(one -> one.opening() == Offer.Opening.PAST)
            .filter(one -> one.active().isEmpty() && one.draft().isEmpty())
            .filter(one -> one.offer().round().year().year() == today.getYear())
            .map(one -> call(actor, one, today))
            .toList(),
        sent.stream().filter(Home::stands).map(this::standing).toList(),
        all.stream().map(one -> year(one, sent)).toList(),
        given,
        totals(all, sent, given, today.getYear()));
  }

  /** What is announced of the grants and roles in which the recipient has had an offer. */
  private List<Ahead> ahead(List<Drafts.Choosable> all) {
    record Line(Grant grant, String kind, String code) {}

    return all.stream()
        .map(Drafts.Choosable::offer)
        .map(offer ->
            new Line(offer.round().grant(), offer.kind(), String.valueOf(offer.recipient().code())))
        .distinct()
        .flatMap(line ->
            notices.published(line.grant()).stream()
                .filter(notice -> notice.recipientKind().equals(line.kind()))
                .map(notice -> new Ahead(line.grant(), notice, indicated(notice, line.code()))))
        .sorted(Comparator.comparing(ahead -> ahead.notice().year()))
        .toList();
  }

  private @Nullable Money indicated(Notices.Notice notice, String code) {
    return keys.indications(notice).stream()
        .filter(one -> one.code().equals(code))
        .map(Keys.Indication::amount)
        .findFirst()
        .orElse(null);
  }

  private Call call(Actor actor, Drafts.Choosable one, LocalDate today) {
    Offer offer = one.offer();
    Optional<Progress> progress = one.draft().map(draft -> Progress.of(draft.answers(), offer));
    Call.State state = state(actor, one, progress.map(Progress::complete).orElse(false));
    String root = "/rekvirera/" + offer.round().id();
    boolean check = state == Call.State.TO_SUBMIT || state == Call.State.TO_CONFIRM;
    LocalDate lastDay =
        one.active()
            .map(Requisition::answerBy)
            .orElseGet(() -> WorkingCalendar.dayOf(offer.terms().closes()).minusDays(1));
    return new Call(
        offer,
        state,
        progress.map(Progress::done).orElse(0),
        progress.map(Progress::all).orElse(0),
        one.draft().map(Draft::changedByName).orElse(null),
        lastDay,
        ChronoUnit.DAYS.between(today, lastDay),
        check ? root + "/granska" : root);
  }

  private Call.State state(Actor actor, Drafts.Choosable one, boolean complete) {
    if (one.draft().isEmpty()) {
      return Call.State.NOT_BEGUN;
    }
    Draft.@Nullable First first = one.draft().get().first();
    if (first != null) {
      return first.personId().equals(actor.personId())
          ? Call.State.WAITS_FOR_SECOND
          : drafts.maySubmit(actor, one.offer()) ? Call.State.TO_CONFIRM : Call.State.TO_HAND_OVER;
    }
    if (!complete) {
      return Call.State.BEGUN;
    }
    return drafts.maySubmit(actor, one.offer()) ? Call.State.TO_SUBMIT : Call.State.TO_HAND_OVER;
  }

  private static boolean stands(Requisition sent) {
    return sent.active() || sent.status() == RequisitionStatus.REFUSED;
  }

  private Standing standing(Requisition sent) {
    boolean ours = sent.status() == RequisitionStatus.COMPLETION_ASKED;
    Requisition.@Nullable Standing moved = sent.standing();
    Instant since = moved == null ? sent.receivedAt() : moved.at();
    return new Standing(
        sent,
        "/mina-rekvisitioner/" + sent.id(),
        sent.status() == RequisitionStatus.SUBMITTED ? officer(sent) : null,
        ours,
        since,
        ours ? sent.answerBy() : null);
  }

  /** The officer who is responsible, at the agency; or the agency. */
  private String officer(Requisition sent) {
    CaseFile file = cases.caseFile(Actor.system(sent.agencyId()), sent.caseId());
    CaseFile.@Nullable Officer officer = file.officer();
    return officer == null
        ? sent.sent().addressee()
        : sent.sent().addressee() + ", " + officer.name();
  }

  /** When the money came, or when it should by what is promised; empty where nothing is. */
  Optional<Coming> coming(Standing standing, Overview overview) {
    Requisition sent = standing.requisition();
    return overview.granted().stream()
        .filter(one -> sent.id().equals(one.requisitionId()))
        .filter(one -> !one.amount().isZero())
        .findFirst()
        .map(
            one -> one.paid() == null ? new Coming(one.due(), false) : new Coming(one.paid(), true))
        .or(() -> promised(sent, overview.years()));
  }

  /** Of what waits for a decision: by what the round promises. */
  private static Optional<Coming> promised(Requisition sent, List<PastYear> years) {
    return years.stream()
        .map(PastYear::offer)
        .filter(offer -> offer.round().id().equals(sent.roundId()))
        .map(Offer::terms)
        .map(Terms::promise)
        .findFirst()
        .filter(promise -> sent.status() != RequisitionStatus.REFUSED)
        .filter(promise -> sent.status() != RequisitionStatus.APPROVED)
        .filter(promise -> !sent.late() && !sent.amount().isZero())
        .map(promise -> promise.due(LocalDate.ofInstant(sent.receivedAt(), STOCKHOLM)))
        .map(due -> new Coming(due, false));
  }

  private static PastYear year(Drafts.Choosable one, List<Requisition> sent) {
    return new PastYear(
        one.offer(),
        sent.stream()
            .filter(own -> own.roundId().equals(one.offer().round().id()))
            .filter(own -> own.recipientKind().equals(one.offer().kind()))
            .filter(Home::stands)
            .findFirst()
            .orElse(null));
  }

  private static Totals totals(
      List<Drafts.Choosable> all, List<Requisition> sent, List<Granted.Grant> given, int year) {
    List<PastYear> own =
        all.stream()
            .filter(one -> one.offer().round().year().year() == year)
            .map(one -> year(one, sent))
            .toList();
    return new Totals(
        year,
        sum(own.stream().map(one -> one.offer().ceiling().amount()).toList()),
        sum(own.stream().flatMap(one -> active(one).stream()).map(Requisition::amount).toList()),
        sum(given.stream().filter(one -> one.year() == year).map(Granted.Grant::amount).toList()),
        sum(
            own.stream()
                .filter(one -> active(one).filter(Requisition::declines).isPresent())
                .map(one -> one.offer().ceiling().amount())
                .toList()));
  }

  private static Optional<Requisition> active(PastYear year) {
    return Optional.ofNullable(year.sent()).filter(Requisition::active);
  }

  private static Money sum(List<Money> amounts) {
    return new Money(amounts.stream().mapToLong(Money::ore).sum());
  }
}
