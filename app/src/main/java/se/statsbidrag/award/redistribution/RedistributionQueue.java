package se.statsbidrag.award.redistribution;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;

/**
 * What waits for a case officer: rounds of this year whose last day has passed, where somebody has
 * asked for a part of what is left, and nothing has been proposed.
 */
@Component
class RedistributionQueue implements WorkItemSource {

  private final Rounds rounds;
  private final Pools pools;
  private final ClaimStore claims;
  private final RedistributionStore store;
  private final Ledger ledger;
  private final Clock clock;

  RedistributionQueue(
      Rounds rounds,
      Pools pools,
      ClaimStore claims,
      RedistributionStore store,
      Ledger ledger,
      Clock clock) {
    this.rounds = rounds;
    this.pools = pools;
    this.claims = claims;
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (!actor.has(Role.CASE_OFFICER)) {
      return List.of();
    }
    int year = WorkingCalendar.dayOf(clock.instant()).getYear();
    List<WorkItem> items = new ArrayList<>();
    Set<UUID> told = new HashSet<>();
    for (Round round : rounds.list(actor.agencyId())) {
      if (round.year().year() == year
          && !told.contains(round.id())
          && pools.hindrances(round).isEmpty()) {
        Pool pool = pools.of(round);
        pool.rounds().forEach(one -> told.add(one.id()));
        if (waits(pool)) {
          items.add(
              new WorkItem(
                  "redistribution.work",
                  pool.first().ref(),
                  "/omgangar/" + pool.first().id() + "/omfordelning",
                  pool.closes(),
                  null));
        }
      }
    }
    return items.stream().limit(limit).toList();
  }

  private boolean waits(Pool pool) {
    return pool.rounds().stream()
            .filter(pool::reaches)
            .anyMatch(round -> claims.anybodyAsks(round.agencyId(), round.id()))
        && pool.giving().stream().noneMatch(round -> store.anything(round.id()))
        && pool.giving().stream()
            .anyMatch(round -> !ledger.pot(round.agencyId(), round.pot()).available().isZero());
  }
}
