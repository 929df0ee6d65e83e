package se.statsbidrag.programme;

import java.util.List;
import se.statsbidrag.kernel.Refusal;

/** What another module demands before a round may open. */
@FunctionalInterface
public interface OpeningRule {

  /** Why the round may not open now; empty when it may. */
  List<Refusal> hindrances(Round round);
}
