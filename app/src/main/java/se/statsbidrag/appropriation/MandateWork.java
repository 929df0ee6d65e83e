package se.statsbidrag.appropriation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;

/** What mandates ask of people: to be activated, and duties whose day is near. */
@Component
class MandateWork implements WorkItemSource {

  private static final int NEAR_DAYS = 90;

  private final Mandates mandates;
  private final Clock clock;

  MandateWork(Mandates mandates, Clock clock) {
    this.mandates = mandates;
    this.clock = clock;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    List<WorkItem> waiting = new ArrayList<>();
    for (Mandate mandate : mandates.list(actor.agencyId())) {
      if (!mandate.active() && actor.has(Role.DECISION_MAKER)) {
        if (mandates.hindrances(actor, mandate).isEmpty()) {
          waiting.add(activation(mandate));
        }
      } else if (mandate.active() && actor.has(Role.CASE_OFFICER)) {
        mandates.duties(mandate).stream()
            .filter(day -> near(day))
            .forEach(day -> waiting.add(duty(mandate, day)));
      }
    }
    return waiting.stream().limit(limit).toList();
  }

  private static boolean near(DutyDay day) {
    return day.daysLeft() != null && day.daysLeft() >= 0 && day.daysLeft() <= NEAR_DAYS;
  }

  private static WorkItem activation(Mandate mandate) {
    return new WorkItem(
        "appropriation.work.activate",
        mandate.ref(),
        "/uppdrag/" + mandate.id() + "/aktivera",
        mandate.entered().at().toInstant(),
        null);
  }

  private WorkItem duty(Mandate mandate, DutyDay day) {
    return new WorkItem(
        "appropriation.work.duty",
        new ObjectRef("appropriation.mandate", mandate.id().toString(), day.duty().name()),
        "/uppdrag/" + mandate.id() + "#skyldigheter",
        clock.instant(),
        day.due());
  }
}
