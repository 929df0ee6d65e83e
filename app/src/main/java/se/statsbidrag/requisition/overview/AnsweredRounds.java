package se.statsbidrag.requisition.overview;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.programme.RoundAnswers;

/** Tells the public pages how many have requisitioned. */
@Component
class AnsweredRounds implements RoundAnswers {

  private final OverviewStore store;

  AnsweredRounds(OverviewStore store) {
    this.store = store;
  }

  @Override
  public int requisitioned(UUID roundId) {
    return store.requisitioned(roundId);
  }
}
