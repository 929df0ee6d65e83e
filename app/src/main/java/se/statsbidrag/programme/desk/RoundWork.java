package se.statsbidrag.programme.desk;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundStatus;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;

/** Rounds that wait for somebody: instructions to publish, a round that can open. */
@Component
class RoundWork implements WorkItemSource {

  private final Rounds rounds;
  private final Instructions instructions;

  RoundWork(Rounds rounds, Instructions instructions) {
    this.rounds = rounds;
    this.instructions = instructions;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    List<WorkItem> items = new ArrayList<>();
    if (!actor.has(Role.DECISION_MAKER) && !actor.has(Role.CASE_OFFICER)) {
      return items;
    }
    instructions
        .waiting(actor, limit)
        .forEach((id, since) ->
            items.add(
                new WorkItem(
                    "programme.work.publish",
                    rounds.round(id).ref(),
                    "/omgangar/" + id + "/publicera",
                    since,
                    null)));
    for (Round round : rounds.list(actor.agencyId())) {
      Terms terms = round.terms();
      if (round.status() == RoundStatus.ANNOUNCED
          && terms != null
          && rounds.hindrances(round).isEmpty()) {
        items.add(
            new WorkItem(
                "programme.work.open",
                round.ref(),
                "/omgangar/" + round.id() + "/oppna",
                terms.opens(),
                terms.lastDay()));
      }
    }
    return items;
  }
}
