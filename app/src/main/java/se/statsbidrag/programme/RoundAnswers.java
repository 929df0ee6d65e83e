package se.statsbidrag.programme;

import java.util.UUID;

/** How many have answered a round; told by the module that receives the answers. */
@FunctionalInterface
public interface RoundAnswers {

  /** How many recipients have a requisition in the round now, late ones included. */
  int requisitioned(UUID roundId);
}
