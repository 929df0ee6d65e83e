package se.statsbidrag.requisition.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.TermChange;

/** Tells those who have requisitioned already that the instructions have changed, and in what. */
@Component
class InstructionNews {

  private final OverviewStore store;
  private final Notifications notifications;

  InstructionNews(OverviewStore store, Notifications notifications) {
    this.store = store;
    this.notifications = notifications;
  }

  @EventListener
  void changed(Instructions.Changed event) {
    Round round = event.round();
    if (event.changes().isEmpty()) {
      return;
    }
    String headings =
        String.join(", ", event.changes().stream().map(TermChange::heading).distinct().toList());
    List<Letter> letters = new ArrayList<>();
    for (UUID organisation : store.answered(round.id())) {
      Notice notice =
          new Notice(
                  "overview.changed",
                  new ObjectRef("programme.round", round.id() + ":" + organisation, round.nameSv()),
                  "/statsbidrag/" + round.grant().slug(),
                  List.of(headings),
                  null)
              .toRecipient(organisation);
      notifications
          .concerned(
              organisation,
              round.agencyId(),
              round.grant().id(),
              round.recipientKind(),
              List.of(Role.AGENT, Role.REPRESENTATIVE))
          .forEach(to -> letters.add(new Letter(to, notice)));
    }
    int version = Objects.requireNonNull(round.terms()).version();
    notifications.tellAll(round.agencyId(), "terms:" + round.id() + ":" + version, letters);
  }
}
