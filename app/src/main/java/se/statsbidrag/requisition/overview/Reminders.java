package se.statsbidrag.requisition.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;
import se.statsbidrag.notification.Preview;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;

/**
 * Reminders (påminnelser) to those who have not answered a round, so many working days before its
 * last day as the terms say, or when a case officer asks. Nobody is reminded twice on a day.
 */
@Service
class Reminders {

  private static final List<Role> REACHED =
      List.of(Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR);

  /**
   * What would be sent.
   *
   * @param example what one of the letters says, or null where there is none
   * @param reached recipients that somebody would be told of
   * @param unreached recipients where nobody can be told
   * @param letters how many letters there would be
   * @param toldToday whether somebody has been reminded today
   */
  record Plan(
      @Nullable Preview example,
      List<Line> reached,
      List<Line> unreached,
      int letters,
      boolean toldToday) {}

  private record Planned(List<Letter> letters, List<Line> reached, List<Line> unreached) {}

  private final Overviews overviews;
  private final Rounds rounds;
  private final Notifications notifications;
  private final AuditTrail audit;
  private final Clock clock;

  Reminders(
      Overviews overviews,
      Rounds rounds,
      Notifications notifications,
      AuditTrail audit,
      Clock clock) {
    this.overviews = overviews;
    this.rounds = rounds;
    this.notifications = notifications;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a reminder today would send, and to whom it would not reach. */
  @Transactional(readOnly = true)
  public Plan plan(Actor actor, UUID roundId) {
    Overview overview = overviews.of(actor.agencyId(), roundId);
    Planned planned = planned(overview);
    Set<String> told = notifications.told(actor.agencyId(), occasion(overview.round(), today()));
    return new Plan(
        planned.letters().stream().findFirst().map(notifications::preview).orElse(null),
        planned.reached(),
        planned.unreached(),
        planned.letters().size(),
        !told.isEmpty());
  }

  /** Reminds all who have not answered; whoever has been reminded today is not reminded again. */
  @Transactional
  public ObjectRef send(Actor actor, UUID key, UUID roundId) {
    Role role = actor.as(Role.CASE_OFFICER);
    Overview overview = overviews.of(actor.agencyId(), roundId);
    return audit.once(
        key,
        actor,
        () -> {
          if (!rounds.isOpen(overview.round())) {
            throw new Refused(Refusal.of("overview.refusal.closed"));
          }
          tell(actor, role, overview, today());
          return overview.round().ref();
        });
  }

  /** The job: the reminders whose day has come. */
  @Scheduled(
      fixedDelayString = "${statsbidrag.reminders-every:10m}",
      initialDelayString = "${statsbidrag.reminders-first:1m}")
  @Transactional
  public void run() {
    rounds.published().stream().filter(rounds::isOpen).forEach(this::remindIfDue);
  }

  private void remindIfDue(Round round) {
    due(Objects.requireNonNull(round.terms()), today())
        .filter(day -> notifications.told(round.agencyId(), occasion(round, day)).isEmpty())
        .ifPresent(day ->
            tell(
                Actor.system(round.agencyId()),
                null,
                overviews.of(round.agencyId(), round.id()),
                day));
  }

  /**
   * The latest of the days to remind on that has come, if that is not the day of an earlier one.
   */
  static Optional<LocalDate> due(Terms terms, LocalDate today) {
    return terms.document().reminders().stream()
        .map(days -> WorkingCalendar.plusWorkingDays(terms.lastDay(), -days))
        .filter(day -> !day.isAfter(today))
        .filter(day -> !day.isBefore(terms.document().opens()))
        .max(Comparator.naturalOrder());
  }

  private void tell(Actor actor, @Nullable Role role, Overview overview, LocalDate day) {
    Round round = overview.round();
    int told =
        notifications.tellAll(round.agencyId(), occasion(round, day), planned(overview).letters());
    if (told > 0) {
      audit.record(actor, role, "ROUND_REMINDED", round.ref(), Map.of(), Map.of("messages", told));
    }
  }

  private Planned planned(Overview overview) {
    Planned planned = new Planned(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Line line : overview.missing()) {
      List<Letter> letters =
          notifications
              .concerned(
                  line.organisation(),
                  overview.round().agencyId(),
                  overview.round().grant().id(),
                  overview.round().recipientKind(),
                  REACHED)
              .stream()
              .map(to -> new Letter(to, notice(overview.round(), line)))
              .toList();
      planned.letters().addAll(letters);
      (letters.isEmpty() ? planned.unreached() : planned.reached()).add(line);
    }
    return planned;
  }

  private static Notice notice(Round round, Line line) {
    Terms terms = Objects.requireNonNull(round.terms());
    return new Notice(
            "overview.reminder",
            new ObjectRef("recipient.organisation", line.organisation().toString(), line.name()),
            "/rekvirera/" + round.id(),
            List.of(round.nameSv(), terms.lastDay(), line.ceiling()),
            null)
        .toRecipient(line.organisation());
  }

  private static String occasion(Round round, LocalDate day) {
    return "reminder:" + round.id() + ":" + day;
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }
}
