package se.statsbidrag.identity.agents;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.identity.Power;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;

/**
 * Says in good time that somebody's power ends, to whoever holds it: by mail once, however many
 * nodes ask, and in what there is to do until it has ended or been prolonged.
 */
@Component
class ExpiryReminders implements WorkItemSource {

  private static final int BATCH = 200;
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  private final Powers powers;
  private final Notifications notifications;
  private final Clock clock;
  private final Period before;

  ExpiryReminders(
      Powers powers,
      Notifications notifications,
      Clock clock,
      @Value("${statsbidrag.power-reminder}") Period before) {
    this.powers = powers;
    this.notifications = notifications;
    this.clock = clock;
    this.before = before;
  }

  /** Takes what ends soon and tells; what is taken is never taken again for the same day. */
  @Scheduled(fixedDelayString = "${statsbidrag.power-reminder-every:10m}", initialDelay = 60_000)
  @Transactional
  public void run() {
    powers.endingBy(soon(), BATCH).forEach(this::tell);
  }

  private void tell(Power power) {
    notifications.holders(power.organisationId(), power.role()).stream()
        .filter(to -> power.personId().equals(to.personId()))
        .forEach(to ->
            notifications.send(
                power.organisationId(),
                to,
                Notice.of(
                    power.role() == Role.AGENT
                        ? "agents.notice.agent-ends"
                        : "agents.notice.power-ends",
                    power.object(),
                    "/behoriga",
                    power.validTo())));
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (!actor.forRecipient()) {
      return List.of();
    }
    List<Power> own = powers.of(actor);
    return own.stream()
        .filter(power -> !power.validTo().isAfter(soon()))
        .filter(power ->
            own.stream()
                .noneMatch(longer ->
                    longer.role() == power.role() && longer.validTo().isAfter(power.validTo())))
        .limit(limit)
        .map(this::work)
        .toList();
  }

  private WorkItem work(Power power) {
    return new WorkItem(
        power.role() == Role.AGENT ? "agents.work.agent-ends" : "agents.work.power-ends",
        new ObjectRef("identity.power", power.id().toString(), power.personName()),
        "/behoriga",
        power.validTo().minus(before).atStartOfDay(STOCKHOLM).toInstant(),
        power.validTo());
  }

  private LocalDate soon() {
    return LocalDate.now(clock).plus(before);
  }
}
